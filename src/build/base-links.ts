/** Gives links of Markdown into the course, such as `/chapters/http/`, the base under which the site stands. */
import { type Node, nodes } from './mdx-tree.ts'

/** A rehype plugin; `base` begins and ends with a slash. */
export function rehypeBaseLinks({ base }: { base: string }) {
  return (tree: Node) => {
    for (const { tagName, properties } of nodes(tree)) {
      const href = tagName === 'a' ? properties?.href : undefined
      if (properties && typeof href === 'string' && href.startsWith('/')) properties.href = base + href.slice(1)
    }
  }
}

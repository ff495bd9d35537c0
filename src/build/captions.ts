/** Gives tables a caption and a box of their own: a paragraph "Table: ..." directly above a table becomes its `<caption>`. */
import { type Node, nodes, type SourceFile } from './mdx-tree.ts'

const MARK = /^Table:\s+/

/** A rehype plugin. */
export function rehypeCaptions() {
  return (tree: Node, _file: SourceFile) => {
    for (const parent of [...nodes(tree)]) {
      if (!parent.children?.some(({ tagName }) => tagName === 'table')) continue
      parent.children = parent.children.filter((node, place, siblings) => {
        const table = siblings.slice(place + 1).find(({ type }) => type !== 'text')
        const first = node.children?.[0]
        if (node.tagName !== 'p' || table?.tagName !== 'table' || first?.type !== 'text' || !MARK.test(first.value ?? '')) return true
        first.value = (first.value ?? '').replace(MARK, '')
        table.children?.unshift({ type: 'element', tagName: 'caption', properties: {}, children: node.children ?? [] })
        return false
      })
    }
  }
}

/**
 * Keeps a chapter's words out of its script. Whatever in the text does nothing by itself, most of it, becomes `<Still>`: on the server
 * it is rendered with its content, in the browser without, since it stands in the document already (src/course/prose/still.tsx).
 */
import type { Node } from './mdx-tree.ts'

/** Elements of the course whose behaviour is plain markup, or is given to them by the page (src/course/prose/Prose.tsx) or a figure. */
const QUIET = new Set(['Answer', 'CitedSource', 'Dial', 'Glyph', 'Moment', 'Next', 'Note', 'SmallPrint', 'Source', 'Sources', 'Term'])
/** The same, standing between paragraphs: they get a plain box around them. */
const QUIET_BLOCKS = new Set(['Next', 'SmallPrint', 'Sources'])
/** Native elements that the course replaces by components of its own, and captions, which those look for. */
const REPLACED = new Set(['caption', 'h2', 'h3', 'table'])

/** A rehype plugin, the last of all. `keepContent` on the server. */
export function rehypeStill({ keepContent }: { keepContent: boolean }) {
  return (tree: Node) => {
    let count = 0
    const visit = (parent: Node) => {
      parent.children = parent.children?.map(found => {
        const tagName = boxOf(found)
        const node = tagName ? { type: 'element', tagName, properties: {}, children: [found] } : found
        if (!canBeStill(node)) {
          visit(node)
          return node
        }
        const still: Node = { type: 'mdxJsxFlowElement', name: 'Still', attributes: attributesOf(node, count), children: [] }
        if (keepContent) still.children = node.children ?? []
        count += 1
        return still
      })
    }
    visit(tree)
  }
}

/** What a quiet element stands in where nothing around it is still: between paragraphs, and among words that must live, as in a caption. */
function boxOf({ type, name }: Node): 'div' | 'span' | undefined {
  if (type === 'mdxJsxFlowElement' && QUIET_BLOCKS.has(name ?? '')) return 'div'
  return type === 'mdxJsxTextElement' && QUIET.has(name ?? '') ? 'span' : undefined
}

function canBeStill(node: Node): boolean {
  if (node.type !== 'element' || REPLACED.has(node.tagName ?? '') || !node.children?.length) return false
  const plain = Object.entries(node.properties ?? {}).every(
    ([name, value]) => name === 'id' || (name === 'className' && Array.isArray(value)),
  )
  return plain && node.children.every(isQuiet)
}

function isQuiet(node: Node): boolean {
  if (node.type === 'text') return true
  if (node.type === 'element') return !REPLACED.has(node.tagName ?? '') && (node.children ?? []).every(isQuiet)
  return node.type.startsWith('mdxJsx') && QUIET.has(node.name ?? '') && (node.children ?? []).every(isQuiet)
}

function attributesOf({ tagName, properties = {} }: Node, count: number): NonNullable<Node['attributes']> {
  const values = { as: tagName, n: String(count), ...properties }
  return Object.entries(values).map(([name, value]) => ({
    type: 'mdxJsxAttribute',
    name,
    value: Array.isArray(value) ? value.join(' ') : value,
  }))
}

/**
 * Gives tables what Markdown cannot say. A paragraph "Table: ..." directly above a table becomes its caption; where the first cell
 * of its head is empty, the first cells below it are the headings of their rows.
 */
import { type Node, nodes, type SourceFile } from './mdx-tree.ts'

const MARK = /^Table:\s+/

/** A rehype plugin. */
export function rehypeCaptions() {
  return (tree: Node, _file: SourceFile) => {
    for (const table of [...nodes(tree)].filter(({ tagName }) => tagName === 'table')) nameRows(table)
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

function nameRows(table: Node): void {
  const cells = (row: Node) => (row.children ?? []).filter(({ tagName }) => tagName === 'th' || tagName === 'td')
  const [head, ...rows] = [...nodes(table)].filter(({ tagName }) => tagName === 'tr').map(row => cells(row)[0])
  if (!head || (head.children ?? []).length > 0) return
  head.tagName = 'td'
  for (const cell of rows) if (cell) Object.assign(cell, { tagName: 'th', properties: { ...cell.properties, scope: 'row' } })
}

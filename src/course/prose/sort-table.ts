/** Sorting a table in the document by the heads of its columns: the words of a chapter are its document's, not the program's. */

const WAYS = ['none', 'ascending', 'descending'] as const
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Makes each column head a button that sorts the rows: up, down, and as they were written. Returns how to undo it. */
export function makeSortable(table: HTMLTableElement): () => void {
  const body = table.querySelector('tbody')
  const written = [...(body?.children ?? [])]
  // A head that holds a link stays as it is: nothing can be pressed inside of a button.
  const heads = [...table.querySelectorAll('thead th')].filter(head => head.textContent && !head.querySelector('a'))
  const sortBy = (head: Element) => {
    const next = WAYS[(WAYS.indexOf(wayOf(head)) + 1) % WAYS.length] ?? 'none'
    for (const other of heads) other.setAttribute('aria-sort', other === head ? next : 'none')
    body?.append(...sorted(written, [...(head.parentElement?.children ?? [])].indexOf(head), next))
  }
  const undo = heads.map(head => {
    const button = document.createElement('button')
    button.type = 'button'
    button.append(...head.childNodes)
    button.addEventListener('click', () => sortBy(head))
    head.append(button)
    head.setAttribute('aria-sort', 'none')
    return () => {
      head.removeAttribute('aria-sort')
      head.replaceChildren(...button.childNodes)
    }
  })
  return () => {
    for (const one of undo) one()
    body?.append(...written)
  }
}

function wayOf(head: Element): (typeof WAYS)[number] {
  return WAYS.find(way => way === head.getAttribute('aria-sort')) ?? 'none'
}

/** The rows by one column, numbers as numbers, empty cells last either way; equal ones keep their order. */
function sorted(rows: readonly Element[], column: number, way: (typeof WAYS)[number]): readonly Element[] {
  if (way === 'none') return rows
  const sign = way === 'ascending' ? 1 : -1
  const text = (row: Element) => row.children[column]?.textContent.trim() ?? ''
  return rows.toSorted((a, b) => {
    const [x, y] = [text(a), text(b)]
    if (x === '' || y === '') return Number(x === '') - Number(y === '')
    return sign * collator.compare(x, y)
  })
}

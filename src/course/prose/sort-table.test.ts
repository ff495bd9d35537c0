// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { makeSortable } from './sort-table.ts'

const TABLE = `<table>
  <thead><tr><th>Code</th><th>Says</th><th>Where <a href="#x">1</a></th></tr></thead>
  <tbody>
    <tr><td>15.5.10</td><td>gone</td><td></td></tr>
    <tr><td>15.5.9</td><td></td><td></td></tr>
    <tr><td>15.6.1</td><td>Conflict</td><td></td></tr>
    <tr><td>9.3</td><td>gone</td><td></td></tr>
  </tbody>
</table>`

function show() {
  document.body.innerHTML = TABLE
  const table = document.querySelector('table') as HTMLTableElement
  const undo = makeSortable(table)
  return {
    undo,
    press: (name: string) => [...table.querySelectorAll('button')].find(button => button.textContent === name)?.click(),
    codes: () => [...table.querySelectorAll('tbody tr')].map(row => row.children[0]?.textContent),
    ways: () => [...table.querySelectorAll('th')].map(head => head.getAttribute('aria-sort')),
  }
}

afterEach(() => {
  document.body.innerHTML = ''
})

describe('a table that can be sorted', () => {
  it('sorts up, down, and back to the written order, numbers as numbers', () => {
    const { press, codes, ways } = show()
    press('Code')
    expect(codes()).toEqual(['9.3', '15.5.9', '15.5.10', '15.6.1'])
    expect(ways()).toEqual(['ascending', 'none', null])
    press('Code')
    expect(codes()).toEqual(['15.6.1', '15.5.10', '15.5.9', '9.3'])
    expect(ways()).toEqual(['descending', 'none', null])
    press('Code')
    expect(codes()).toEqual(['15.5.10', '15.5.9', '15.6.1', '9.3'])
    expect(ways()).toEqual(['none', 'none', null])
  })

  it('puts empty cells last either way, and keeps the written order of equal ones', () => {
    const { press, codes, ways } = show()
    press('Code')
    press('Says')
    expect(ways()).toEqual(['none', 'ascending', null])
    expect(codes()).toEqual(['15.6.1', '15.5.10', '9.3', '15.5.9'])
    press('Says')
    expect(codes()).toEqual(['15.5.10', '9.3', '15.6.1', '15.5.9'])
  })

  it('leaves a head alone that holds a link', () => {
    show()
    expect(document.querySelectorAll('button')).toHaveLength(2)
  })

  it('gives back the table as it was', () => {
    const { press, undo } = show()
    press('Code')
    undo()
    expect(document.body.innerHTML.replace(/\s+/g, '')).toBe(TABLE.replace(/\s+/g, ''))
  })
})

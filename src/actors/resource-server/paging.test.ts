import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pageAfter, pageByOffset, printCursor, readCursor } from './paging.ts'

/** Ids, the greatest first. */
const rows = (count: number) => Array.from({ length: count }, (_, i) => count - i)
const behind = (last: number) => (id: number) => id < last

const sizes = fc.record({
  count: fc.integer({ min: 30, max: 60 }),
  limit: fc.integer({ min: 5, max: 10 }),
  k: fc.integer({ min: 1, max: 5 }),
})

it('k rows inserted ahead of the next page come twice by offset, and none does by cursor', () => {
  fc.assert(
    fc.property(sizes, ({ count, limit, k }) => {
      const first = pageByOffset(rows(count), 0, limit).rows
      const later = rows(count + k)
      const again = (page: readonly number[]) => page.filter(id => first.includes(id)).length
      expect(again(pageByOffset(later, limit, limit).rows)).toBe(k)
      expect(again(pageAfter(later, behind(first.at(-1) as number), limit).rows)).toBe(0)
    }),
  )
})

it('k rows deleted from the first page make the next one skip k by offset, and none by cursor', () => {
  fc.assert(
    fc.property(sizes, ({ count, limit, k }) => {
      const first = pageByOffset(rows(count), 0, limit).rows
      const left = rows(count).slice(k)
      const skipped = (page: readonly number[]) =>
        left.filter(id => id > (page.at(-1) as number) && !first.includes(id) && !page.includes(id)).length
      expect(skipped(pageByOffset(left, limit, limit).rows)).toBe(k)
      expect(skipped(pageAfter(left, behind(first.at(-1) as number), limit).rows)).toBe(0)
    }),
  )
})

it('an offset scans offset + limit rows, a cursor the rows that it returns', () => {
  expect(pageByOffset(rows(100), 70, 10).scanned).toBe(80)
  expect(pageAfter(rows(100), behind(31), 10).scanned).toBe(10)
  expect(pageByOffset(rows(100), 500, 10)).toEqual({ rows: [], scanned: 100, isFull: false })
})

it('a cursor comes back as it went, and any other text is none', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer(), fc.string({ unit: 'grapheme-ascii' })), { maxLength: 4 }), values => {
      const token = printCursor({ sort: '-created', values })
      expect(token).toMatch(/^[\w-]+$/)
      expect(readCursor(token, '-created', values.length)).toEqual({ sort: '-created', values })
      expect(readCursor(token, 'id', values.length)).toBeNull()
    }),
  )
  fc.assert(fc.property(fc.string(), text => readCursor(text, '-created', 2) === null))
})

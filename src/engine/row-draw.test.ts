import { describe, expect, it } from 'vitest'
import { rowDraw, rowKey } from './random.ts'

/** Chi-square of the counts of `draws` in equal bins. With 255 degrees of freedom 330.5 is passed by chance once in 1,000. */
function chiSquare(draws: Iterable<number>, bins = 256): number {
  const counts = new Array<number>(bins).fill(0)
  let total = 0
  for (const draw of draws) {
    const bin = Math.floor(draw * bins)
    counts[bin] = (counts[bin] as number) + 1
    total++
  }
  return counts.reduce((sum, count) => sum + (count - total / bins) ** 2, 0) / (total / bins)
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (k: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[k], 0) / pairs.length
  const [a, b] = [mean(0), mean(1)]
  const product = (f: (x: number, y: number) => number): number => pairs.reduce((sum, [x, y]) => sum + f(x - a, y - b), 0)
  return product((x, y) => x * y) / Math.sqrt(product(x => x * x) * product((_, y) => y * y))
}

const rows = [...Array(10_000).keys()]
const key = rowKey(1, 'jitter')

describe('draws for rows', () => {
  it('are even over 0 to 1 for one number over all rows, for one row over all numbers, and over keys', () => {
    for (let n = 0; n < 5; n++) expect(chiSquare(rows.map(row => rowDraw(key, row, n)))).toBeLessThan(350)
    for (let row = 0; row < 5; row++) expect(chiSquare(rows.map(n => rowDraw(key, row, n)))).toBeLessThan(350)
    for (let seed = 0; seed < 3; seed++) expect(chiSquare(rows.map(row => rowDraw(rowKey(seed, 'x'), row, 0)))).toBeLessThan(350)
    expect(chiSquare(rows.map(seed => rowDraw(rowKey(seed, 'x'), 0, 0)))).toBeLessThan(350)
  })

  it('do not know of one another: neighbours in row, number, both, seed and name', () => {
    const neighbours: readonly ((row: number) => number)[] = [
      row => rowDraw(key, row + 1, 0),
      row => rowDraw(key, row, 1),
      row => rowDraw(key, row + 1, 1),
      row => rowDraw(key, row - 1 < 0 ? 20_000 : row - 1, 1),
      row => rowDraw(rowKey(2, 'jitter'), row, 0),
      row => rowDraw(rowKey(1, 'jitter 2'), row, 0),
    ]
    // Chance alone stays within 0.04 (four deviations of 1 / sqrt(10,000)) but once in 16,000.
    for (const near of neighbours) expect(Math.abs(correlation(rows.map(row => [rowDraw(key, row, 0), near(row)])))).toBeLessThan(0.04)
  })

  it('fill a square of pairs evenly, so that no second wait follows from the first', () => {
    const pairs = rows.map(row => (Math.floor(rowDraw(key, row, 0) * 16) + rowDraw(key, row, 1)) / 16)
    expect(chiSquare(pairs)).toBeLessThan(350)
  })

  it('change about half of their bits when one bit of the row or the number changes', () => {
    const bits = (draw: number): number => Math.round(draw * 4294967296) >>> 0
    const differing = (a: number, b: number): number => [...((a ^ b) >>> 0).toString(2)].filter(bit => bit === '1').length
    for (let bit = 0; bit < 14; bit++) {
      const flips = rows.map(row => differing(bits(rowDraw(key, row, 3)), bits(rowDraw(key, row ^ (1 << bit), 3))))
      expect(flips.reduce((sum, n) => sum + n, 0) / flips.length / 32).toBeCloseTo(0.5, 1)
    }
  })

  it('hardly ever meet: 10,000 rows have as many values, but for chance', () => {
    expect(new Set(rows.map(row => rowDraw(key, row, 0))).size).toBeGreaterThanOrEqual(9_999)
  })

  it('are what they were: links written today show the same run tomorrow', () => {
    expect([rowKey(1, 'jitter'), ...[0, 1, 9_999].map(row => Math.round(rowDraw(key, row, 0) * 4294967296))]).toMatchInlineSnapshot(`
      [
        2642590210,
        2004607424,
        3882608172,
        2707848440,
      ]
    `)
  })
})

/** The scale of a sequence: in order, never too tight, long silences cut. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeScale } from './time-scale.ts'

const ROOM = { least: 15, most: 76, flight: 34, row: 22 }
const instants = fc.array(fc.integer({ min: 0, max: 60_000_000 }), { minLength: 1, maxLength: 40 })

test('later positions are never higher, and two instants never closer than asked', () => {
  fc.assert(
    fc.property(instants, fc.array(fc.integer({ min: 0, max: 60_000_000 })), (ats, asked) => {
      const scale = timeScale(ats, [25_000], [], ROOM)
      for (const [i, { y }] of scale.instants.entries()) {
        const before = scale.instants[i - 1]
        if (before) expect(y - before.y).toBeGreaterThanOrEqual(ROOM.least - 1e-9)
        if (before) expect(y - before.y).toBeLessThanOrEqual(ROOM.most + 1e-9)
      }
      const heights = asked.sort((a, b) => a - b).map(at => scale.y({ at, seq: 0 }))
      expect(heights).toEqual([...heights].sort((a, b) => a - b))
      for (const y of heights) expect(y).toBeLessThanOrEqual(scale.height)
    }),
  )
})

test('time is proportional where it is neither tight nor silent', () => {
  const { y } = timeScale([0, 25_000, 45_000, 75_000], [25_000], [], ROOM)
  expect(y({ at: 25_000, seq: 0 })).toBe(34)
  expect(y({ at: 35_000, seq: 0 })).toBeCloseTo(34 + 13.6)
  expect(y({ at: 75_000, seq: 0 })).toBeCloseTo(34 * 3)
})

test('a silence of 400 ms between flights of 25 ms is cut, and says how long it was', () => {
  const scale = timeScale([0, 25_000, 425_000, 450_000], [25_000], [], ROOM)
  expect(scale.cuts).toEqual([{ from: 34, to: 34 + ROOM.most, micros: 400_000 }])
})

test('calls that share an instant get a row each, in their order', () => {
  const calls = [3, 5, 7].map(seq => ({ at: 10_000, seq }))
  const { y } = timeScale([0, 10_000, 20_000], [10_000], calls, ROOM)
  const heights = calls.map(y)
  expect(heights[1]).toBe((heights[0] as number) + ROOM.row)
  expect(heights[2]).toBe((heights[1] as number) + ROOM.row)
  expect(y({ at: 20_000, seq: 8 })).toBeGreaterThan(heights[2] as number)
})

test('a trace without anything in it has a scale too', () => {
  expect(timeScale([], [], [], ROOM).y({ at: 5, seq: 0 })).toBe(0)
})

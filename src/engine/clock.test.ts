import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Clock, type Party } from './clock.ts'

const due = fc.record({ at: fc.nat(1000), party: fc.constantFrom<Party>('model', 'action'), again: fc.nat(50) })

/** Schedules everything, each event scheduling one more, and tells the order in which they ran. */
function play(plan: { at: number; party: Party; again: number }[], marks: number[]): string[] {
  const clock = new Clock()
  const seen: string[] = []
  plan.forEach(({ at, party, again }, i) => {
    clock.schedule(at, party, () => {
      seen.push(`${clock.now} ${party} ${i}`)
      clock.schedule(clock.now + again, 'model', () => seen.push(`${clock.now} later ${i}`))
    })
  })
  for (const mark of marks) clock.runUntil(mark)
  return seen
}

describe('the clock', () => {
  it('gives the same run in one step as in many', () => {
    fc.assert(
      fc.property(fc.array(due), fc.array(fc.nat(2000)), (plan, marks) => {
        expect(play(plan, [...marks.sort((a, b) => a - b), 5000])).toEqual(play(plan, [5000]))
      }),
    )
  })

  it('never goes back, and lets the model act before the reader at one instant', () => {
    fc.assert(
      fc.property(fc.array(due), plan => {
        const seen = play(
          plan.map(one => ({ ...one, again: 0 })),
          [5000],
        )
        const times = seen.map(line => Number(line.split(' ')[0]))
        expect(times).toEqual([...times].sort((a, b) => a - b))
        for (const at of new Set(times)) {
          const parties = seen.filter((line, i) => times[i] === at && !line.includes('later')).map(line => line.split(' ')[1])
          expect(parties).toEqual([...parties].sort((a, b) => (a === b ? 0 : a === 'model' ? -1 : 1)))
        }
      }),
    )
  })

  it('runs what is due at one instant in the order in which it was asked for', () => {
    const clock = new Clock()
    const seen: number[] = []
    for (let i = 0; i < 100; i++) clock.schedule(7, 'model', () => seen.push(i))
    clock.runUntil(7)
    expect(seen).toEqual([...Array(100).keys()])
  })

  it('refuses the past and parts of a microsecond', () => {
    const clock = new Clock()
    clock.schedule(10, 'model', () => {})
    clock.runUntil(10)
    expect(() => clock.schedule(9, 'model', () => {})).toThrow(RangeError)
    expect(() => clock.schedule(10.5, 'model', () => {})).toThrow(RangeError)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Clock } from './clock.ts'
import { RowQueue } from './row-queue.ts'

describe('the queue of rows', () => {
  it('gives back what it was given, by instant and then by age, whenever it is asked', () => {
    // Instants close together, some milliseconds apart, and further apart than the wheel turns once in.
    const wait = fc.oneof(fc.nat(3), fc.nat(50_000), fc.nat(300_000_000))
    const plan = fc.array(fc.record({ wait, take: fc.boolean() }), { maxLength: 1200, size: 'max' })
    fc.assert(
      fc.property(plan, steps => {
        let now = 0
        const queue = new RowQueue()
        const kept: { at: number; order: number; fleet: number; row: number; kind: number }[] = []
        const takeFirst = (): void => {
          const [first] = kept.sort((a, b) => a.at - b.at || a.order - b.order)
          const { at, order, fleet, row, kind } = queue
          expect({ at, order, fleet, row, kind }).toEqual(first)
          now = kept.shift()?.at ?? now
          queue.drop()
          expect(queue.size).toBe(kept.length)
        }
        steps.forEach(({ wait: after, take }, order) => {
          const entry = { at: now + after, order, fleet: order % 3, row: order * 1000, kind: (order * 7) % 256 }
          queue.add(entry.at, entry.order, entry.fleet, entry.row, entry.kind)
          kept.push(entry)
          if (take && kept.length > 0) takeFirst()
        })
        while (kept.length > 0) takeFirst()
      }),
      { numRuns: 60 },
    )
  })
})

interface Plan {
  readonly at: number
  readonly party: 'model' | 'action'
  /** Whether this one is a row of a fleet, where it can be (the reader's actions cannot). */
  readonly row: boolean
  readonly again: readonly number[]
}

/** Runs the plan, each entry scheduling more when it comes due, and tells the order; `rows` off schedules everything plainly. */
function play(plan: readonly Plan[], rows: boolean, marks: readonly number[]): string[] {
  const clock = new Clock()
  const seen: string[] = []
  const entries: (Plan & { name: string })[] = []
  const put = (entry: Plan, name: string): void => {
    const index = entries.push({ ...entry, name }) - 1
    if (rows && entry.row && entry.party === 'model') clock.scheduleRow(entry.at, fleets[index % 2] as number, index, index % 256)
    else clock.schedule(entry.at, entry.party, () => run(index))
  }
  const run = (index: number): void => {
    const { name, again, row } = entries[index] as Plan & { name: string }
    seen.push(`${clock.now} ${name}`)
    again.forEach((wait, i) => {
      put({ at: clock.now + wait, party: 'model', row: row === (i % 2 === 0), again: [] }, `${name}.${i}`)
    })
  }
  const fleets = [0, 1].map(() =>
    clock.addFleet((row, kind) => {
      expect(kind).toBe(row % 256)
      run(row)
    }),
  )
  plan.forEach((entry, i) => {
    put(entry, String(i))
  })
  for (const mark of marks) clock.runUntil(mark)
  return seen
}

describe('rows of fleets on the clock', () => {
  const plan = fc.array(
    fc.record({
      at: fc.oneof(fc.nat(20), fc.nat(100_000)),
      party: fc.constantFrom<'model' | 'action'>('model', 'action'),
      row: fc.boolean(),
      again: fc.array(fc.oneof(fc.nat(8), fc.nat(60_000)), { maxLength: 3 }),
    }),
    { maxLength: 60 },
  )

  it('come due in exactly the order in which the plain clock would run them', () => {
    fc.assert(
      fc.property(plan, steps => {
        expect(play(steps, true, [500_000])).toEqual(play(steps, false, [500_000]))
      }),
    )
  })

  it('come due alike in one step as in many', () => {
    fc.assert(
      fc.property(plan, fc.array(fc.nat(200_000)), (steps, marks) => {
        const rising = [...marks].sort((a, b) => a - b)
        expect(play(steps, true, [...rising, 500_000])).toEqual(play(steps, true, [500_000]))
      }),
    )
  })

  it('cannot be due in the past, nor at part of a microsecond', () => {
    const clock = new Clock()
    const fleet = clock.addFleet(() => {})
    clock.scheduleRow(10, fleet, 0, 0)
    clock.runUntil(10)
    expect(clock.now).toBe(10)
    expect(() => clock.scheduleRow(9, fleet, 0, 0)).toThrow(RangeError)
    expect(() => clock.scheduleRow(10.5, fleet, 0, 0)).toThrow(RangeError)
  })
})

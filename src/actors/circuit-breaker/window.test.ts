import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Ring } from './ring.ts'
import { type DialectName, TEACHING } from './settings.ts'
import { opens, push, recorded, tally, type Window } from './window.ts'

const results = fc.array(fc.record({ after: fc.nat(3000), failed: fc.boolean(), ms: fc.constantFrom(10, 999, 1000, 1001) }), {
  maxLength: 60,
})

test('a ring and a window hold the same and open at the same result, in every dialect', () => {
  const names: readonly DialectName[] = ['teaching', 'resilience4j', 'consecutive', 'time-window']
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      results,
      (dialect, size, least, list) => {
        const settings = { ...TEACHING, dialect, window: size, minimumCalls: least, consecutiveFailures: size }
        const ring = new Ring(settings)
        let window: Window = []
        let at = 0
        for (const { after, failed, ms } of list) {
          at += after * 1000
          const result = recorded(at, failed, ms, settings)
          window = push(window, [result], settings)
          expect(ring.push(at, failed, result.slow)).toBe(opens(tally(window), failed, settings))
          expect(tally(window)).toEqual({ calls: ring.calls, failed: ring.failed, slow: ring.slow })
        }
        ring.reset(window)
        expect(tally(window)).toEqual({ calls: ring.calls, failed: ring.failed, slow: ring.slow })
      },
    ),
  )
})

test('many results at once leave the window that they would one by one', () => {
  fc.assert(
    fc.property(fc.constantFrom('teaching' as const, 'time-window' as const), results, (dialect, list) => {
      const settings = { ...TEACHING, dialect, window: 7 }
      let at = 0
      const all = list.map(({ after, failed, ms }) => {
        at += after * 1000
        return recorded(at, failed, ms, settings)
      })
      const oneByOne = all.reduce<Window>((window, result) => push(window, [result], settings), [])
      expect(push([], all, settings)).toEqual(oneByOne)
    }),
  )
})

test('a call of exactly the slow time is slow, but not to resilience4j', () => {
  const slow = (dialect: DialectName, ms: number) => recorded(0, false, ms, { ...TEACHING, dialect }).slow
  expect([slow('teaching', 999), slow('teaching', 1000), slow('resilience4j', 1000), slow('resilience4j', 1001)]).toEqual([
    false,
    true,
    false,
    true,
  ])
})

/** Every pattern of up to four lost messages and two repeats, tried out: some seventy thousand runs, and in none is the card charged twice. */
import { describe, expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Action, Simulation } from '../../engine/simulation.ts'
import { indexTrace, type TraceIndex } from '../../engine/trace-index.ts'
import { chargesOf, clientState } from './measures.ts'
import { idempotency } from './simulation.ts'

type Settings = Readonly<Record<string, number | string>>

const MOST_LOST = 4

const act = (at: number, type: string, argument: string | null = null): Action => ({ at, type, argument })

/** The lane with a key alone: the other has other messages to lose. */
const simulation = idempotency as unknown as Simulation
const withKey: Simulation = {
  ...simulation,
  actors: (...given) => Object.fromEntries(Object.entries(simulation.actors(...given)).filter(([id]) => id.startsWith('with-key'))),
}

const REPEATS = [[], [act(30_000, 'retry')], [act(30_000, 'retry'), act(60_000, 'retry')]]

/** The network is well again by then: whoever asks now learns what came of it. */
const WELL = 100_000_000
const LAST = [act(400_000_000, 'retry'), act(410_000_000, 'retry')]

/** Runs every pattern of losses among the messages that are really sent: each run says what can be lost next. Returns how many runs that was. */
function everyPattern(set: Settings, repeats: readonly Action[], check: (index: TraceIndex, lost: readonly string[]) => void): number {
  const base = scenarioInput(simulation, null)
  const parameters = { ...base.parameters, ...set, claimSeconds: 2 }
  let runs = 0
  const visit = (lost: readonly string[], after: number): void => {
    const drops = lost.map(argument => act(0, 'drop', argument))
    const index = indexTrace(
      simulate(withKey, { ...base, parameters, actions: [...drops, act(0, 'send-payment'), ...repeats, ...LAST] }).events,
    )
    runs++
    check(index, lost)
    if (lost.length === MOST_LOST) return
    for (const { sent, ordinal } of index.messages.values()) {
      if (sent.seq > after && sent.at < WELL && sent.kind !== 'call') visit([...lost, `${sent.from}:${sent.to}:${ordinal}`], sent.seq)
    }
  }
  visit([], 0)
  return runs
}

describe.each([
  ['a downstream key and recovery', { downstreamKey: 'on', recovery: 'on' }],
  ['one transaction', { sameTransaction: 'on' }],
])('with %s', (_, set) => {
  it.each(REPEATS.map((repeats, count) => [count, repeats] as const))(
    'and %i repeats the card is charged once and the client learns it, whichever four messages are lost',
    (_count, repeats) => {
      const runs = everyPattern(set, repeats, (index, lost) => {
        const [charges, state] = [chargesOf(index, 'with-key').length, clientState(index, 'with-key')]
        if (charges !== 1 || state !== 'paid') throw new Error(`${charges} charges, and the client is ${state}: ${lost.join(' ')}`)
      })
      expect(runs).toBeGreaterThan(4000)
    },
    600_000,
  )
})

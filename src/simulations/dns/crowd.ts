/**
 * Everybody else: look-ups of payments.example.com at a steady rate, gathered into rounds. A round is one query that stands
 * for all its look-ups: asked together they would share one walk, too.
 */
import { type AnyStateMachine, assign, enqueueActions, setup } from 'xstate'
import type { ActionEvent, Effect, MessageEvent } from '../../engine/effects.ts'
import type { Chance } from '../../engine/random.ts'
import type { Micros } from '../../engine/trace.ts'
import { leftAddresses, type Moves, oneMoreMove } from './moves.ts'
import { canonical } from './names.ts'
import { foundIn, query, questionFor } from './stub.ts'

/** What the crowd is made with. */
export interface CrowdInput {
  readonly perMinute: number
  readonly resolvers: readonly string[]
  readonly chance: Chance
}

interface CrowdContext extends CrowdInput {
  readonly rounds: number
  /** Of the round that is being gathered, or has just been asked for. */
  readonly lengthMs: number
  /** Look-ups that led to each address, and those of them that found nobody there. */
  readonly traffic: Readonly<Record<string, { readonly lookUps: number; readonly failed: number }>>
  readonly moves: Moves
  readonly off: readonly string[]
}

interface Arguments {
  readonly context: CrowdContext
  readonly event: unknown
}

/** The name that everybody asks for. */
export const CROWDS_NAME = 'payments.example.com'

/** Look-ups are gathered into rounds of 20 s for the first hour and a half, then of four minutes: a day must stay a run that can be read. */
const ROUND_MS = 20_000
const LATER_ROUND_MS = 240_000
const LATER: Micros = 5_400_000_000

/** How long a round is that begins at `at`: as said, or where less is asked, the time to one look-up. */
function roundMs(perMinute: number, at: Micros): number {
  return Math.max(60_000 / perMinute, at < LATER ? ROUND_MS : LATER_ROUND_MS)
}

/** How many look-ups the round that has just ended stands for. */
function weightOf({ perMinute, lengthMs }: CrowdContext): number {
  return Math.max(1, Math.round((perMinute * lengthMs) / 60_000))
}

/** The machine of everybody else. */
export const crowdMachine: AnyStateMachine = setup({
  types: { context: {} as CrowdContext, emitted: {} as Effect, input: {} as CrowdInput },
  actions: {
    // A round ends somewhere in the first half of its time, by chance, and the next takes what that leaves.
    'wait for the next round': enqueueActions(({ context, event, enqueue }) => {
      const { rounds, perMinute, lengthMs, chance } = context
      const at = (event as unknown as { at?: Micros }).at ?? 0
      const next = roundMs(perMinute, at)
      const left = rounds === 0 ? 0 : lengthMs * (1 - 0.5 * chance('crowd', rounds))
      enqueue.assign({ lengthMs: next })
      enqueue.raise({ type: 'a round is full' } as never, { id: 'round', delay: left + next * 0.5 * chance('crowd', rounds + 1) })
    }),
    'ask for everybody': enqueueActions(({ context, enqueue }) => {
      const round = context.rounds + 1
      const place = Math.floor(context.chance('crowd resolver', round) * context.resolvers.length)
      enqueue.assign({ rounds: round })
      enqueue.emit(query(context.resolvers[place] as string, String(weightOf(context)), questionFor(CROWDS_NAME), weightOf(context)))
    }),
    'call the address': enqueueActions(({ context, event, enqueue }) => {
      const { message, answers } = event as unknown as MessageEvent
      const { found, type } = message.kind === 'response' ? foundIn(message.detail) : { found: 'connection refused', type: '' }
      const weight = Number(answers)
      const before = context.traffic[found] ?? { lookUps: 0, failed: 0 }
      const failed = type === 'A' && context.off.includes(found) ? weight : 0
      const after = { lookUps: before.lookUps + weight, failed: before.failed + failed }
      enqueue.assign({ traffic: { ...context.traffic, [found]: after } })
      enqueue.emit({ type: 'row', table: 'traffic of the crowd', key: found, value: after })
    }),
    'a box is left': assign({
      moves: ({ context, event }: Arguments) => oneMoreMove(context.moves, canonical((event as ActionEvent).argument as string)),
    }),
    'the old boxes go off': assign({ off: ({ context }: Arguments) => leftAddresses(context.moves) }),
  },
}).createMachine({
  id: 'crowd',
  context: ({ input }: { readonly input: CrowdInput }) => ({ ...input, rounds: 0, lengthMs: 0, traffic: {}, moves: {}, off: [] }),
  initial: 'gathering',
  entry: 'wait for the next round',
  on: {
    'a round is full': { target: '.asking', actions: ['ask for everybody', 'wait for the next round'] },
    'response.*': { target: '.gathering', actions: 'call the address' },
    'error.*': { target: '.gathering', actions: 'call the address' },
    'change-ip': { actions: 'a box is left' },
    'shut-down-old': { actions: 'the old boxes go off' },
  },
  states: { gathering: {}, asking: {} },
} as never) as never

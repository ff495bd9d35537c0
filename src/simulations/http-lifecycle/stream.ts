/** A file's exchange: one stream of HTTP/2 or HTTP/3 (RFC 9113 section 5.1), or one request on an HTTP/1.1 connection. It keeps its own times. */
import { type AnyStateMachine, assign, emit, setup } from 'xstate'
import type { Effect } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import { pathOf } from './files.ts'

/** The times of a file, in microseconds; what has not happened is null. */
export interface StreamContext {
  readonly file: number
  readonly clicks: number
  readonly wantedAt: Micros
  readonly askedAt: Micros | null
  readonly firstAt: Micros | null
  readonly stalledSince: Micros | null
  readonly stalled: Micros
  readonly stream: number | null
  readonly isLate: boolean
  readonly bytes: number
}

interface Arguments {
  readonly context: StreamContext
  readonly event: unknown
}

interface Told {
  readonly at: Micros
  readonly late?: boolean
  readonly stream?: number | null
  readonly length?: number
}

const told = ({ event }: Arguments): Told => event as Told

const fresh = { askedAt: null, firstAt: null, stalledSince: null, stalled: 0, stream: null, isLate: false, bytes: 0 } as const

/** The row that a file leaves: times since the start of the run, in ms. */
function row({ context }: Arguments, at: Micros, isHere: boolean): Effect {
  const { file, clicks, wantedAt, askedAt, firstAt, stalled, stalledSince, stream, isLate, bytes } = context
  const waited = stalled + (stalledSince === null ? 0 : at - stalledSince)
  const value = {
    path: pathOf(file),
    ...(stream === null ? {} : { stream }),
    wantedMs: wantedAt / 1000,
    ...(askedAt === null ? {} : { askedMs: askedAt / 1000 }),
    ...(firstAt === null ? {} : { firstMs: firstAt / 1000 }),
    endMs: at / 1000,
    stalledMs: waited / 1000,
    late: isLate || waited > 0 ? 'yes' : 'no',
    bytes,
    here: isHere ? 'yes' : 'no',
  }
  return { type: 'row', table: 'files', key: `${clicks}.${file}`, value }
}

const stalls = { target: 'stalled', actions: 'begin to count the stall' } as const
const fails = { target: 'failed', actions: 'note the failure' } as const

/** The machine of one file's exchange. */
export const streamMachine: AnyStateMachine = setup({
  types: { context: {} as StreamContext, emitted: {} as Effect, input: {} as { readonly file: number } },
  actions: {
    'begin anew': assign(args => ({ ...fresh, clicks: (args.context as StreamContext).clicks + 1, wantedAt: told(args as never).at })),
    'note the request': assign(args => {
      const { at, stream = null } = told(args as never)
      return { askedAt: at, stream }
    }),
    'note the first octet': assign(args => ({ firstAt: told(args as never).at, isLate: told(args as never).late === true })),
    'note the rest': assign(args => {
      const { context, event } = args as unknown as Arguments
      const { late, length = 0 } = event as Told
      return { isLate: context.isLate || late === true, bytes: length }
    }),
    'begin to count the stall': assign(args => ({ stalledSince: told(args as never).at })),
    'count the stall': assign(args => {
      const { context, event } = args as unknown as Arguments
      return { stalled: context.stalled + (event as Told).at - (context.stalledSince ?? (event as Told).at), stalledSince: null }
    }),
    'write the times down': emit((args: Arguments) => row(args, told(args).at, true)),
    'note the failure': emit((args: Arguments) => row(args, told(args).at, false)),
  } as never,
}).createMachine({
  id: 'stream-of-file-1',
  context: ({ input }: { readonly input: { readonly file: number } }) => ({ ...fresh, file: input.file, clicks: 0, wantedAt: 0 }),
  initial: 'idle',
  states: {
    idle: { on: { wanted: { target: 'queued', actions: 'begin anew' } } },
    queued: { on: { asked: { target: 'halfClosed', actions: 'note the request' }, fail: fails } },
    halfClosed: {
      initial: 'waiting',
      on: { ends: { target: 'closed', actions: ['note the rest', 'write the times down'] }, fail: fails },
      states: {
        waiting: { on: { begins: { target: 'receiving', actions: 'note the first octet' }, stalled: stalls } },
        receiving: { on: { stalled: stalls } },
        stalled: {
          exit: 'count the stall',
          on: {
            begins: { target: 'receiving', actions: 'note the first octet' },
            'goes on': 'receiving',
          },
        },
      },
    },
    closed: { on: { wanted: { target: 'queued', actions: 'begin anew' } } },
    failed: { on: { wanted: { target: 'queued', actions: 'begin anew' } } },
  },
} as never) as never

/** A worker of the gateway: a machine for each request. It asks the doors in their order, and ends in the number that it answers. */
import { type AnyStateMachine, assign, emit, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent } from '../../engine/effects.ts'
import * as answer from './answers.ts'
import { type Arguments, copyFor, now, type WorkerContext, type WorkerInput, walkOf } from './doors.ts'

const say = (of: (told: Arguments) => Effect) => emit((told: Arguments) => of(told)) as never

const sayAll = (of: (told: Arguments) => readonly Effect[]) =>
  enqueueActions(({ context, event, enqueue }) => {
    for (const effect of of({ context, event } as Arguments)) enqueue.emit(effect as never)
  }) as never

const some = (of: (told: Arguments) => Effect | null) => (told: Arguments) => [of(told)].filter(one => one !== null)

/** A way that ends the request with a number; `first` is done before it is answered. */
const end = (status: number, guard: string | null, first: readonly string[] = []) => ({
  ...(guard ? { guard } : {}),
  target: `answered ${status}`,
  actions: [...first, `answer ${status}`],
})

/** A copy in place of the number, where one is kept. */
const copied = (why: string, first: readonly string[] = []) => ({
  guard: 'a copy is kept',
  target: 'answered a copy',
  actions: [...first, `answer from a copy, ${why}`],
})

const COUNTED = ['take the request', 'write down what is counted']

/** Where a request goes that has its turn. */
const onwards = (first: readonly string[] = []) => [
  end(404, 'no route leads there', first),
  end(405, 'the method is not allowed', first),
  { guard: 'breakers are on', target: 'asking the breaker', actions: first },
  { target: 'forwarding', actions: first },
]

const FAILED = ['report a failure']

const finals = [200, 401, 403, 404, 405, 429, 502, 503, 504].map(status => [`answered ${status}`, { type: 'final' }] as const)

/** The worker's machine. The guards of its first state are the doors, in their order. */
export const workerMachine: AnyStateMachine = setup({
  types: { context: {} as WorkerContext, input: {} as WorkerInput, emitted: {} as Effect },
  delays: {
    'its turn': (told: Arguments) => {
      const { limit } = walkOf(told)
      return limit?.kind === 'delay' ? limit.ms : 0
    },
    timeout: ({ context }: Arguments) => context.settings.timeoutMs,
  },
  guards: {
    'this address sends too much': (told: Arguments) => walkOf(told).address.kind === 'refuse',
    'there is no good token': (told: Arguments) => walkOf(told).token?.status === 401,
    'the token lacks the scope': (told: Arguments) => walkOf(told).token?.status === 403,
    'its allowance is used up': (told: Arguments) => walkOf(told).limit?.kind === 'refuse',
    'it came too early': (told: Arguments) => walkOf(told).limit?.kind === 'delay',
    'no route leads there': (told: Arguments) => walkOf(told).upstream === null,
    'the method is not allowed': (told: Arguments) => !walkOf(told).methodFits,
    'breakers are on': ({ context }: Arguments) => context.settings.breaker === 'on',
    'a copy is kept': (told: Arguments) => copyFor(told) !== null,
  },
  actions: {
    'take the request': assign((told: Arguments) => ({ request: (told.event as MessageEvent).message, walk: walkOf(told) })) as never,
    'write down what is counted': sayAll(answer.counts),
    'ask the breaker': say(answer.asksBreaker),
    'keep the permit': assign(({ event }) => ({ epoch: (event as MessageEvent).message.detail.epoch as number, sentAt: now(event) })),
    'pass it on': say(answer.passedOn),
    'report a failure': sayAll(some(answer.report(true))),
    'report a success': sayAll(some(answer.report(false))),
    'keep a copy': sayAll(answer.copy),
    'answer 200': say(answer.passedBack),
    'answer 401': say(answer.notLetIn),
    'answer 403': say(answer.notLetIn),
    'answer 404': say(answer.notFound),
    'answer 405': say(answer.notAllowed),
    'answer 429': say(answer.tooMany),
    'answer 502': say(answer.badGateway),
    'answer 503': say(answer.unavailable),
    'answer 504': say(answer.timedOut),
    'answer from a copy, breaker open': say(answer.fromCopy('breaker', 'breaker open')),
    'answer from a copy, refused': say(answer.fromCopy('forward', 'connection refused')),
    'answer from a copy, timeout': say(answer.fromCopy('forward', 'timeout')),
  },
}).createMachine({
  id: 'gateway',
  context: ({ input }: { readonly input: WorkerInput }) => ({ ...input, request: null, walk: null, epoch: 0, sentAt: 0 }),
  initial: 'idle',
  states: {
    idle: {
      on: {
        'request.client': [
          end(429, 'this address sends too much', COUNTED),
          end(401, 'there is no good token', COUNTED),
          end(403, 'the token lacks the scope', COUNTED),
          end(429, 'its allowance is used up', COUNTED),
          { guard: 'it came too early', target: 'waiting', actions: COUNTED },
          ...onwards(COUNTED),
        ],
      },
    },
    waiting: { after: { 'its turn': onwards() } },
    'asking the breaker': {
      entry: 'ask the breaker',
      on: {
        'admitted.*': { target: 'forwarding', actions: 'keep the permit' },
        'refused.*': [copied('breaker open'), end(503, null)],
      },
    },
    forwarding: {
      entry: 'pass it on',
      on: {
        'response.*': end(200, null, ['report a success', 'keep a copy']),
        'error.*': [copied('refused', FAILED), end(502, null, FAILED)],
      },
      after: { timeout: [copied('timeout', FAILED), end(504, null, FAILED)] },
    },
    ...Object.fromEntries(finals),
    'answered a copy': { type: 'final' },
  },
} as never) as never

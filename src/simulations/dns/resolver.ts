/** The recursive resolver: it answers from its cache, or walks from the closest zone it knows to the answer. */
import { type AnyStateMachine, enqueueActions, setup } from 'xstate'
import type { ActionEvent, Effect, MessageEvent } from '../../engine/effects.ts'
import { questionText } from './records.ts'
import {
  answerAtOnce,
  answerFromCache,
  begin,
  type CrowdAnswer,
  flush,
  join,
  learnQuietly,
  overdue,
  questionIn,
  type ResolverContext,
  type Step,
  serveStale,
  take,
  type WalkEvent,
  walkAnswered,
} from './resolving.ts'
import type { Walk } from './walk.ts'

/** What a resolver is made with. */
export type ResolverInput = Pick<ResolverContext, 'actor' | 'serveStale' | 'minimise'>

type Any = MessageEvent | WalkEvent | ActionEvent | CrowdAnswer

interface Arguments {
  readonly context: ResolverContext
  readonly event: unknown
}

/** What follows from an event. */
function work(context: ResolverContext, event: Any): Step {
  if (event.type === 'flush') return flush(context, event as ActionEvent)
  if (event.type === 'answer for the crowd') return learnQuietly(context, event as CrowdAnswer)
  if ('walk' in event) {
    const walk = context.walks[event.walk] as Walk
    return event.type === 'attempt is over' ? overdue(context, walk, event.at) : serveStale(context, walk, event.at)
  }
  const message = event as MessageEvent
  if (!message.type.startsWith('query.')) {
    const walk = walkAnswered(context, message)
    return walk ? take(context, walk, message) : { context, doings: [] }
  }
  const question = questionIn(message)
  const waiting = { message: message.message.id, from: message.message.from }
  const known = answerAtOnce(context, question, message.at)
  if (known) return answerFromCache(context, question, known, waiting, message.at)
  const walk = context.walks[questionText(question)]
  return walk ? join(context, walk, waiting) : begin(context, question, waiting, message.at)
}

/** The zone that the walk which moved last has asked, or null when no walk is open. */
function zoneAsked({ context: { walks, latest } }: Arguments): string | null {
  return (walks[latest] ?? Object.values(walks).at(-1))?.asked.zone ?? null
}

/** One action under several names: carries out what follows from the event. */
const carryOut = enqueueActions(({ context, event, enqueue }: Arguments & { readonly enqueue: Enqueue }) => {
  const { context: after, doings } = work(context, event as Any)
  enqueue.assign(after)
  for (const doing of doings) {
    if (doing.do === 'emit') enqueue.emit(doing.effect)
    else if (doing.do === 'cancel') enqueue.cancel(doing.id)
    else enqueue.raise(doing.event, { id: doing.id, delay: doing.delayMs })
  }
})

interface Enqueue {
  readonly assign: (context: ResolverContext) => void
  readonly emit: (effect: Effect) => void
  readonly cancel: (id: string) => void
  readonly raise: (event: { readonly type: string }, options: { readonly id: string; readonly delay: number }) => void
}

const late = { actions: 'remark that it comes too late' } as const

/** The resolver's machine. Its state is that of the walk that moved last: several may be under way. */
export const resolverMachine: AnyStateMachine = setup({
  types: { context: {} as ResolverContext, emitted: {} as Effect, input: {} as ResolverInput },
  guards: {
    'it can answer at once': ({ context, event }: Arguments) =>
      answerAtOnce(context, questionIn(event as MessageEvent), (event as MessageEvent).at) !== null,
    'the same is being asked': ({ context, event }: Arguments) => questionText(questionIn(event as MessageEvent)) in context.walks,
    'nobody waits for it': ({ context, event }: Arguments) => walkAnswered(context, event as MessageEvent) === undefined,
    'no walk is left': (args: Arguments) => zoneAsked(args) === null,
    'the root is asked': (args: Arguments) => zoneAsked(args) === '',
    'a top-level domain is asked': (args: Arguments) => !(zoneAsked(args) ?? '.').includes('.'),
  },
  actions: {
    'answer from the cache': carryOut as never,
    'let it wait with the others': carryOut as never,
    'begin a walk': carryOut as never,
    'learn and go on': carryOut as never,
    'give up this server': carryOut as never,
    'ask again or give up': carryOut as never,
    'give a stale answer': carryOut as never,
    'forget everything': carryOut as never,
    'learn for the crowd': carryOut as never,
    'remark that it comes too late': enqueueActions(({ event, enqueue }) => {
      const { message } = event as unknown as MessageEvent
      enqueue.emit({ type: 'note', text: `${message.label} comes when nobody waits for it any more`, message: message.id })
    }),
  },
}).createMachine({
  id: 'resolver',
  context: ({ input }: { readonly input: ResolverInput }) => ({
    ...input,
    cache: {},
    walks: {},
    untold: [],
    failures: {},
    begun: 0,
    latest: '',
  }),
  initial: 'resting',
  on: {
    'query.*': [
      { guard: 'it can answer at once', actions: 'answer from the cache' },
      { guard: 'the same is being asked', actions: 'let it wait with the others' },
      { target: '.walking.choosing', actions: 'begin a walk' },
    ],
    'stale answer is due': { actions: 'give a stale answer' },
    flush: { actions: 'forget everything' },
    'answer for the crowd': { actions: 'learn for the crowd' },
  },
  states: {
    resting: { on: { 'response.*': late, 'error.*': late } },
    walking: {
      initial: 'choosing',
      on: {
        'response.*': [
          { guard: 'nobody waits for it', ...late },
          { target: '.choosing', actions: 'learn and go on' },
        ],
        'error.*': [
          { guard: 'nobody waits for it', ...late },
          { target: '.choosing', actions: 'give up this server' },
        ],
        'attempt is over': { target: '.choosing', actions: 'ask again or give up' },
      },
      states: {
        choosing: {
          always: [
            { guard: 'no walk is left', target: '#resolver.resting' },
            { guard: 'the root is asked', target: 'askingRoot' },
            { guard: 'a top-level domain is asked', target: 'askingTld' },
            { target: 'askingDomain' },
          ],
        },
        askingRoot: {},
        askingTld: {},
        askingDomain: {},
      },
    },
  },
} as never) as never

/** The client: the laptop of who tries the design out. It goes through a trial request by request, and hands some to the phone. */
import { type AnyStateMachine, assign, emit, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent, SendEffect } from '../../engine/effects.ts'
import { neighbour } from './codes.ts'
import type { Problem } from './parameters.ts'
import type { Choices } from './steps.ts'
import { codeIn, type Heard, type Item, nextIn } from './trial.ts'
import { trialOf } from './trials.ts'
import { request, statusOf, textOf } from './wire.ts'

interface ClientContext {
  readonly problem: Problem
  readonly step: string
  readonly choices: Choices
  /** Which trial of the run this is, from 1. */
  readonly trial: number
  readonly items: readonly Item[]
  /** The place of the present item. */
  readonly at: number
  /** Requests sent for it. */
  readonly tries: number
  readonly heard: Heard
  /** Whether the phone is at work. */
  readonly phoneBusy: boolean
}

interface Arguments {
  readonly context: ClientContext
  readonly event: unknown
}

/** How often a device sends a request before it gives up: the first time and twice more. */
export const TRIES = 3
/** How long a device waits for an answer, in ms. */
export const PATIENCE_MS = 1000

const IDLE: ClientContext = {
  problem: 'shortener',
  step: '',
  choices: {},
  trial: 0,
  items: [],
  at: 0,
  tries: 0,
  heard: {},
  phoneBusy: false,
}

function itemOf({ items, at }: ClientContext): Item | undefined {
  return items[at]
}

/** Puts into a line what earlier answers brought. */
export function filled(text: string, heard: Heard): string {
  return text.replace('<next>', nextIn(heard.page ?? '') || '/links').replaceAll(/<made([+-]\d)?>/g, (_, by?: string) => {
    const code = codeIn(heard.made ?? '') || 'none'
    return by === undefined ? code : neighbour(code, Number(by))
  })
}

/** The message that carries a request of a trial. */
export function sending(item: Item, trial: number, at: number, tries: number): SendEffect {
  const { line, account = 'ann', headers, body, wish, lost, cached } = item
  const asked = { line, account, ...(headers ? { headers } : {}), ...(body === undefined ? {} : { body }) }
  const how = { tag: `${trial}.${at}`, ...(lost && tries === 0 ? { losesAnswer: true as const } : {}) }
  const effect = request(asked, cached ? 'browser-cache' : 'server', how, wish ?? null)
  return tries === 0 ? effect : { ...effect, kind: 'retry', event: 'request' }
}

function heardOf(event: unknown): string | null {
  const text = textOf((event as MessageEvent).message)
  return statusOf(text) === 0 ? null : text
}

function isAboutThis({ context, event }: Arguments): boolean {
  return (event as MessageEvent).answers === `${context.trial}.${context.at}`
}

const begin = assign(({ event }) => {
  const { detail } = (event as unknown as MessageEvent).message
  const { problem, step, choices, trial } = detail as unknown as Pick<ClientContext, 'problem' | 'step' | 'choices' | 'trial'>
  return { ...IDLE, problem, step, choices, trial, items: trialOf(problem, step).items(choices, trial) }
})

const report = emit(({ context }: Arguments): Effect => {
  const { problem, step, choices, heard, trial } = context
  const finding = trialOf(problem, step).judge(heard, choices)
  return {
    type: 'send',
    to: 'design',
    label: `${finding.verdict}: ${finding.found}`,
    kind: 'event',
    event: 'found',
    detail: { ...finding, trial },
  }
})

const handOver = enqueueActions(({ context, enqueue }) => {
  const { trial, at, heard, items } = context as ClientContext
  const item = items[at] as Item
  const asked = { ...item, line: filled(item.line, heard) }
  enqueue.assign({ phoneBusy: true, ...(item.meanwhile ? { at: at + 1 } : {}) })
  enqueue.emit({
    type: 'send',
    to: 'phone',
    label: `your turn: ${asked.line}`,
    kind: 'event',
    event: 'turn',
    detail: { trial, item: asked as never },
  } as never)
})

const send = emit(({ context }: Arguments): Effect => {
  const item = itemOf(context) as Item
  return sending({ ...item, line: filled(item.line, context.heard) }, context.trial, context.at, context.tries)
})

const hears = [{ guard: 'it answers this request', target: 'deciding', actions: 'keep the answer' }]

/** The client's machine. */
export const clientMachine: AnyStateMachine = setup({
  types: { context: {} as ClientContext, emitted: {} as Effect },
  delays: { patience: PATIENCE_MS, pause: ({ context }: Arguments) => itemOf(context)?.pause ?? 0 },
  guards: {
    'nothing is left, and the phone is done': ({ context }: Arguments) => itemOf(context) === undefined && !context.phoneBusy,
    'the phone is at work': ({ context }: Arguments) =>
      context.phoneBusy && (itemOf(context) === undefined || itemOf(context)?.phone === true),
    'it should wait first': ({ context }: Arguments) => (itemOf(context)?.pause ?? 0) > 0,
    'it is the phone’s turn': ({ context }: Arguments) => itemOf(context)?.phone === true,
    'the next request need not wait': ({ context }: Arguments) => itemOf(context)?.phone === true && itemOf(context)?.meanwhile === true,
    'it answers this request': isAboutThis,
    'it may ask again': ({ context }: Arguments) => !itemOf(context)?.once && context.tries < TRIES,
    'it is of this trial': ({ context, event }: Arguments) => (event as MessageEvent).message.detail.trial === context.trial,
  },
  actions: {
    'take up the trial': begin as never,
    'report what was found': report as never,
    'hand over to the phone': handOver as never,
    'send the request': send as never,
    'count the try': assign(({ context }) => ({ tries: context.tries + 1 })) as never,
    'keep the answer': assign(({ context, event }) => ({
      heard: { ...context.heard, [(itemOf(context as ClientContext) as Item).name]: heardOf(event) },
      at: context.at + 1,
      tries: 0,
    })) as never,
    'keep what the phone heard': assign(({ context, event }) => {
      const { name, text } = (event as unknown as MessageEvent).message.detail as { name: string; text: string | null }
      const waits = itemOf(context as ClientContext)?.name === name
      return { heard: { ...context.heard, [name]: text }, phoneBusy: false, at: context.at + (waits ? 1 : 0) }
    }) as never,
    'go on without an answer': assign(({ context }) => ({ at: context.at + 1, tries: 0 })) as never,
  },
}).createMachine({
  id: 'client',
  context: IDLE,
  initial: 'idle',
  on: {
    'show.design': { target: '.deciding', reenter: true, actions: 'take up the trial' },
    'done.phone': { guard: 'it is of this trial', actions: 'keep what the phone heard' },
  },
  states: {
    idle: {},
    deciding: {
      always: [
        { guard: 'nothing is left, and the phone is done', target: 'idle', actions: 'report what was found' },
        { guard: 'the phone is at work', target: 'watching' },
        { guard: 'it should wait first', target: 'pausing' },
        { guard: 'the next request need not wait', target: 'waiting', actions: 'hand over to the phone' },
        { guard: 'it is the phone’s turn', target: 'watching', actions: 'hand over to the phone' },
        { target: 'waiting' },
      ],
    },
    pausing: {
      after: { pause: [{ guard: 'it is the phone’s turn', target: 'watching', actions: 'hand over to the phone' }, { target: 'waiting' }] },
    },
    waiting: {
      entry: ['send the request', 'count the try'],
      on: { 'response.server': hears, 'error.server': hears, 'response.browser-cache': hears },
      after: {
        patience: [
          { guard: 'it may ask again', target: 'waiting', reenter: true },
          { target: 'deciding', actions: 'go on without an answer' },
        ],
      },
    },
    watching: { on: { 'done.phone': { guard: 'it is of this trial', target: 'deciding', actions: 'keep what the phone heard' } } },
  },
} as never) as never

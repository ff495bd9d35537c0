/** An editor: someone at a console. Everyone hears what is set and asked for; only who has the word speaks. */
import { type AnyStateMachine, assign, emit, setup } from 'xstate'
import type { ActionEvent, Effect, MessageEvent } from '../../engine/effects.ts'
import type { Design } from './orders-api.ts'
import { type Draft, nextIn, request, statusOf, textOf } from './wire.ts'

/** The editors. The first has the word until the other is given it. */
export const EDITORS = ['ann', 'ben'] as const
/** One of them. */
export type Editor = (typeof EDITORS)[number]

/** What an editor is given. */
export interface EditorInput {
  readonly name: Editor
  /** How this shop's client program cancels an order. */
  readonly design: Design
}

interface EditorContext extends EditorInput, Draft {
  readonly speaker: Editor
  /** Where the last answer said that the next page is. */
  readonly next: string | null
}

interface Arguments {
  readonly context: EditorContext
  readonly event: unknown
}

/** How long an editor waits for an answer. */
const PATIENCE_MS = 10_000

const EMPTY: Draft = { headers: [], body: null }

function argument(event: unknown): string {
  return (event as ActionEvent).argument ?? ''
}

/** The request that cancels an order, in each design. */
export function cancelling(design: Design, id: string): readonly [line: string, draft: Draft] {
  switch (design) {
    case 'patch-status':
      return [`PATCH /orders/${id}`, { headers: [], body: '{"status": "cancelled"}' }]
    case 'cancellation-resource':
      return [`POST /orders/${id}/cancellation`, { headers: [], body: '{"reason": "ordered twice"}' }]
    case 'delete':
      return [`DELETE /orders/${id}`, EMPTY]
  }
}

const send = (of: (context: EditorContext, event: unknown) => Effect) =>
  emit(({ context, event }: Arguments): Effect => of(context, event)) as never

const heard = [
  { guard: 'it is a success', target: '.served', reenter: true, actions: 'keep the link to the next page' },
  { target: '.refused', reenter: true },
]

/** The machine of an editor. */
export function editorMachine(name: Editor): AnyStateMachine {
  const has = (context: EditorContext) => context.speaker === name
  return setup({
    types: { context: {} as EditorContext, input: {} as EditorInput, emitted: {} as Effect },
    delays: { patience: PATIENCE_MS },
    guards: {
      'it has the word': ({ context }: Arguments) => has(context),
      'it has the word and a next page': ({ context }: Arguments) => has(context) && context.next !== null,
      'it is a success': ({ event }: Arguments) => statusOf(textOf((event as MessageEvent).message)) < 400,
      'it is an answer': ({ event }: Arguments) => statusOf(textOf((event as MessageEvent).message)) > 0,
    },
    actions: {
      'note who has the word': assign(({ event }) => ({ speaker: argument(event) as Editor })),
      'set a header': assign(({ context, event }) => ({ headers: [...context.headers, argument(event)] })),
      'set the body': assign(({ event }) => ({ body: argument(event) })),
      'forget the draft': assign(EMPTY),
      'send the request': send((context, event) => request(argument(event), context)),
      'send the cancelling request': send(({ design }, event) => request(...cancelling(design, argument(event)))),
      'ask for the next page': send(({ next }) => request(`GET ${next}`, EMPTY)),
      'remark that there is none': send(() => ({ type: 'note', text: 'the last answer had no link to a next page' })),
      'keep the link to the next page': assign(({ event }) => ({ next: nextIn(textOf((event as MessageEvent).message)) })),
    },
  }).createMachine({
    id: name,
    context: ({ input }: { readonly input: EditorInput }) => ({ ...input, ...EMPTY, speaker: EDITORS[0], next: null }),
    initial: 'idle',
    on: {
      as: { actions: 'note who has the word' },
      header: { actions: 'set a header' },
      body: { actions: 'set the body' },
      reset: { target: '.idle', actions: 'forget the draft' },
      send: [
        { guard: 'it has the word', target: '.waiting', reenter: true, actions: ['send the request', 'forget the draft'] },
        { actions: 'forget the draft' },
      ],
      cancel: { guard: 'it has the word', target: '.waiting', reenter: true, actions: 'send the cancelling request' },
      follow: [
        { guard: 'it has the word and a next page', target: '.waiting', reenter: true, actions: 'ask for the next page' },
        { guard: 'it has the word', actions: 'remark that there is none' },
      ],
      'response.server': heard,
      'error.server': [{ guard: 'it is an answer', target: '.refused', reenter: true }, { target: '.unanswered' }],
    },
    states: {
      idle: {},
      waiting: { after: { patience: 'unanswered' } },
      served: {},
      refused: {},
      unanswered: {},
    },
  } as never) as never
}

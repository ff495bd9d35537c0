/** A replica of the server: it runs one version, keeps the orders that it stored, and serves calls by that version alone. */
import { type AnyStateMachine, assign, enqueueActions, setup } from 'xstate'
import type { Effect, SendEffect } from '../../engine/effects.ts'
import { contractOf } from './changes.ts'
import { type AnswerDetail, answer, type CallDetail, detailOf, running, type Version } from './messages.ts'
import { type Answer, reencode, type StoredOrder, serve } from './orders.ts'
import { statusLine } from './verdicts.ts'

/** What a replica is given, and reads back from its disk. */
export interface ServerInput {
  readonly version: Version
  readonly kept: readonly StoredOrder[]
  /** The number of its next order. */
  readonly next: number
  /** Replicas number their orders in steps of so many, each from its own. */
  readonly step: number
  /** Protobuf before 3.5: unknown fields are lost where a message is read and written again. */
  readonly drops: boolean
}

interface Arguments {
  readonly context: ServerInput
  readonly event: unknown
}

/** After "migrate" everything stored is written again in both forms, so that "contract" finds nothing old. */
function backfilled({ kept, drops }: ServerInput, version: Version): readonly StoredOrder[] {
  const contract = contractOf(version.applied)
  if (contract.split !== 'migrate') return kept
  return kept.map(order => {
    const again = reencode(contract, order.format, order, drops)
    return typeof again === 'string' ? order : { ...order, ...again }
  })
}

function answerOf({ context, event }: Arguments): { result: Answer; asked: CallDetail } {
  const asked = detailOf<CallDetail>(event)
  const { version, kept, next, drops } = context
  const id = asked.call === 'CreateOrder' ? next : asked.id
  return { asked, result: serve(contractOf(version.applied), asked.call, asked, id, kept, drops) }
}

function labelOf({ asked, result }: ReturnType<typeof answerOf>): string {
  const what = asked.call === 'ListOrders' ? `${result.truths.length} orders` : `order ${result.truths[0]?.id}`
  return statusLine(asked.format, result, what)
}

/** A call is answered and, where it made an order, the order is stored. Within one instant: no work is modelled. */
const serveIt = enqueueActions(({ context, event, enqueue }) => {
  const { asked, result } = answerOf({ context: context as ServerInput, event })
  const { status, reason, payload, truths, understood, stored } = result
  const { version, kept, next, step } = context as ServerInput
  const { format, call } = asked
  const detail: AnswerDetail = { format, call, status, reason, body: payload?.body ?? null, version: version.number, truths, understood }
  enqueue.emit(answer(event, labelOf({ asked, result }), detail) as never)
  if (stored) enqueue.assign({ kept: [...kept, stored], next: next + step } as never)
})

const confirm = enqueueActions(({ context, event, enqueue }) => {
  const { version, kept } = context as ServerInput
  if (contractOf(version.applied).split === 'migrate') {
    const text = `every stored order is written again with name, first_name and last_name (${kept.length})`
    enqueue.emit({ type: 'note', text } satisfies Effect as never)
  }
  const effect: SendEffect = running(event, version, contractOf(version.applied).split)
  enqueue.emit(effect as never)
})

/** A replica's machine, named after it. */
export function serverMachine(name: string): AnyStateMachine {
  return setup({
    types: { context: {} as ServerInput, input: {} as ServerInput, emitted: {} as Effect },
    guards: { 'it is an older version': ({ event }: Arguments) => detailOf<{ back: boolean }>(event).back },
    actions: {
      'run the version': assign(({ context, event }) => {
        const { number, applied } = detailOf<Version>(event)
        return { version: { number, applied }, kept: backfilled(context, { number, applied }) }
      }),
      confirm: confirm as never,
      'serve by this version': serveIt as never,
    },
  }).createMachine({
    id: name,
    context: ({ input }: { readonly input: ServerInput }) => input,
    initial: 'serving',
    on: {
      'release.pipeline': [
        { guard: 'it is an older version', target: '.rolledBack', reenter: true, actions: ['run the version', 'confirm'] },
        { target: '.upgraded', reenter: true, actions: ['run the version', 'confirm'] },
      ],
      'call.*': { actions: 'serve by this version' },
    },
    states: { serving: {}, upgraded: {}, rolledBack: {} },
  } as never) as never
}

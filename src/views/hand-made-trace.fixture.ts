/** Traces written by hand, for the tests of views: a wire that records what happens on it. */
import type { LossReason, MessageId, Micros, TraceEvent } from '../engine/trace.ts'
import { indexTrace, type TraceIndex } from '../engine/trace-index.ts'

type Body<T = TraceEvent> = T extends TraceEvent ? Omit<T, 'seq' | 'at' | 'cause'> : never

/** Records events at given milliseconds; every method returns the number of its event. Endings must be recorded when they happen, in order of time. */
export class HandMadeTrace {
  readonly events: TraceEvent[] = []
  #messages = 0

  /** Records any event. */
  add(ms: number, cause: number | null, body: Body): number {
    const event = { seq: this.events.length + 1, at: Math.round(ms * 1000), cause, ...body } as TraceEvent
    this.events.push(event)
    return event.seq
  }

  /** The reader acts. */
  input(ms: number, label: string): number {
    return this.add(ms, null, { type: 'input', actor: 'reader', label })
  }

  /** Sends a message and returns its id; kinds and answers as given. */
  send(
    ms: number,
    route: `${string}>${string}`,
    label: string,
    {
      flight = 25,
      kind,
      answers = null,
      cause = this.events.length,
    }: { flight?: number; kind?: string; answers?: MessageId | null; cause?: number } = {},
  ): MessageId {
    const [from, to] = route.split('>') as [string, string]
    const message = ++this.#messages
    const at: Micros = Math.round((ms + flight) * 1000)
    this.add(ms, cause || null, {
      type: 'message.sent',
      message,
      from,
      to,
      label,
      kind: kind ?? (answers === null ? 'request' : 'response'),
      arriveAt: at,
      bytes: 0,
      correlates: answers,
      detail: {},
    })
    return message
  }

  /** A message arrives. */
  receive(ms: number, message: MessageId): number {
    return this.add(ms, this.#sending(message), { type: 'message.received', message })
  }

  /** A message is lost. */
  lose(ms: number, message: MessageId, why: LossReason = 'hand'): number {
    return this.add(ms, this.#sending(message), { type: 'message.lost', message, why })
  }

  /** The trace so far, indexed. */
  index(): TraceIndex {
    return indexTrace(this.events)
  }

  #sending(message: MessageId): number {
    return this.events.find(event => event.type === 'message.sent' && event.message === message)?.seq ?? 0
  }
}

/** Orders asks Payments; the first answer is lost, the second request is a retry after 400 ms, and its answer arrives. */
export function retriedCharge(): TraceIndex {
  const trace = new HandMadeTrace()
  const click = trace.input(0, 'place-order')
  const order = trace.send(0, 'client>orders', 'POST /orders', { cause: click })
  trace.receive(25, order)
  const asking = trace.add(25, trace.events.length, {
    type: 'state.entered',
    actor: 'orders',
    from: 'idle',
    to: 'askingPayments',
    on: 'request.client',
  })
  const first = trace.send(25, 'orders>payments', 'POST /charges', { cause: asking })
  const timer = trace.add(25, asking, { type: 'timer.set', actor: 'orders', timer: 'timeout', dueAt: 425_000 })
  trace.receive(50, first)
  const lost = trace.send(55, 'payments>orders', '201 Created', { answers: first })
  trace.lose(67.5, lost)
  const fired = trace.add(425, timer, { type: 'timer.ended', actor: 'orders', timer: 'timeout', how: 'fired' })
  const again = trace.add(425, fired, {
    type: 'state.entered',
    actor: 'orders',
    from: 'askingPayments',
    to: 'askingPayments',
    on: 'timeout',
  })
  const second = trace.send(425, 'orders>payments', 'POST /charges', { cause: again })
  trace.receive(450, second)
  const answer = trace.send(455, 'payments>orders', '201 Created', { answers: second })
  trace.receive(480, answer)
  const done = trace.send(480, 'orders>client', '201 Created', { answers: order })
  trace.receive(505, done)
  return trace.index()
}

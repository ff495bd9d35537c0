/** What is counted in a run of one-order. */
import type { Measure } from '../../engine/simulation.ts'
import type { StateEntered } from '../../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'

const ENDS: readonly string[] = ['confirmed', 'failed', 'unknown']

/** How the last order stands, as Ines sees it. */
export function orderStatus(index: TraceIndex): string {
  const last = index.states.get('client')?.at(-1)?.to
  if (last === undefined) return 'none'
  return ENDS.includes(last) ? last : 'placing'
}

/** How many rows a table has had. */
export function rowCount(index: TraceIndex, table: string): number {
  return index.rows.filter(row => row.table === table && row.before === null).length
}

/** How the breaker stands. */
export function breakerState(index: TraceIndex): string {
  return index.states.get('breaker')?.at(-1)?.to ?? 'closed'
}

/** The states of the browser from the last click on. */
function lastOrder(index: TraceIndex): readonly StateEntered[] {
  const states = index.states.get('client') ?? []
  return states.slice(states.findLastIndex(({ on }) => on === 'place-order'))
}

function answered(index: TraceIndex): StateEntered | undefined {
  return lastOrder(index).find(({ to }) => ENDS.includes(to))
}

function elapsedMs(index: TraceIndex): number {
  const [first] = lastOrder(index)
  return first ? ((answered(index)?.at ?? index.now) - first.at) / 1000 : 0
}

const PARTS: Readonly<Record<string, string>> = {
  'placing.looking up': 'name',
  'placing.connecting': 'connection',
  'placing.securing': 'encryption',
  'placing.ordering': 'order',
}

function waitMs(index: TraceIndex): Record<string, number> {
  const waits: Record<string, number> = { name: 0, connection: 0, encryption: 0, order: 0 }
  const states = lastOrder(index)
  for (const [i, { to, at }] of states.entries()) {
    const part = PARTS[to]
    if (part !== undefined) waits[part] = (waits[part] ?? 0) + ((states[i + 1]?.at ?? index.now) - at) / 1000
  }
  return waits
}

function sentBy(index: TraceIndex, from: string, label?: string): MessageRecord[] {
  return [...index.messages.values()].filter(({ sent }) => sent.from === from && (label === undefined || sent.label === label))
}

function roundTripsBefore(index: TraceIndex): number {
  const [first] = sentBy(index, 'client', 'POST /v1/orders')
  const arrived = ({ answers }: MessageRecord) =>
    answers.some(id => {
      const end = index.messages.get(id)?.end
      return end?.lost === null && (first === undefined || end.at <= first.sent.at)
    })
  return sentBy(index, 'client').filter(record => record.sent.label !== 'POST /v1/orders' && arrived(record)).length
}

function mailAfterMs(index: TraceIndex): number {
  const mail = index.rows.findLast(({ table }) => table === 'emails')
  const told = answered(index)
  return mail && told ? (mail.at - told.at) / 1000 : 0
}

/** What had already happened behind the queue when the page was told. */
function answerWaitedFor(index: TraceIndex): string {
  const told = [...index.messages.values()].findLast(({ sent }) => sent.from === 'orders' && sent.detail.status === 201)
  if (!told) return 'no answer'
  const before = (table: string): boolean => index.rows.some(row => row.table === table && row.seq < told.sent.seq)
  if (before('emails')) return 'the e-mail'
  return before('queue') ? 'the queue' : 'nothing'
}

/** The measures by name. */
export const measures: Readonly<Record<string, Measure>> = {
  charges: {
    label: 'charges to the card',
    unit: '',
    definition: 'Rows in the ledger of Payments at the end of the run, for all orders together.',
    of: index => rowCount(index, 'charges'),
  },
  attempts: {
    label: 'attempts to charge',
    unit: '',
    definition: 'Requests that Orders sent to Payments, over the whole run.',
    of: index => sentBy(index, 'orders', 'POST /charges').length,
  },
  orderStatus: {
    label: 'order',
    unit: '',
    definition: 'The last order as Ines sees it: none, placing, confirmed, failed, or unknown once nobody can tell her.',
    of: orderStatus,
  },
  elapsedMs: {
    label: 'Ines waits',
    unit: 'ms',
    definition: 'From the last click on Place Order to its end on the page, or until now while it has none.',
    of: elapsedMs,
  },
  waitMs: {
    label: 'of that',
    unit: 'ms',
    definition: 'The parts of the last wait: for the name, the connection, its encryption, and the order itself.',
    of: waitMs,
  },
  roundTripsBefore: {
    label: 'round trips before the order',
    unit: '',
    definition: 'Questions of the browser that were answered before its first order left.',
    of: roundTripsBefore,
  },
  networkMessages: {
    label: 'messages',
    unit: '',
    definition: 'Messages sent over a network, over the whole run; calls inside a process are none.',
    of: index =>
      [...index.messages.values()].filter(({ sent }) => ![sent.from, sent.to].some(one => one === 'breaker' || one === 'keys')).length,
  },
  messagesLost: {
    label: 'messages lost',
    unit: '',
    definition:
      'Messages that reached no process, by chance, by hand or because theirs had died; refused ones are not lost, since the sender is told.',
    of: index => [...index.messages.values()].filter(({ end }) => end && end.lost !== null && end.lost !== 'refused').length,
  },
  breaker: {
    label: 'breaker',
    unit: '',
    definition: 'How the breaker in Orders stands: closed, open or half-open; closed where there is none.',
    of: breakerState,
  },
  spans: {
    label: 'lines in the trace',
    unit: '',
    definition: 'Rows of the table trace, over all orders: one for each request or delivery that a service has served to its end.',
    of: index => rowCount(index, 'trace'),
  },
  answerWaitedFor: {
    label: 'the answer waited for',
    unit: '',
    definition:
      'How far the e-mail had come when Orders sent its last 201: nothing, the queue (it was stored), or the e-mail (it was out).',
    of: answerWaitedFor,
  },
  mailAfterMs: {
    label: 'e-mail after the page',
    unit: 'ms',
    definition: 'From the end of the last order on the page to the last e-mail; 0 if one of them is missing.',
    of: mailAfterMs,
  },
}

/** What is counted in a run of place-order. */
import { wholePower } from '../../engine/arithmetic.ts'
import type { Measure } from '../../engine/simulation.ts'
import type { MessageId } from '../../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'

/** The seven services of the shop. */
export const SERVICES = ['orders', 'products', 'inventory', 'payments', 'shipping', 'users', 'notifications'] as const

const ENDS: Readonly<Record<string, string>> = { placing: 'placing', confirmed: 'confirmed', failed: 'failed', unknown: 'unknown' }

/** How the last order stands, as the customer sees it. */
export function orderStatus(index: TraceIndex): string {
  return ENDS[index.states.get('client')?.at(-1)?.to ?? ''] ?? 'none'
}

/** How many rows a table has. */
export function rowCount(index: TraceIndex, table: string): number {
  return index.rows.filter(row => row.table === table && row.before === null).length
}

function isBetweenServices({ sent }: MessageRecord): boolean {
  return sent.from !== 'client' && sent.to !== 'client'
}

function answeredAt(index: TraceIndex, record: MessageRecord): number | null {
  const ends = record.answers.map((id: MessageId) => index.messages.get(id)?.end)
  const end = ends.find(known => known && known.lost === null)
  return end ? end.at : null
}

function roundTrips(index: TraceIndex): number {
  const asked = [...index.messages.values()].filter(record => record.sent.kind === 'request' && isBetweenServices(record))
  return asked.filter(record => record.end?.lost === null && answeredAt(index, record) !== null).length
}

function elapsedMs(index: TraceIndex): number {
  const states = index.states.get('client') ?? []
  const clicked = states.findLast(event => event.to === 'placing')
  if (!clicked) return 0
  const ended = states.find(event => event.seq > clicked.seq)
  return ((ended?.at ?? index.now) - clicked.at) / 1000
}

/** The time in which a service had asked at least one other and had no answer: the union of its waits. */
function waitingMs(index: TraceIndex): Record<string, number> {
  return Object.fromEntries(SERVICES.map(service => [service, waitOf(index, service)]))
}

function waitOf(index: TraceIndex, service: string): number {
  let waited = 0
  let until = 0
  for (const record of index.messages.values()) {
    const { sent } = record
    if (sent.from !== service || sent.correlates !== null || (sent.kind !== 'request' && sent.kind !== 'call')) continue
    const end = Math.min(answeredAt(index, record) ?? index.now, givenUpAt(index, record))
    waited += Math.max(0, end - Math.max(sent.at, until))
    until = Math.max(until, end)
  }
  return waited / 1000
}

/** When the sender set its mind on something else: its timeout ended this attempt. */
function givenUpAt(index: TraceIndex, { sent }: MessageRecord): number {
  for (let i = sent.seq; i < index.events.length; i++) {
    const event = index.events[i]
    if (event?.type === 'timer.set' && event.actor === sent.from && event.cause === sent.cause) {
      const ended = index.events.find(later => later.type === 'timer.ended' && later.cause === event.seq && later.how === 'fired')
      return ended?.at ?? Number.POSITIVE_INFINITY
    }
  }
  return Number.POSITIVE_INFINITY
}

/** Every call that the answer depends on must succeed; a queue takes the place of the steps behind it. */
const CALLS_NEEDED: Readonly<Record<string, number>> = { sequential: 6, parallel: 6, async: 4 }

function availability(parameters: Readonly<Record<string, number | string>>): number {
  const calls = parameters.architecture === 'monolith' ? 0 : (CALLS_NEEDED[parameters.pattern as string] as number)
  return 100 * wholePower((parameters.serviceAvailabilityPercent as number) / 100, calls)
}

/** The measures; `availability` needs no trace, only the run's parameters. */
export const measures: Readonly<Record<string, Measure>> = {
  roundTrips: {
    label: 'round trips',
    unit: '',
    definition:
      'Requests from one service to another that the other answered and whose answer arrived, over the whole run; calls inside one process are none.',
    of: roundTrips,
  },
  elapsedMs: {
    label: 'elapsed',
    unit: 'ms',
    definition:
      'From the last click on Place Order to its answer at the client, or to the end of its patience, or until now while neither has come.',
    of: elapsedMs,
  },
  messagesLost: {
    label: 'messages lost',
    unit: '',
    definition:
      'Messages that reached no process, by chance, by hand or because theirs had died; refused ones are not lost, since the sender is told.',
    of: index => [...index.messages.values()].filter(({ end }) => end && end.lost !== null && end.lost !== 'refused').length,
  },
  charges: {
    label: 'charges to the card',
    unit: '',
    definition: 'Rows in the ledger of Payments at the end of the run, for all orders together.',
    of: index => rowCount(index, 'charges'),
  },
  orderStatus: {
    label: 'order',
    unit: '',
    definition: 'The last order as its customer sees it: none, placing, confirmed, failed, or unknown once the client has stopped waiting.',
    of: orderStatus,
  },
  availability: {
    label: 'availability',
    unit: '%',
    definition:
      'serviceAvailabilityPercent to the power of the calls between services that the answer waits for: 6, or with the queue 4 (the queue in place of the two behind it), in the monolith none.',
    of: (_, parameters) => availability(parameters),
  },
  waitingMs: {
    label: 'waiting',
    unit: 'ms',
    definition:
      'For each service, the time in which it had asked another and had neither an answer nor given up; overlapping waits count once.',
    of: waitingMs,
  },
}

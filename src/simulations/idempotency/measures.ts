/** What is counted in a run of idempotency, lane by lane. */
import type { Measure } from '../../engine/simulation.ts'
import type { RowWritten } from '../../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'

/** The two lanes. */
export const LANES = ['without-key', 'with-key'] as const

/** One of the lanes. */
export type Lane = (typeof LANES)[number]

/** A charge in a ledger. */
export interface ChargeRow {
  readonly order: number
  readonly amount: number
}

/** The rows of a lane's ledger, in the order in which they were written. */
export function chargesOf(index: TraceIndex, lane: Lane): readonly (RowWritten & { readonly after: ChargeRow })[] {
  return index.rows.filter(row => row.table === `${lane}/charges`) as never
}

/** Where a lane's client stands: idle, paying, pausing, paid, refused or unknown. */
export function clientState(index: TraceIndex, lane: Lane): string {
  return index.states.get(`${lane}/client`)?.at(-1)?.to ?? 'idle'
}

function answersTo(index: TraceIndex, asked: readonly MessageRecord[]): MessageRecord[] {
  return asked.flatMap(({ answers }) => {
    const found = answers.map(id => index.messages.get(id) as MessageRecord)
    return found.filter(({ end }) => end?.lost === null)
  })
}

function requestsOf(index: TraceIndex, lane: Lane): MessageRecord[] {
  return [...index.messages.values()].filter(({ sent }) => sent.from === `${lane}/client`)
}

/** The requests for an order that had been asked for before. */
function repeatsOf(index: TraceIndex, lane: Lane): MessageRecord[] {
  const seen = new Set<unknown>()
  return requestsOf(index, lane).filter(({ sent }) => {
    const isRepeat = seen.has(sent.detail.order)
    seen.add(sent.detail.order)
    return isRepeat
  })
}

function statusOfRetry(index: TraceIndex, lane: Lane): number {
  const arrived = answersTo(index, repeatsOf(index, lane)).sort((a, b) => (a.end?.seq ?? 0) - (b.end?.seq ?? 0))
  return (arrived.at(-1)?.sent.detail.status as number | undefined) ?? 0
}

function perLane(of: (index: TraceIndex, lane: Lane) => number): Measure['of'] {
  return index => Object.fromEntries(LANES.map(lane => [lane, of(index, lane)]))
}

/** The measures by name. */
export const measures: Readonly<Record<string, Measure>> = {
  charges: {
    label: 'charges to the card',
    unit: '',
    definition: 'Rows in the ledger of each lane at the end of the run, for all orders together.',
    of: perLane((index, lane) => chargesOf(index, lane).length),
  },
  amountCharged: {
    label: 'charged',
    unit: 'EUR',
    definition: 'The sum of the amounts in the ledger of each lane at the end of the run.',
    of: perLane((index, lane) => chargesOf(index, lane).reduce((sum, { after }) => sum + after.amount, 0) / 100),
  },
  responses: {
    label: 'answers',
    unit: '',
    definition: 'Answers that reached the client of each lane, refusals and replays included.',
    of: perLane((index, lane) => answersTo(index, requestsOf(index, lane)).length),
  },
  statusOfRetry: {
    label: 'status of the last repeat',
    unit: '',
    definition:
      'The status of the last answer that a repeat of an order brought to the client of each lane, whichever action repeated; 0: none yet.',
    of: perLane(statusOfRetry),
  },
  replayed: {
    label: 'replayed',
    unit: '',
    definition: 'Answers that the API of each lane took from its key store and sent again, whether or not they arrived.',
    of: perLane(
      (index, lane) =>
        [...index.messages.values()].filter(({ sent }) => sent.from === `${lane}/api` && sent.detail.replayed === true).length,
    ),
  },
}

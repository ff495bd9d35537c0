/** What is counted in a run of dns. */
import type { Measure } from '../../engine/simulation.ts'
import type { Json, MessageSent, Micros, RowWritten } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'

const HOUR: Micros = 3_600_000_000

/** A look-up of the client as its row tells it. */
export interface LookUpRow {
  readonly at: Micros
  readonly name: string
  readonly found: string
  readonly by: string
  readonly box: string
}

/** The client's look-ups that have ended, in order. */
export function lookUps(index: TraceIndex): LookUpRow[] {
  return index.rows
    .filter(({ table }) => table === 'look-ups')
    .map(({ at, after }) => ({ at, ...(after as unknown as Omit<LookUpRow, 'at'>) }))
}

function isResolver(actor: string): boolean {
  return actor.startsWith('resolver')
}

/** The questions that resolvers sent to the servers of zones, repeated ones too. */
export function upstream(index: TraceIndex): MessageSent[] {
  return [...index.messages.values()].flatMap(({ sent }) => (isResolver(sent.from) && sent.kind === 'query' ? [sent] : []))
}

function elapsedMs(index: TraceIndex): number {
  const asked = index.inputs.filter(({ label }) => label.startsWith('resolve '))
  const last = asked.at(-1)
  if (!last) return 0
  const row = index.rows.find(({ table, key }) => table === 'look-ups' && key === String(asked.length))
  return ((row?.at ?? index.now) - last.at) / 1000
}

function cacheHits(index: TraceIndex): number {
  let hits = lookUps(index).filter(({ by }) => by === 'own cache').length
  for (const { sent, end, answers } of index.messages.values()) {
    if (!isResolver(sent.to) || sent.kind !== 'query' || end?.lost !== null) continue
    const answer = answers.map(id => index.messages.get(id)?.sent).find(one => one?.at === end.at)
    if (answer?.kind === 'response' && answer.detail.rcode !== 'SERVFAIL') hits++
  }
  return hits + crowds(index, 'cached')
}

function numberIn(value: Json, part: string): number {
  return typeof value === 'object' && value !== null && part in value ? Number((value as { [key: string]: Json })[part]) : 0
}

/** What the crowd's rows have counted of one kind. */
function crowds(index: TraceIndex, part: string): number {
  return index.rows.reduce((sum, row) => sum + (row.table === 'traffic of the crowd' ? growth(row, part) : 0), 0)
}

const growth = ({ before, after }: RowWritten, part: string): number => numberIn(after, part) - numberIn(before, part)

/** Answers, from whatever cache, with an address that its owner had replaced by then. */
function staleAnswers(index: TraceIndex): number {
  const replaced = new Set<string>()
  let stale = 0
  for (const row of index.rows) {
    if (row.table.startsWith('zone ')) {
      const { was, data } = row.after as { was?: string; data: string }
      if (was) replaced.add(was)
      replaced.delete(data)
    } else if (row.table === 'look-ups') {
      const { found, by } = row.after as unknown as LookUpRow
      if (by !== 'open connection' && replaced.has(found)) stale++
    }
  }
  return stale + crowds(index, 'stale')
}

function failedConnections(index: TraceIndex): number {
  return lookUps(index).filter(({ box }) => box === 'silent').length + crowds(index, 'failed')
}

/** The questions that the crowd's look-ups cost example.com's server without a message in the trace, since an instant, as far as they are reported. */
export function quietlyAsked(index: TraceIndex, since: Micros): number {
  return index.rows.reduce(
    (sum, row) => sum + (row.table === 'quiet questions of the crowd' && row.at >= since ? growth(row, 'asked') : 0),
    0,
  )
}

/** The questions that example.com's server was sent, since an instant. */
export function askedOfExample(index: TraceIndex, since: Micros): number {
  return upstream(index).filter(({ to, at }) => to === 'ns-example-com' && at >= since).length + quietlyAsked(index, since)
}

/** The measures of dns. */
export const measures: Readonly<Record<string, Measure>> = {
  upstreamQueries: {
    label: 'upstream queries',
    unit: '',
    definition:
      'Questions that resolvers sent to the servers of zones (root, .com, .net and the three domains) over the whole run, repeated ones too.',
    of: index => upstream(index).length + quietlyAsked(index, 0),
  },
  elapsedMs: {
    label: 'elapsed',
    unit: 'ms',
    definition:
      'From the last click on Resolve to its answer at the client, or to its giving up, or until now while neither has come; 0 from its own cache.',
    of: elapsedMs,
  },
  cacheHits: {
    label: 'cache hits',
    unit: 'look-ups',
    definition:
      'Look-ups, those of the crowd too, that the client or a resolver answered from a cache without asking anybody; failures that are remembered are none.',
    of: cacheHits,
  },
  staleAnswers: {
    label: 'stale answers',
    unit: 'look-ups',
    definition:
      'Look-ups, those of the crowd too, answered with an address that its owner had replaced by then; using a kept connection is no look-up.',
    of: staleAnswers,
  },
  failedConnections: {
    label: 'failed connections',
    unit: '',
    definition:
      'Calls to an address whose box was switched off: one for each look-up that led there, those of the crowd too, and one for each use of a kept connection.',
    of: failedConnections,
  },
  authoritativeQueriesPerHour: {
    label: 'asked of example.com’s server',
    unit: 'an hour',
    definition:
      'Questions sent to the server of example.com in the last hour of the run, or since its start if that is later; repeated ones too.',
    of: index => askedOfExample(index, index.now - HOUR),
  },
}

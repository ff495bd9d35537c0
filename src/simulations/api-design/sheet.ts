/** The design sheet read off a trace: each line, what it promises, and what its last trial found. */
import type { TraceIndex } from '../../engine/trace-index.ts'
import { DONE, type SheetRow, START } from './design.ts'
import type { Problem } from './parameters.ts'
import { steps } from './steps.ts'

/** The sheet after the first `seq` events: lines by step. */
export function sheetAt(index: TraceIndex, seq = Number.POSITIVE_INFINITY): Readonly<Record<string, SheetRow>> {
  const sheet: Record<string, SheetRow> = {}
  for (const row of index.rows) {
    if (row.seq > seq) break
    if (row.table === 'sheet') sheet[row.key] = row.after as unknown as SheetRow
  }
  return sheet
}

/** The state of the design after the first `seq` events. */
export function stepAt(index: TraceIndex, seq = Number.POSITIVE_INFINITY): string {
  return index.states.get('design')?.findLast(entered => entered.seq <= seq)?.to ?? START
}

/** How many lines have a verdict. */
export function linesWith(index: TraceIndex, verdict: SheetRow['verdict']): number {
  return Object.values(sheetAt(index)).filter(row => row.verdict === verdict).length
}

/** A trial of a trace: what was chosen, and the rows that its requests wrote. */
export interface TrialRun {
  readonly step: string
  readonly choice: string
  readonly rows: TraceIndex['rows']
}

/** All trials of a trace, in order. */
export function trialsOf(index: TraceIndex): readonly TrialRun[] {
  const begun = index.rows.filter(row => row.table === 'sheet' && (row.after as unknown as SheetRow).verdict === 'trying')
  return begun.map((row, i) => {
    const end = begun[i + 1]?.seq ?? Number.POSITIVE_INFINITY
    const rows = index.rows.filter(one => one.table !== 'sheet' && one.seq > row.seq && one.seq < end)
    return { step: row.key, choice: (row.after as unknown as SheetRow).choice, rows }
  })
}

/** The wish that a written row was caused by; null if it was nobody's. */
export function wishBehind(index: Pick<TraceIndex, 'events'>, cause: number | null): string | null {
  const received = cause === null ? undefined : index.events[cause - 1]
  const sent = received?.type === 'message.received' ? index.events[(received.cause ?? 0) - 1] : undefined
  return sent?.type === 'message.sent' && typeof sent.detail.wish === 'string' ? sent.detail.wish : null
}

/** How often each wish took effect: rows written because of it. */
export function effectsByWish(index: TraceIndex, rows: TraceIndex['rows'] = index.rows): ReadonlyMap<string, number> {
  const effects = new Map<string, number>()
  for (const row of rows) {
    const wish = row.table === 'clicks' ? null : wishBehind(index, row.cause)
    if (wish !== null) effects.set(wish, (effects.get(wish) ?? 0) + 1)
  }
  return effects
}

/** Whether every step has been tried and keeps its promise. */
export function isWhole(index: TraceIndex, problem: Problem): boolean {
  const sheet = sheetAt(index)
  return steps[problem].every(({ id }) => sheet[id]?.verdict === 'kept') && stepAt(index) === DONE
}

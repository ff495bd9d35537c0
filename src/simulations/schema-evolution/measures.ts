/** What is counted in a run of schema-evolution. */
import type { Measure } from '../../engine/simulation.ts'
import { type TraceIndex, tablesAt } from '../../engine/trace-index.ts'
import { contractOf } from './changes.ts'
import { CLIENTS } from './clients.ts'
import { compatible } from './compatibility.ts'
import { formatOf } from './fleet.ts'
import type { Finding, Verdict } from './verdicts.ts'

/** A verdict as it stands in the table: a client at a replica, with the versions that met. */
export interface VerdictRow extends Omit<Finding, 'meant'> {
  readonly meant?: string
  readonly client: string
  readonly server: string
}

/** The verdicts that stand after everything known, by `CLIENT at SERVER`. */
export function verdictsOf(index: TraceIndex, seq = Number.POSITIVE_INFINITY): Readonly<Record<string, VerdictRow>> {
  return (tablesAt(index, seq).verdicts ?? {}) as unknown as Record<string, VerdictRow>
}

/** The clients of which any replica's verdict is this one. */
export function clientsWith(index: TraceIndex, verdict: Verdict): string[] {
  const rows = Object.entries(verdictsOf(index))
  return CLIENTS.filter(name => rows.some(([key, row]) => key.startsWith(`${name} at `) && row.verdict === verdict))
}

/** The lists of changes of every version so far, v1 first. */
export function versionsOf(index: TraceIndex, seq = Number.POSITIVE_INFINITY): readonly (readonly string[])[] {
  const rows = index.rows.filter(row => row.table === 'contract' && row.seq <= seq)
  return [[], ...rows.map(({ after }) => (after as { applied: string[] }).applied)]
}

/** The version that each party runs, by its name; those not listed run v1. */
export function deployedOf(index: TraceIndex, seq = Number.POSITIVE_INFINITY): Readonly<Record<string, string>> {
  const rows = Object.entries(tablesAt(index, seq).deployed ?? {})
  return Object.fromEntries(rows.map(([party, value]) => [party, (value as { runs: string }).runs]))
}

/** The measures by name. */
export const measures: Readonly<Record<string, Measure>> = {
  brokenClients: {
    label: 'clients broken',
    unit: '',
    definition:
      'Clients whose last check at one replica or more ended in an error: a refused request, or an answer that they could not read.',
    of: index => clientsWith(index, 'broken').length,
  },
  silentlyWrong: {
    label: 'clients silently wrong',
    unit: '',
    definition: 'Clients whose last check at one replica or more ended without an error and with a wrong value, on either side.',
    of: index => clientsWith(index, 'silently wrong').length,
  },
  served: {
    label: 'clients served',
    unit: '',
    definition: 'Clients whose last check at every replica that they have called ended well.',
    of: index => {
      const rows = Object.entries(verdictsOf(index))
      return CLIENTS.filter(name => {
        const own = rows.filter(([key]) => key.startsWith(`${name} at `))
        return own.length > 0 && own.every(([, { verdict }]) => verdict === 'ok')
      }).length
    },
  },
  compatible: {
    label: 'newest version',
    unit: '',
    definition:
      'The newest version of the contract against the one before it, tried with all five clients. Backward: new code reads old requests and old stored orders. Forward: old code reads new answers and new stored orders.',
    of: (index, parameters) => {
      const versions = versionsOf(index)
      const newest = versions.at(-1) ?? []
      const format = formatOf(String(parameters.format), newest)
      return compatible(contractOf(versions.at(-2) ?? []), contractOf(newest), format)
    },
  },
}

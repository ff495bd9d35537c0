/** What every holder of a cache remembers at one moment, worked out from the rows of the run. */
import type { ActorId, Micros, Position } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'

/** A remembered answer, `remaining` in seconds: 0 or less once it has run out. */
export interface CacheLine {
  readonly key: string
  readonly data: string
  readonly ttl: number
  readonly remaining: number
  /** It was written by the last event so far. */
  readonly just: boolean
}

/** The cache of one holder. */
export interface HolderCache {
  readonly holder: ActorId
  readonly lines: readonly CacheLine[]
}

interface Written {
  readonly data: string
  readonly ttl: number
  readonly at: Micros
  readonly seq: number
}

/** The caches of all who keep one in this run, at a position. A broken process has forgotten what it kept. */
export function cachesAt(index: TraceIndex, { at, seq }: Position): HolderCache[] {
  const holders = new Map<ActorId, Map<string, Written>>()
  for (const row of index.rows) {
    if (!row.table.startsWith('cache of ')) continue
    const kept = holders.get(row.actor) ?? new Map<string, Written>()
    holders.set(row.actor, kept)
    if (row.seq > seq) continue
    if (row.after === null) kept.delete(row.key)
    else kept.set(row.key, { ...(row.after as { data: string; ttl: number }), at: row.at, seq: row.seq })
  }
  return [...holders].map(([holder, kept]) => {
    const broken = index.states.get(holder)?.findLast(event => event.to === 'broken' && event.seq <= seq)?.seq ?? 0
    const lines = [...kept].flatMap(([key, written]): CacheLine[] => {
      if (written.seq < broken) return []
      const remaining = written.ttl - (at - written.at) / 1_000_000
      return [{ key, data: written.data, ttl: written.ttl, remaining, just: written.seq === seq }]
    })
    return { holder, lines }
  })
}

/** What remains of a TTL, in words: to a tenth of a second below ten, from two hours on in hours. */
export function remainingText(seconds: number): string {
  if (seconds <= 0) return 'run out'
  if (seconds < 10) return `${(Math.floor(seconds * 10) / 10).toFixed(1)} s`
  if (seconds < 7200) return `${Math.floor(seconds)} s`
  return `${(Math.floor(seconds / 36) / 100).toFixed(2)} h`
}

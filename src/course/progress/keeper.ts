/** Keeps the progress log in the browser's storage, whatever state that storage is in. Nothing here throws. */
import type { ProgressEvent } from './event.ts'
import { mergeEvents, readLog, type Unreadable, writeLog } from './log.ts'

export const KEY = 'sc.progress'
const ASIDE = `${KEY}.aside.`

/** Something about the stored log that the reader should know. `aside` is the key under which the old bytes are kept; null: they could not be moved. */
export interface Notice {
  readonly kind: Unreadable | 'partial'
  readonly aside: string | null
}

/** Whether answers outlive this page: `saved`, or why not. `occupied`: bytes of another kind stand in the way and there is no room to keep them aside. */
export type Keeping = 'saved' | 'denied' | 'full' | 'occupied'

/** What came of reading or saving: the log now known, and how it is kept. */
export interface Kept {
  readonly events: readonly ProgressEvent[]
  readonly keeping: Keeping
  readonly notices: readonly Notice[]
}

/** The part of the browser's `Storage` that is used. */
export type Bytes = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** A text that was set aside, and its key. */
export interface Aside {
  readonly key: string
  readonly text: string
}

/** Storage and memory together: the events found in storage, all events, and the bytes there that are not (only) a log of ours. */
interface Joined {
  readonly found: readonly ProgressEvent[]
  readonly events: readonly ProgressEvent[]
  readonly inTheWay: { readonly text: string; readonly kind: Notice['kind'] } | null
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'QuotaExceededError' || error.name === 'NS_ERROR_DOM_QUOTA_REACHED')
}

/**
 * A keeper over `storage`, a function because even touching `localStorage` throws where it is denied.
 * Other tabs write too: every save first reads what is there and joins it, and what another tab has removed stays removed.
 */
export function createKeeper(storage: () => Bytes) {
  /** The events that are known to have been in storage. */
  let stored: ReadonlySet<string> = new Set()
  /** Whether a newer log was moved aside already: an older and a newer page open side by side must not fill the storage with copies. */
  let movedNewer = false

  function asides(): Aside[] {
    try {
      const bytes = storage()
      const keys = Array.from({ length: bytes.length }, (_, n) => bytes.key(n)).filter(key => key?.startsWith(ASIDE)) as string[]
      return keys.sort().map(key => ({ key, text: bytes.getItem(key) ?? '' }))
    } catch {
      return []
    }
  }

  /** Copies a text to a key of its own, once; throws where there is no room. */
  function setAside(text: string): string {
    const known = asides()
    const same = known.find(aside => aside.text === text)
    if (same) return same.key
    let n = 1
    while (known.some(aside => aside.key === `${ASIDE}${n}`)) n++
    storage().setItem(`${ASIDE}${n}`, text)
    return `${ASIDE}${n}`
  }

  /** The log in storage, joined with `memory`. */
  function join(memory: readonly ProgressEvent[]): Joined {
    const text = storage().getItem(KEY)
    if (text === null) return { found: [], events: memory.filter(event => !stored.has(event.id)), inTheWay: null }
    const reading = readLog(text)
    if (reading.kind !== 'log') return { found: [], events: memory, inTheWay: { text, kind: reading.kind } }
    const inTheWay = reading.skipped > 0 ? { text, kind: 'partial' as const } : null
    return { found: reading.events, events: mergeEvents(reading.events, memory), inTheWay }
  }

  /** Joins `memory` with what is stored and writes it. Bytes that are no log of ours are moved aside first, or else left alone. */
  function save(memory: readonly ProgressEvent[]): Kept {
    let events = memory
    const notices: Notice[] = []
    try {
      const joined = join(memory)
      events = joined.events
      if (joined.inTheWay) {
        if (joined.inTheWay.kind === 'newer' && movedNewer)
          return { events, keeping: 'occupied', notices: [{ kind: 'newer', aside: null }] }
        movedNewer ||= joined.inTheWay.kind === 'newer'
        try {
          notices.push({ kind: joined.inTheWay.kind, aside: setAside(joined.inTheWay.text) })
        } catch (error) {
          notices.push({ kind: joined.inTheWay.kind, aside: null })
          return { events, keeping: isFull(error) ? 'occupied' : 'denied', notices }
        }
      }
      storage().setItem(KEY, writeLog(events))
      stored = new Set(events.map(event => event.id))
      return { events, keeping: 'saved', notices }
    } catch (error) {
      return { events, keeping: isFull(error) ? 'full' : 'denied', notices }
    }
  }

  /** Joins `memory` with what is stored, and with what was set aside before and can be read by now; writes only where that changes something. */
  function load(memory: readonly ProgressEvent[]): Kept {
    const readable = asides().flatMap(aside => {
      const reading = readLog(aside.text)
      return reading.kind === 'log' && reading.skipped === 0 ? [{ key: aside.key, events: reading.events }] : []
    })
    try {
      const { found, events, inTheWay } = join(memory)
      stored = new Set(found.map(event => event.id))
      const all = mergeEvents(events, ...readable.map(aside => aside.events))
      if (all.length === found.length && readable.length === 0 && !inTheWay) return { events: all, keeping: 'saved', notices: [] }
      const kept = save(all)
      if (kept.keeping === 'saved') for (const aside of readable) storage().removeItem(aside.key)
      return kept
    } catch {
      return { events: memory, keeping: 'denied', notices: [] }
    }
  }

  /** What another tab has written or removed since, joined with `memory`. Writes nothing: two tabs must not answer each other for ever. */
  function follow(memory: readonly ProgressEvent[]): readonly ProgressEvent[] {
    try {
      const { found, events, inTheWay } = join(memory)
      if (!inTheWay) stored = new Set(found.map(event => event.id))
      return events
    } catch {
      return memory
    }
  }

  /** Removes the log and all that was set aside; false where storage refuses. */
  function clear(): boolean {
    try {
      for (const aside of asides()) storage().removeItem(aside.key)
      storage().removeItem(KEY)
      stored = new Set()
      return true
    } catch {
      return false
    }
  }

  return { save, load, follow, clear, asides }
}

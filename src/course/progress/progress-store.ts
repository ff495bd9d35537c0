/** The reader's progress as a store: an append-only log of events, grouped by item, and how it is kept. Clock, chance and storage come in from outside. */
import { createStore } from 'zustand/vanilla'
import { LATEST, type NewEvent, type ProgressEvent, readEvent } from './event.ts'
import { type Aside, type Bytes, createKeeper, KEY, type Keeping, type Notice } from './keeper.ts'
import { mergeEvents, readLog, type Unreadable, writeLog } from './log.ts'

/** What a component reads. Before `start`, and on the server, the log is empty and `keeping` is `unread`. */
export interface Progress {
  readonly events: readonly ProgressEvent[]
  /** The events of each item, in order of time. */
  readonly items: ReadonlyMap<string, readonly ProgressEvent[]>
  readonly keeping: Keeping | 'unread'
  /** When the log was last written or, where this page has written nothing, when its last event happened; null: it is empty. */
  readonly savedAt: number | null
  readonly notices: readonly Notice[]
}

/** What came of a file given for import. `too-large` is decided before reading it. */
export type Imported =
  | { readonly kind: 'merged'; readonly added: number; readonly skipped: number }
  | { readonly kind: Unreadable | 'too-large' }

/** No log of this course comes near this many characters. */
export const LARGEST_IMPORT = 5_000_000

/** What the store needs from the world. */
export interface Surroundings {
  readonly storage: () => Bytes
  /** Wall-clock time in milliseconds since 1970. */
  readonly now: () => number
  /** An id that no other browser has given. */
  readonly newId: () => string
}

function groupByItem(events: readonly ProgressEvent[]): ReadonlyMap<string, readonly ProgressEvent[]> {
  const items = new Map<string, ProgressEvent[]>()
  for (const event of events) {
    const known = items.get(event.item)
    if (known) known.push(event)
    else items.set(event.item, [event])
  }
  return items
}

const EMPTY: Progress = { events: [], items: new Map(), keeping: 'unread', savedAt: null, notices: [] }

/** Makes a store over `surroundings`; it touches nothing before `start`. */
export function createProgress({ storage, now, newId }: Surroundings) {
  const store = createStore<Progress>(() => EMPTY)
  const keeper = createKeeper(storage)

  function show(events: readonly ProgressEvent[], rest: Partial<Progress>): void {
    store.setState({ events, items: groupByItem(events), ...rest })
  }

  /** Writes `events` and shows what came of it; a notice once given stays until the page is left. */
  function keep(events: readonly ProgressEvent[]): void {
    const { savedAt, notices: before } = store.getState()
    const kept = keeper.save(events)
    const notices = kept.notices.length > 0 ? [...before, ...kept.notices] : before
    show(kept.events, { keeping: kept.keeping, notices, savedAt: kept.keeping === 'saved' ? now() : savedAt })
  }

  /** Reads the log. Events recorded before are kept. */
  function start(): void {
    const { keeping, events: memory } = store.getState()
    if (keeping !== 'unread') return
    const { events, ...kept } = keeper.load(memory)
    show(events, { ...kept, savedAt: events.at(-1)?.at ?? null })
  }

  /** Appends an event. A section read, or a challenge passed, counts once. */
  function record(event: NewEvent): void {
    start()
    const { events, items } = store.getState()
    const earlier = items.get(event.item) ?? []
    const once = event.kind === 'section-read' || event.kind === 'challenge-passed'
    if (once && earlier.some(known => known.kind === event.kind)) return
    // A clock that was set back must not make a second try the first.
    const at = Math.min(LATEST, Math.max(now(), (earlier.at(-1)?.at ?? -1) + 1))
    const added = readEvent({ ...event, id: newId(), at })
    if (!added) throw new TypeError(`no event of the log: ${JSON.stringify(event)}`)
    keep(mergeEvents(events, [added]))
  }

  /** Joins what another tab has written: for the browser's `storage` events. `key` null: everything was removed. */
  function follow(key: string | null): void {
    if (key !== null && key !== KEY) return
    const { keeping, events } = store.getState()
    if (keeping !== 'unread') show(keeper.follow(events), {})
  }

  /** Merges a log that was exported, here or in another browser. */
  function importLog(text: string): Imported {
    if (text.length > LARGEST_IMPORT) return { kind: 'too-large' }
    const reading = readLog(text)
    if (reading.kind !== 'log') return reading
    start()
    const { events } = store.getState()
    const merged = mergeEvents(events, reading.events)
    if (merged.length > events.length) keep(merged)
    return { kind: 'merged', added: merged.length - events.length, skipped: reading.skipped }
  }

  /** Forgets everything, what was set aside too; false where storage refuses. */
  function reset(): boolean {
    const cleared = keeper.clear()
    if (cleared) store.setState({ ...EMPTY, keeping: 'saved' })
    return cleared
  }

  return {
    store,
    start,
    record,
    follow,
    importLog,
    reset,
    /** The whole log as the text of a file. */
    exportLog: (): string => writeLog(store.getState().events),
    /** Texts that stood where the log belongs, and were no log. */
    asides: (): readonly Aside[] => keeper.asides(),
  }
}

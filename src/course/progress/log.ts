/** The progress log as text: read with suspicion, merged as a union, written in one canonical form. */
import { type ProgressEvent, readEvent, SCHEMA } from './event.ts'
import { migrations } from './migrations.ts'

/** Why a text is not a log: not JSON at all, JSON of another shape, or written by a newer version of the course. */
export type Unreadable = 'corrupt' | 'foreign' | 'newer'

/** What a text turned out to be. `skipped` counts the entries of a log that are no events. */
export type Reading =
  | { readonly kind: 'log'; readonly events: readonly ProgressEvent[]; readonly skipped: number }
  | { readonly kind: Unreadable }

/** Reads a log of this schema or of an older one. Never throws. */
export function readLog(text: string): Reading {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kind: 'corrupt' }
  }
  const { schema } = Object(value)
  if (!Number.isInteger(schema) || schema < 0) return { kind: 'foreign' }
  if (schema > SCHEMA) return { kind: 'newer' }
  try {
    for (const migrate of migrations.slice(schema)) value = migrate(value as never)
  } catch {
    return { kind: 'foreign' }
  }
  const { events: entries } = Object(value)
  if (!Array.isArray(entries)) return { kind: 'foreign' }
  const events = entries.flatMap(entry => readEvent(entry) ?? [])
  return { kind: 'log', events: mergeEvents(events), skipped: entries.length - events.length }
}

/** Writes the log that `readLog` reads. */
export function writeLog(events: readonly ProgressEvent[]): string {
  return JSON.stringify({ schema: SCHEMA, events })
}

/** The union of logs by event id, in order of time. Where two events claim one id (a damaged file), all sides pick the same one. */
export function mergeEvents(...logs: readonly (readonly ProgressEvent[])[]): ProgressEvent[] {
  const union = new Map<string, ProgressEvent>()
  for (const event of logs.flat()) {
    const known = union.get(event.id)
    if (!known || (known !== event && JSON.stringify(event) < JSON.stringify(known))) union.set(event.id, event)
  }
  return [...union.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

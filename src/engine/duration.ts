/** Durations as text: `us`, `ms`, `s`, `m`, `h`; bare numbers are milliseconds. */
import type { Micros } from './trace.ts'

const UNITS = { h: 3_600_000_000, m: 60_000_000, s: 1_000_000, ms: 1000, us: 1 } as const

/** What `parseDuration` takes, for messages. */
export const DURATION_FORM = 'a number with us, ms, s, m or h (a bare number is milliseconds)'

/** The longest run: 1,000 hours. */
export const LONGEST: Micros = 1000 * UNITS.h

/** Reads a duration of 0 to 1,000 hours, rounded to whole microseconds; null if it is none. */
export function parseDuration(text: string): Micros | null {
  const match = /^(\d{1,15}(?:\.\d{1,15})?)(us|ms|s|m|h)?$/.exec(text)
  if (!match) return null
  const unit = (match[2] ?? 'ms') as keyof typeof UNITS
  const micros = Math.round(Number(match[1]) * UNITS[unit])
  return micros <= LONGEST ? micros : null
}

/** Writes a duration exactly, in the largest unit that leaves a whole number, so that reading it gives the same. */
export function printDuration(at: Micros): string {
  for (const unit of ['h', 'm', 's', 'ms'] as const) {
    if (at >= UNITS[unit] && at % UNITS[unit] === 0) return `${at / UNITS[unit]}${unit}`
  }
  return at === 0 ? '0' : `${at}us`
}

/** Writes an instant for reading: `395.0 ms`, `12.40 s`, `5 m 02 s`, `2 h 00 m`. */
export function formatInstant(at: Micros): string {
  if (at < 10 * UNITS.s) return `${(Math.round(at / 100) / 10).toFixed(1)} ms`
  if (at < 2 * UNITS.m) return `${(Math.round(at / 10_000) / 100).toFixed(2)} s`
  const seconds = Math.floor(at / UNITS.s)
  const two = (n: number): string => String(n).padStart(2, '0')
  if (at < 2 * UNITS.h) return `${Math.floor(seconds / 60)} m ${two(seconds % 60)} s`
  const minutes = Math.floor(seconds / 60)
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} m`
}

/** What the server keeps: tables on disk, keys it has seen, and how much each has asked for of late. */

import { secondsOf } from '../../actors/resource-server/http-date.ts'
import type { HttpResponse } from '../../actors/resource-server/http-response.ts'
import { type Chance, chanceOf } from '../../engine/random.ts'
import type { Json, Micros } from '../../engine/trace.ts'
import { randomCode } from './codes.ts'
import type { Choices } from './steps.ts'

/** A short link. */
export type Link = {
  /** Links in the order in which they were made. */
  readonly n: number
  readonly target: string
  readonly owner: string
  readonly state: 'on' | 'off' | 'expired'
  readonly version: number
}

/** The tables that outlive the process. */
export interface Tables {
  readonly links: Readonly<Record<string, Link>>
  /** Redirects answered, by code: the server's own log, not something that a request asks for. */
  readonly clicks: Readonly<Record<string, number>>
  /** A like each: by post and user, or by post and number. */
  readonly likes: Readonly<Record<string, boolean>>
  /** Counts that are kept beside, where a design keeps them. */
  readonly counts: Readonly<Record<string, number>>
  /** A booking each: by show and seat, or by number. */
  readonly bookings: Readonly<Record<string, { readonly account: string; readonly until: number | null }>>
}

/** All that the server has. */
export interface Data {
  readonly tables: Tables
  /** Answers by account and key. */
  readonly keys: Readonly<Record<string, HttpResponse>>
  /** Creations of the last minute, by whom they count for. */
  readonly made: Readonly<Record<string, number>>
  /** Links made so far. */
  readonly drawn: number
}

/** What the API knows beside its data. */
export interface Setting {
  readonly choices: Choices
  readonly chance: Chance
  /** Who sent the request: the address that a limiter sees. Laptop and phone stand behind one router. */
  readonly address: string
}

/** Links that are there from the start; one of them has expired. */
const OPENING_LINKS = 25

/** The code of the link that has expired. */
export const EXPIRED = 'last-year'

/** The hour at which every run begins. */
export const OPENING = secondsOf(2026, 3, 2, 9)

/** The second of a run's instant, as the server's clock shows it. */
export function secondAt(at: Micros): number {
  return OPENING + Math.floor(at / 1_000_000)
}

/** What there is before any run, whatever its seed. */
export function openingData(): Data {
  const chance = chanceOf(0)
  const links = Array.from({ length: OPENING_LINKS }, (_, i): [string, Link] => {
    const n = i + 1
    const code = n === 1 ? EXPIRED : randomCode(chance, n)
    return [code, { n, target: `https://shop.example.com/tea/${n}`, owner: 'ann', state: n === 1 ? 'expired' : 'on', version: 1 }]
  })
  return {
    tables: { links: Object.fromEntries(links), clicks: {}, likes: {}, counts: {}, bookings: {} },
    keys: {},
    made: {},
    drawn: OPENING_LINKS,
  }
}

/** The data with one row of a table replaced; null deletes it. */
export function withRow<T extends keyof Tables>(data: Data, table: T, key: string, row: Tables[T][string] | null): Data {
  const { [key]: _, ...others } = data.tables[table]
  const rows = row === null ? others : { ...data.tables[table], [key]: row }
  return { ...data, tables: { ...data.tables, [table]: rows } }
}

/** The rows that differ, with what they are now; null where one is gone. */
export function changesBetween(before: Data, after: Data): { table: string; key: string; value: Json }[] {
  return (Object.keys(after.tables) as (keyof Tables)[]).flatMap(table => {
    const [was, now]: Readonly<Record<string, Json>>[] = [before.tables[table] as never, after.tables[table] as never]
    if (was === now) return []
    const keys = [...new Set([...Object.keys(was as object), ...Object.keys(now as object)])]
    return keys.filter(key => was?.[key] !== now?.[key]).map(key => ({ table, key, value: now?.[key] ?? null }))
  })
}

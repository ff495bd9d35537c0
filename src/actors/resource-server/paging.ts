/** Pages of a list: by offset, which counts again from the top, and by cursor, which goes on behind the last row seen. */

/** A page. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Rows passed over or read to make it: offset + limit, or what a keyset query returns. */
  readonly scanned: number
  /** Whether there may be more: the page is full. */
  readonly isFull: boolean
}

/** Rows `offset` to `offset + limit`. The database walks over all that come before. */
export function pageByOffset<Row>(rows: readonly Row[], offset: number, limit: number): Page<Row> {
  const page = rows.slice(offset, offset + limit)
  return { rows: page, scanned: Math.min(offset, rows.length) + page.length, isFull: page.length === limit }
}

/** The first `limit` rows that come after a place in the order: `WHERE (key, id) < (:key, :id) LIMIT :n`. Null: from the top. */
export function pageAfter<Row>(rows: readonly Row[], comesAfter: ((row: Row) => boolean) | null, limit: number): Page<Row> {
  const start = comesAfter === null ? 0 : rows.findIndex(comesAfter)
  const page = start < 0 ? [] : rows.slice(start, start + limit)
  return { rows: page, scanned: page.length, isFull: page.length === limit }
}

/** A place in an order: what is sorted by, and the sort values of the last row seen, its unique id last. */
export interface Place {
  readonly sort: string
  readonly values: readonly (string | number)[]
}

/** Writes a place as an opaque token (base64url). */
export function printCursor({ sort, values }: Place): string {
  return btoa(JSON.stringify([sort, ...values]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** Reads a token that `printCursor` wrote for the same order; null if it is not one. */
export function readCursor(token: string, sort: string, length: number): Place | null {
  try {
    const [own, ...values] = JSON.parse(atob(token.replaceAll('-', '+').replaceAll('_', '/'))) as unknown[]
    const fits = own === sort && values.length === length && values.every(value => typeof value === 'string' || typeof value === 'number')
    return fits ? { sort, values: values as (string | number)[] } : null
  } catch {
    return null
  }
}

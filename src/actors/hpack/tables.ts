/** The static table (RFC 7541 appendix A) and the dynamic table (sections 2.3.2 and 4), which share one row of numbers. */

/** A header field: its name in small letters, and its value. */
export type Field = readonly [name: string, value: string]

/** What one side remembers of the fields that it has sent or received. Immutable. */
export interface DynamicTable {
  /** The most that the entries may take, in octets. */
  readonly maxSize: number
  /** What they take: 32 octets each, beside name and value. */
  readonly size: number
  /** The newest first. */
  readonly entries: readonly Field[]
}

const STATIC: readonly Field[] = [
  [':authority', ''],
  [':method', 'GET'],
  [':method', 'POST'],
  [':path', '/'],
  [':path', '/index.html'],
  [':scheme', 'http'],
  [':scheme', 'https'],
  ...['200', '204', '206', '304', '400', '404', '500'].map(code => [':status', code] as const),
  ['accept-charset', ''],
  ['accept-encoding', 'gzip, deflate'],
  ...`accept-language accept-ranges accept access-control-allow-origin age allow authorization cache-control content-disposition
    content-encoding content-language content-length content-location content-range content-type cookie date etag expect expires from
    host if-match if-modified-since if-none-match if-range if-unmodified-since last-modified link location max-forwards
    proxy-authenticate proxy-authorization range referer refresh retry-after server set-cookie strict-transport-security
    transfer-encoding user-agent vary via www-authenticate`
    .split(/\s+/)
    .map(name => [name, ''] as const),
]

/** What an entry takes beside its name and value (section 4.1). */
const OVERHEAD = 32

/** A table without entries. */
export function emptyTable(maxSize = 4096): DynamicTable {
  return { maxSize, size: 0, entries: [] }
}

/** The table with a new entry, the oldest ones put out to make room. An entry that is larger than the table empties it (section 4.4). */
export function withEntry(table: DynamicTable, field: Field): DynamicTable {
  return fitted(table.maxSize, [field, ...table.entries])
}

/** The table with another limit, the oldest entries put out (section 4.3). */
export function resized(table: DynamicTable, maxSize: number): DynamicTable {
  return fitted(maxSize, table.entries)
}

function fitted(maxSize: number, candidates: readonly Field[]): DynamicTable {
  const entries: Field[] = []
  let size = 0
  for (const entry of candidates) {
    const more = entry[0].length + entry[1].length + OVERHEAD
    if (size + more > maxSize) break
    size += more
    entries.push(entry)
  }
  return { maxSize, size, entries }
}

/** The field of a number: 1 to 61 are static, the dynamic ones follow, the newest first. Throws a RangeError if there is none. */
export function fieldAt(table: DynamicTable, index: number): Field {
  const field = index <= STATIC.length ? STATIC[index - 1] : table.entries[index - STATIC.length - 1]
  if (!field) throw new RangeError(`no header field has the number ${index}`)
  return field
}

/** Whether a number is one of the static table. */
export function isStatic(index: number): boolean {
  return index <= STATIC.length
}

/** The static numbers by name, and by name and value; the lowest where there are several. */
const STATIC_NAMES = new Map(STATIC.map(([name], i) => [name, i + 1] as const).reverse())
const STATIC_FIELDS = new Map(STATIC.map(([name, value], i) => [`${name}\n${value}`, i + 1]))

/** The number of the whole field, and that of its name alone; 0 where there is none. Static ones before dynamic ones, newer before older. */
export function find(table: DynamicTable, [name, value]: Field): { readonly whole: number; readonly name: number } {
  const dynamic = (matches: (entry: Field) => boolean): number => {
    const at = table.entries.findIndex(matches)
    return at < 0 ? 0 : STATIC.length + 1 + at
  }
  return {
    whole: STATIC_FIELDS.get(`${name}\n${value}`) ?? dynamic(entry => entry[0] === name && entry[1] === value),
    name: STATIC_NAMES.get(name) ?? dynamic(entry => entry[0] === name),
  }
}

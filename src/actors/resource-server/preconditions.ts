/** Conditional requests: which field decides, in the order of RFC 9110 section 13.2.2. */
import { type EntityTag, matchesStrongly, matchesWeakly, readTags } from './entity-tags.ts'
import { type Field, fieldValue } from './fields.ts'
import { readHttpDate, type Seconds } from './http-date.ts'

/** What names the present content of a resource. */
export interface Validators {
  readonly etag: EntityTag
  /** Null where the resource keeps no date. */
  readonly lastModified: Seconds | null
}

/** What the conditions lead to: go on, 304 or 412. */
export type Decision = 'perform' | 'not modified' | 'failed'

/** The methods that conditions do not concern (section 13.2.1). */
const UNCONDITIONAL: readonly string[] = ['OPTIONS', 'TRACE', 'CONNECT']

/** Decides on a request whose resource has `current` content now, or none (null). Fields that are not evaluated are not looked at either. */
export function decide(method: string, fields: readonly Field[], current: Validators | null): Decision {
  if (UNCONDITIONAL.includes(method)) return 'perform'
  const reads = method === 'GET' || method === 'HEAD'
  const ifMatch = fieldValue(fields, 'If-Match')
  if (ifMatch !== null) {
    if (!anyMatches(ifMatch, current, matchesStrongly)) return 'failed'
  } else if (isChangedSince(fieldValue(fields, 'If-Unmodified-Since'), current)) return 'failed'
  const ifNoneMatch = fieldValue(fields, 'If-None-Match')
  if (ifNoneMatch !== null) {
    if (anyMatches(ifNoneMatch, current, matchesWeakly)) return reads ? 'not modified' : 'failed'
  } else if (reads && isChangedSince(fieldValue(fields, 'If-Modified-Since'), current) === false) return 'not modified'
  return 'perform'
}

/** Whether the present content is among the tags of a field. */
function anyMatches(value: string, current: Validators | null, match: (a: EntityTag, b: EntityTag) => boolean): boolean {
  const tags = readTags(value)
  return current !== null && (tags === '*' || tags.some(tag => match(tag, current.etag)))
}

/** Whether the content is newer than a field's date; null where there is no date to compare: such a field is ignored. */
function isChangedSince(value: string | null, current: Validators | null): boolean | null {
  const since = value === null ? null : readHttpDate(value)
  if (since === null || current === null || current.lastModified === null) return null
  return current.lastModified > since
}

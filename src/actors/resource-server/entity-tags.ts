/** Entity tags: names of a representation's exact content, and how they are compared (RFC 9110 section 8.8.3). */
import { listOf } from './fields.ts'

/** An entity tag. A weak one names meaning rather than octets. */
export interface EntityTag {
  readonly weak: boolean
  /** What stands between the double quotes. */
  readonly opaque: string
}

// etagc is any visible character but the double quote; obs-text beyond ASCII is let through.
const TAG = /^(W\/)?"([\x21\x23-\x7e\u0080-\uffff]*)"$/

/** Reads one entity tag; null if it is none. `w/` in lower case is none. */
export function readTag(text: string): EntityTag | null {
  const match = TAG.exec(text)
  return match ? { weak: match[1] !== undefined, opaque: match[2] as string } : null
}

/** Writes a tag as it stands in a field. */
export function printTag({ weak, opaque }: EntityTag): string {
  return `${weak ? 'W/' : ''}"${opaque}"`
}

/** Reads the value of If-Match or If-None-Match: `*`, or the tags of a list. A member that is no tag matches nothing, as in nginx and Apache, and is left out. */
export function readTags(value: string): '*' | readonly EntityTag[] {
  return value === '*' ? value : listOf(value).flatMap(member => readTag(member) ?? [])
}

/** Strong comparison, for If-Match: both strong, and equal (section 8.8.3.2). */
export function matchesStrongly(a: EntityTag, b: EntityTag): boolean {
  return !a.weak && !b.weak && a.opaque === b.opaque
}

/** Weak comparison, for If-None-Match: equal, whether weak or strong. */
export function matchesWeakly(a: EntityTag, b: EntityTag): boolean {
  return a.opaque === b.opaque
}

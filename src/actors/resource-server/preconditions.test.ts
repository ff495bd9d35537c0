import { describe, expect, it } from 'vitest'
import { matchesStrongly, matchesWeakly, readTag, readTags } from './entity-tags.ts'
import type { Field } from './fields.ts'
import { secondsOf } from './http-date.ts'
import { decide, type Validators } from './preconditions.ts'

const tag = (text: string) => readTag(text) as NonNullable<ReturnType<typeof readTag>>

describe('entity tags', () => {
  /** The table of RFC 9110 section 8.8.3.2: two tags, strong comparison, weak comparison. */
  it.each([
    ['W/"1"', 'W/"1"', false, true],
    ['W/"1"', 'W/"2"', false, false],
    ['W/"1"', '"1"', false, true],
    ['"1"', '"1"', true, true],
  ])('%s and %s: strongly equal %s, weakly equal %s', (a, b, strong, weak) => {
    expect(matchesStrongly(tag(a), tag(b))).toBe(strong)
    expect(matchesWeakly(tag(a), tag(b))).toBe(weak)
  })

  it('stand in lists, where a comma in quotes parts nothing and empty members are ignored', () => {
    expect(readTags('"a,b", W/"c" ,, ""')).toEqual([
      { weak: false, opaque: 'a,b' },
      { weak: true, opaque: 'c' },
      { weak: false, opaque: '' },
    ])
    expect(readTags('*')).toBe('*')
  })

  it.each(['v1', 'w/"1"', '"1', '1"', '"a b"', '', ','])('are not %j', text => {
    expect(readTags(text)).toEqual([])
  })
})

const NOON = secondsOf(2026, 3, 2, 12)
const current: Validators = { etag: { weak: false, opaque: 'v1' }, lastModified: NOON }
const AT = 'Mon, 02 Mar 2026 12:00:00 GMT'
const BEFORE = 'Mon, 02 Mar 2026 11:59:59 GMT'
const AFTER = 'Mon, 02 Mar 2026 12:00:01 GMT'

/**
 * RFC 9110 section 13.2.2, row by row: fields, then what becomes of GET and of PUT. nginx 1.22 and Apache 2.4 were asked the same for
 * GET and HEAD. Both agree but where dates stand beside tags (they look at both), and nginx wants If-Modified-Since to be equal.
 */
const ROWS: readonly (readonly [fields: Readonly<Record<string, string>>, get: string, put: string])[] = [
  [{}, 'perform', 'perform'],
  [{ 'If-Match': '"v1"' }, 'perform', 'perform'],
  [{ 'If-Match': '"v0", "v1"' }, 'perform', 'perform'],
  [{ 'If-Match': '*' }, 'perform', 'perform'],
  [{ 'If-Match': '"v0"' }, 'failed', 'failed'],
  [{ 'If-Match': 'W/"v1"' }, 'failed', 'failed'],
  [{ 'If-Match': 'v1' }, 'failed', 'failed'],
  [{ 'If-Match': 'v0, "v1"' }, 'perform', 'perform'],
  [{ 'If-None-Match': 'v1' }, 'perform', 'perform'],
  [{ 'If-Unmodified-Since': AT }, 'perform', 'perform'],
  [{ 'If-Unmodified-Since': AFTER }, 'perform', 'perform'],
  [{ 'If-Unmodified-Since': BEFORE }, 'failed', 'failed'],
  [{ 'If-Unmodified-Since': 'yesterday' }, 'perform', 'perform'],
  [{ 'If-Match': '"v1"', 'If-Unmodified-Since': BEFORE }, 'perform', 'perform'],
  [{ 'If-Match': '"v0"', 'If-Unmodified-Since': AFTER }, 'failed', 'failed'],
  [{ 'If-None-Match': '"v1"' }, 'not modified', 'failed'],
  [{ 'If-None-Match': 'W/"v1"' }, 'not modified', 'failed'],
  [{ 'If-None-Match': '"v0", W/"v1"' }, 'not modified', 'failed'],
  [{ 'If-None-Match': '*' }, 'not modified', 'failed'],
  [{ 'If-None-Match': '"v0"' }, 'perform', 'perform'],
  [{ 'If-Match': '"v1"', 'If-None-Match': '"v1"' }, 'not modified', 'failed'],
  [{ 'If-Match': '"v0"', 'If-None-Match': '"v1"' }, 'failed', 'failed'],
  [{ 'If-Modified-Since': AT }, 'not modified', 'perform'],
  [{ 'If-Modified-Since': AFTER }, 'not modified', 'perform'],
  [{ 'If-Modified-Since': BEFORE }, 'perform', 'perform'],
  [{ 'If-Modified-Since': '2026-03-02' }, 'perform', 'perform'],
  [{ 'If-None-Match': '"v0"', 'If-Modified-Since': AFTER }, 'perform', 'perform'],
  [{ 'If-None-Match': '"v1"', 'If-Modified-Since': BEFORE }, 'not modified', 'failed'],
]

describe('conditions in the order of RFC 9110 section 13.2.2', () => {
  it.each(ROWS)('%j: GET %s, PUT %s', (fields, get, put) => {
    const lines = Object.entries(fields) as Field[]
    expect(decide('GET', lines, current)).toBe(get)
    expect(decide('HEAD', lines, current)).toBe(get)
    expect(decide('PUT', lines, current)).toBe(put)
    expect(decide('DELETE', lines, current)).toBe(put)
  })

  it('do not concern OPTIONS', () => {
    expect(decide('OPTIONS', [['If-Match', '"v0"']], current)).toBe('perform')
  })

  it('where nothing is: If-Match fails, whatever it names; If-None-Match: * lets a PUT create', () => {
    expect(decide('PUT', [['If-Match', '*']], null)).toBe('failed')
    expect(decide('PUT', [['If-Match', '"v1"']], null)).toBe('failed')
    expect(decide('PUT', [['If-None-Match', '*']], null)).toBe('perform')
  })

  it('are read in any case of the field name, and over several lines', () => {
    expect(
      decide(
        'GET',
        [
          ['if-none-match', '"v0"'],
          ['IF-NONE-MATCH', '"v1"'],
        ],
        current,
      ),
    ).toBe('not modified')
  })
})

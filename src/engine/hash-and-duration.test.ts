import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatInstant, LONGEST, parseDuration, printDuration } from './duration.ts'
import { hashText } from './hash.ts'

describe('durations', () => {
  it('read back as they were written, to the microsecond', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: LONGEST }), at => parseDuration(printDuration(at)) === at))
  })

  it('read bare numbers as milliseconds and round to whole microseconds', () => {
    expect(['30s', '5m', '1h', '250', '0.5', '1.0004', '7us'].map(parseDuration)).toEqual([
      30_000_000, 300_000_000, 3_600_000_000, 250_000, 500, 1000, 7,
    ])
  })

  it('refuse everything else', () => {
    for (const text of ['', '-1', '1e3', '5 m', '1001h', 'NaN', '1d', '٣', '0x10', '9'.repeat(40)]) expect(parseDuration(text)).toBeNull()
  })

  it('are shown in the unit that suits them', () => {
    expect([395_000, 12_400_000, 302_000_000, 7_200_000_000].map(formatInstant)).toEqual(['395.0 ms', '12.40 s', '5 m 02 s', '2 h 00 m'])
  })
})

describe('the hash', () => {
  it('is sixteen hexadecimal digits that change with every character', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, at) => {
        const i = at % text.length
        const other = text.slice(0, i) + String.fromCharCode((text.charCodeAt(i) + 1) & 0xffff) + text.slice(i + 1)
        expect(hashText(text)).toMatch(/^[0-9a-f]{16}$/)
        expect(hashText(other)).not.toBe(hashText(text))
      }),
    )
  })

  it('gives these very digits on every machine', () => {
    expect(hashText('order 1047')).toMatchInlineSnapshot(`"9e53f0ae7dc51621"`)
  })
})

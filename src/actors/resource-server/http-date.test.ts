import fc from 'fast-check'
import { expect, it } from 'vitest'
import { printHttpDate, printTimestamp, readHttpDate, readTimestamp, secondsOf } from './http-date.ts'

it('the three forms of RFC 9110 section 5.6.7 name one instant', () => {
  const instant = secondsOf(1994, 11, 6, 8, 49, 37)
  expect(readHttpDate('Sun, 06 Nov 1994 08:49:37 GMT')).toBe(instant)
  expect(readHttpDate('Sunday, 06-Nov-94 08:49:37 GMT')).toBe(instant)
  expect(readHttpDate('Sun Nov  6 08:49:37 1994')).toBe(instant)
})

it('dates are written as the language itself writes them, over four centuries', () => {
  const seconds = fc.integer({ min: Date.UTC(1800, 0) / 1000, max: Date.UTC(2200, 0) / 1000 })
  fc.assert(
    fc.property(seconds, instant => {
      expect(printHttpDate(instant)).toBe(new Date(instant * 1000).toUTCString())
      expect(printTimestamp(instant)).toBe(new Date(instant * 1000).toISOString().replace('.000', ''))
      expect(readHttpDate(printHttpDate(instant))).toBe(instant)
      expect(readTimestamp(printTimestamp(instant))).toBe(instant)
    }),
  )
})

it.each(['', '2026-03-02T09:00:00Z', 'Mon, 30 Feb 2026 09:00:00 GMT', 'Mon, 02 Mar 2026 24:00:00 GMT', 'Mon, 02 Mar 2026 09:00:00 CET'])(
  '%j is no HTTP date',
  text => {
    expect(readHttpDate(text)).toBeNull()
  },
)

it('any text is a date or none', () => {
  fc.assert(fc.property(fc.string(), text => readHttpDate(text) === null || Number.isInteger(readHttpDate(text))))
})

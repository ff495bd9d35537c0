/** QPACK without its dynamic table (RFC 9204): what a browser may write before it knows how large the other's table is. */

import { encodeInteger, encodeString } from '../../actors/hpack/primitives.ts'
import type { Field } from '../../actors/hpack/tables.ts'

/** The entries of the static table (appendix A) whose names these messages use, with their numbers. */
const STATIC: readonly (readonly [index: number, name: string, value: string])[] = [
  [0, ':authority', ''],
  [1, ':path', '/'],
  [4, 'content-length', '0'],
  [5, 'cookie', ''],
  [6, 'date', ''],
  [13, 'referer', ''],
  [17, ':method', 'GET'],
  [23, ':scheme', 'https'],
  [25, ':status', '200'],
  [29, 'accept', '*/*'],
  [31, 'accept-encoding', 'gzip, deflate, br'],
  [36, 'cache-control', 'max-age=0'],
  [37, 'cache-control', 'max-age=2592000'],
  [38, 'cache-control', 'max-age=604800'],
  [44, 'content-type', 'application/dns-message'],
  [49, 'content-type', 'image/jpeg'],
  [51, 'content-type', 'text/css'],
  [72, 'accept-language', ''],
  [92, 'server', ''],
  [95, 'user-agent', ''],
]

/** A field section: its prefix of two octets (section 4.5.1), and each field by number, by the number of its name, or written out. */
export function encodeSection(fields: readonly Field[]): Uint8Array {
  const octets = fields.flatMap(([name, value]) => {
    const whole = STATIC.find(entry => entry[1] === name && entry[2] === value)
    if (whole) return encodeInteger(whole[0], 6, 0xc0)
    const named = STATIC.find(entry => entry[1] === name)
    if (named) return [...encodeInteger(named[0], 4, 0x50), ...encodeString(value, 'if shorter')]
    throw new RangeError(`no field of these messages is called ${name}`)
  })
  return Uint8Array.from([0, 0, ...octets])
}

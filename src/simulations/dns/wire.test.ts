import { describe, expect, it } from 'vitest'
import type { Question } from './records.ts'
import { encode } from './wire.ts'
import { answerFrom, zoneOf } from './zones.ts'

const times = { ttlSeconds: 300, referralTtlSeconds: 172800, soaTtlSeconds: 3600, soaMinimumSeconds: 60 }
const hex = (bytes: readonly number[]): string => bytes.map(byte => byte.toString(16).padStart(2, '0')).join('')
const plain = { id: 0x1234, response: false, authoritative: false, recursionDesired: false, recursionAvailable: false, extended: false }

/**
 * What named 9.18.49 (Debian) sent over UDP on 2026-11-21 for zones with the records of this model, `minimal-responses yes`,
 * to queries of this shape; caught as bytes by a socket.
 */
const CAUGHT: readonly (readonly [zone: string, question: Question, bytes: string])[] = [
  [
    '',
    { name: 'api.example.com', type: 'A' },
    '12348000000100000001000203617069076578616d706c6503636f6d000001000103636f6d00000200010002a300001b01610b636f6d2d73657276657273076578616d706c65036e657400c030000100010002a3000004c63364fc00002904d0000000000000',
  ],
  [
    'com',
    { name: 'api.example.com', type: 'A' },
    '12348000000100000001000203617069076578616d706c6503636f6d0000010001c010000200010002a3000005026e73c010c02d000100010002a3000004c633643500002904d0000000000000',
  ],
  [
    'com',
    { name: 'api.example-bank.com', type: 'A' },
    '123480000001000000010002036170690c6578616d706c652d62616e6b03636f6d0000010001c010000200010002a3000005026e73c010c032000100010002a3000004c633643600002904d0000000000000',
  ],
  [
    'example.com',
    { name: 'api.example.com', type: 'A' },
    '12348400000100010000000103617069076578616d706c6503636f6d0000010001c00c000100010000012c0004c000020a00002904d0000000000000',
  ],
  [
    'example.com',
    { name: 'www.example.com', type: 'A' },
    '12348400000100020000000103777777076578616d706c6503636f6d0000010001c00c000500010000012c000603617069c010c02d000100010000012c0004c000020a00002904d0000000000000',
  ],
  [
    'example.com',
    { name: '_payments._tcp.example.com', type: 'SRV' },
    '123484000001000100000001095f7061796d656e7473045f746370076578616d706c6503636f6d0000210001c00c002100010000012c0019000a003c1f90057061792d31076578616d706c6503636f6d0000002904d0000000000000',
  ],
  [
    'example.com',
    { name: 'nosuch.example.com', type: 'A' },
    '123484030001000000010001066e6f73756368076578616d706c6503636f6d0000010001c013000600010000003c0026026e73c0130a686f73746d6173746572c0130000000100001c2000000384001275000000003c00002904d0000000000000',
  ],
  [
    'example.com',
    { name: '_tcp.example.com', type: 'A' },
    '123484000001000000010001045f746370076578616d706c6503636f6d0000010001c011000600010000003c0026026e73c0110a686f73746d6173746572c0110000000100001c2000000384001275000000003c00002904d0000000000000',
  ],
  [
    '',
    { name: 'x.example.org', type: 'A' },
    '1234840300010000000100010178076578616d706c65036f72670000010001000006000100015180004801610c726f6f742d73657276657273076578616d706c65036e6574000a686f73746d6173746572076578616d706c65036e6574000000000100001c2000000384001275000001518000002904d0000000000000',
  ],
]

describe('a message as bytes', () => {
  it.each(CAUGHT)('of the zone "%s" for %o is what BIND sends', (origin, question, bytes) => {
    const reply = answerFrom(zoneOf(origin, times), question)
    const authoritative = reply.authority.every(({ type }) => type !== 'NS')
    expect(hex(encode({ ...plain, response: true, authoritative, extended: true }, question, reply))).toBe(bytes)
  })

  it('is the query that a stub sends, 33 bytes for api.example.com, and with an OPT record 44', () => {
    const question: Question = { name: 'api.example.com', type: 'A' }
    const stub = encode({ ...plain, recursionDesired: true }, question, null)
    expect(hex(stub)).toBe('12340100000100000000000003617069076578616d706c6503636f6d0000010001')
    expect(stub).toHaveLength(33)
    expect(encode({ ...plain, extended: true }, question, null)).toHaveLength(44)
  })

  it('is the answer that unbound 1.17 gave a stub: 49 bytes for an address, 67 by way of an alias', () => {
    const answering = { ...plain, response: true, recursionDesired: true, recursionAvailable: true }
    const zone = zoneOf('example.com', { ...times, ttlSeconds: 10 })
    const bytesOf = (name: string) => hex(encode(answering, { name, type: 'A' }, answerFrom(zone, { name, type: 'A' })))
    expect(bytesOf('api.example.com')).toBe(
      '12348180000100010000000003617069076578616d706c6503636f6d0000010001c00c000100010000000a0004c000020a',
    )
    expect(bytesOf('www.example.com')).toBe(
      '12348180000100020000000003777777076578616d706c6503636f6d0000010001c00c000500010000000a000603617069c010c02d000100010000000a0004c000020a',
    )
  })
})

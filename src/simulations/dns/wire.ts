/** Messages as bytes (RFC 1035 section 4, with name compression and the OPT record of RFC 6891): only to know how long they are. */
import type { Question, RecordType, Reply, ResourceRecord } from './records.ts'

const TYPE: Readonly<Record<RecordType, number>> = { A: 1, NS: 2, CNAME: 5, SOA: 6, SRV: 33 }
const RCODE = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const

/** The bits of the header that this model sets. */
export interface Header {
  readonly id: number
  readonly response: boolean
  readonly authoritative: boolean
  readonly recursionDesired: boolean
  readonly recursionAvailable: boolean
  /** With an OPT record of 11 bytes that offers 1,232 bytes of room, as resolvers send to servers. */
  readonly extended: boolean
}

/** A message being written: its bytes so far, and where each name in it begins. */
interface Writer {
  readonly bytes: number[]
  readonly names: Map<string, number>
}

/** Encodes a message: a question, or with `reply` its answer. */
export function encode(header: Header, question: Question, reply: Reply | null): number[] {
  const writer: Writer = { bytes: [], names: new Map() }
  const counts = [1, reply?.answer.length ?? 0, reply?.authority.length ?? 0, (reply?.additional.length ?? 0) + (header.extended ? 1 : 0)]
  const flags =
    (header.response ? 0x8000 : 0) |
    (header.authoritative ? 0x0400 : 0) |
    (header.recursionDesired ? 0x0100 : 0) |
    (header.recursionAvailable ? 0x0080 : 0) |
    RCODE[reply?.rcode ?? 'NOERROR']
  for (const word of [header.id, flags, ...counts]) put16(writer, word)
  putName(writer, question.name, true)
  put16(writer, TYPE[question.type])
  put16(writer, 1)
  for (const record of [...(reply?.answer ?? []), ...(reply?.authority ?? []), ...(reply?.additional ?? [])]) putRecord(writer, record)
  if (header.extended) writer.bytes.push(0, 0, 41, 0x04, 0xd0, 0, 0, 0, 0, 0, 0)
  return writer.bytes
}

function put16({ bytes }: Writer, word: number): void {
  bytes.push((word >> 8) & 0xff, word & 0xff)
}

function put32(writer: Writer, word: number): void {
  put16(writer, Math.floor(word / 65536))
  put16(writer, word % 65536)
}

/**
 * Writes a name; where its end has been written before, a pointer to it stands instead. RFC 1035 leaves open which ends a
 * writer remembers: here, as BIND 9.18 was seen to do, each name and what follows its first label.
 */
function putName(writer: Writer, name: string, compress: boolean, depth = 0): void {
  if (name === '') {
    writer.bytes.push(0)
    return
  }
  const known = writer.names.get(name)
  if (known !== undefined && compress) {
    put16(writer, 0xc000 | known)
    return
  }
  if (known === undefined && depth < 2) writer.names.set(name, writer.bytes.length)
  const [label, ...rest] = name.split('.') as [string, ...string[]]
  writer.bytes.push(label.length, ...[...label].map(letter => letter.charCodeAt(0)))
  putName(writer, rest.join('.'), compress, depth + 1)
}

function putRecord(writer: Writer, { name, type, ttl, data }: ResourceRecord): void {
  putName(writer, name, true)
  put16(writer, TYPE[type])
  put16(writer, 1)
  put32(writer, ttl)
  const lengthAt = writer.bytes.length
  put16(writer, 0)
  putData(writer, type, data.split(' '))
  const length = writer.bytes.length - lengthAt - 2
  writer.bytes[lengthAt] = length >> 8
  writer.bytes[lengthAt + 1] = length & 0xff
}

function putData(writer: Writer, type: RecordType, fields: readonly string[]): void {
  const [first = '', second = '', ...rest] = fields
  switch (type) {
    case 'A':
      writer.bytes.push(...first.split('.').map(Number))
      return
    case 'CNAME':
    case 'NS':
      putName(writer, first, true)
      return
    case 'SRV':
      for (const number of [first, second, rest[0]]) put16(writer, Number(number))
      // RFC 2782: the target of an SRV record is not compressed.
      putName(writer, rest[1] as string, false)
      return
    case 'SOA':
      putName(writer, first, true)
      putName(writer, second, true)
      for (const number of rest) put32(writer, Number(number))
  }
}

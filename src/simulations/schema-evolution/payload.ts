/** A message's body in either format: JSON as its text, Protobuf as hexadecimal digits, so that both can stand in a trace. */
import type { Message } from './contract.ts'
import { type Reader, type Reading, readJson, type Values, writeJson } from './json-codec.ts'
import { fromHex, readList, readProtobuf, toHex, writeList, writeProtobuf } from './protobuf-codec.ts'

/** What a body is written in. */
export type Format = 'json' | 'protobuf'

/** A body. */
export interface Payload {
  readonly format: Format
  readonly body: string
}

/** Writes a message. `unknown` is what the writer itself had read and not understood. */
export function write(format: Format, message: Message, values: Values, unknown = ''): Payload {
  return { format, body: format === 'json' ? writeJson(message, values) : toHex(writeProtobuf(message, values, unknown)) }
}

/** Reads a message. In Protobuf all readers are alike, because unknown fields and open enums are part of the format. */
export function read({ format, body }: Payload, message: Message, reader: Reader, drops = false): Reading {
  return format === 'json' ? readJson(message, body, reader) : readProtobuf(message, fromHex(body), drops)
}

/** Several bodies of one format as one. */
export function writeAll(format: Format, parts: readonly Payload[]): Payload {
  if (format === 'json') return { format, body: `[${parts.map(({ body }) => body).join(',')}]` }
  return { format, body: toHex(writeList(parts.map(({ body }) => fromHex(body)))) }
}

/** The bodies in one of `writeAll`. */
export function readAll({ format, body }: Payload): Payload[] {
  if (format === 'json') return (JSON.parse(body) as unknown[]).map(part => ({ format, body: JSON.stringify(part) }))
  return readList(fromHex(body)).map(part => ({ format, body: toHex(part) }))
}

/** How many bytes a body is on the wire. Everything that is sent here is ASCII. */
export function sizeOf({ format, body }: Payload): number {
  return format === 'json' ? body.length : body.length / 2
}

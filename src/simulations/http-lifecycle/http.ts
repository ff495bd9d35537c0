/** Requests and responses as the three protocols put them into packets. */
import { encodeHeaders } from '../../actors/hpack/hpack.ts'
import type { DynamicTable, Field } from '../../actors/hpack/tables.ts'
import { FRAME_HEADER, PREFACE, settingsPayload } from '../../actors/http2-frames.ts'
import type { MessageId } from '../../engine/trace.ts'
import { pathOf, requestFields, responseFields, textOf } from './files.ts'
import type { Security } from './handshake.ts'
import { type Load, load } from './packets.ts'
import { encodeSection } from './qpack.ts'

/** The protocol of a connection. */
export type Protocol = Security['protocol']

/** The stream of a connection's n-th request, from 0: odd in HTTP/2 (RFC 9113 section 5.1.1), every fourth in HTTP/3 (RFC 9000 section 2.1); HTTP/1.1 has none. */
export function streamOf(protocol: Protocol, n: number): number | null {
  if (protocol === 'http/1.1') return null
  return protocol === 'http/2' ? 2 * n + 1 : 4 * n
}

/** A file's name in the labels, with its stream where there is one. */
export function onStream(what: string, protocol: Protocol, stream: number | null): string {
  return protocol === 'http/1.1' ? what : `${what}, stream ${stream}`
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, octet => octet.toString(16).padStart(2, '0')).join('')
}

/** Octets of a frame of HTTP/3: type and length, one octet each, two or four for a longer length (RFC 9114 section 7.1), and the payload. */
function frameOf3(length: number): number {
  return 1 + (length < 64 ? 1 : length < 16_384 ? 2 : 4) + length
}

/** The header block of a message: its octets, and the sender's table after it, which only HTTP/2 changes. */
function blockOf(
  protocol: Protocol,
  table: DynamicTable,
  fields: readonly Field[],
): { readonly length: number; readonly hex: string; readonly table: DynamicTable } {
  if (protocol === 'http/1.1') return { length: textOf(fields).length, hex: '', table }
  const encoded = protocol === 'http/2' ? encodeHeaders(table, fields) : { bytes: encodeSection(fields), table }
  return { length: encoded.bytes.length, hex: hexOf(encoded.bytes), table: encoded.table }
}

function bytesOf(protocol: Protocol, length: number): number {
  if (protocol === 'http/1.1') return length
  return protocol === 'http/2' ? FRAME_HEADER + length : frameOf3(length)
}

/** A request, and the browser's table after it. */
export function requestLoad(
  protocol: Protocol,
  table: DynamicTable,
  stream: number | null,
  file: number,
): { readonly load: Load; readonly table: DynamicTable } {
  const block = blockOf(protocol, table, requestFields(file))
  return {
    table: block.table,
    load: load({
      part: 'request',
      label: onStream(`GET ${pathOf(file)}`, protocol, stream),
      kind: 'request',
      stream,
      frame: protocol === 'http/1.1' ? null : 'HEADERS',
      length: block.length,
      bytes: bytesOf(protocol, block.length),
      flags: protocol === 'http/2' ? ['END_STREAM', 'END_HEADERS'] : [],
      block: block.hex,
      file,
      end: true,
      fate: `file ${file} request`,
    }),
  }
}

/** What a response needs to know of its request. */
export interface Asked {
  readonly stream: number | null
  readonly file: number
  readonly request: MessageId
  readonly late: boolean
}

/** The beginning of a response, and the server's table after it. */
export function headLoad(
  protocol: Protocol,
  table: DynamicTable,
  asked: Asked,
  fileBytes: number,
): { readonly load: Load; readonly table: DynamicTable } {
  const { stream, file, request, late } = asked
  const block = blockOf(protocol, table, responseFields(file, fileBytes))
  return {
    table: block.table,
    load: load({
      part: 'head',
      label: onStream(`200 for ${pathOf(file)}`, protocol, stream),
      kind: 'response',
      stream,
      frame: protocol === 'http/1.1' ? null : 'HEADERS',
      length: block.length,
      bytes: bytesOf(protocol, block.length),
      flags: protocol === 'http/2' ? ['END_HEADERS'] : [],
      block: block.hex,
      file,
      late,
      correlates: request,
      fate: `file ${file} head`,
    }),
  }
}

/** A piece of a body: octets `from` to `from + length`. */
export function bodyLoad(
  protocol: Protocol,
  { stream, file, request, late }: Asked,
  from: number,
  length: number,
  fileBytes: number,
): Load {
  const end = from + length === fileBytes
  const part = end && from === 0 ? 'body' : `octets ${from + 1} to ${from + length}`
  return load({
    part: 'body',
    label: onStream(`${part} of ${pathOf(file)}`, protocol, stream),
    kind: 'response',
    stream,
    frame: protocol === 'http/1.1' ? null : 'DATA',
    length,
    bytes: bytesOf(protocol, length),
    flags: end && protocol === 'http/2' ? ['END_STREAM'] : [],
    file,
    end,
    late,
    correlates: request,
    fate: `file ${file} body ${from}`,
  })
}

/** The most octets of a body that a packet of so many octets carries beside the frame's header. */
export function bodyRoom(protocol: Protocol, room: number): number {
  return room - (protocol === 'http/1.1' ? 0 : protocol === 'http/2' ? FRAME_HEADER : 3)
}

const SETTINGS_OF_BROWSER = 3
const SETTINGS_OF_SERVER = 1

/** What a side sends before its first message: in HTTP/2 the browser its preface, both their settings, in HTTP/3 both their settings on a stream of their own. */
export function openingLoads(protocol: Protocol, side: 'browser' | 'server', windowBytes: number, name: string): Load[] {
  if (protocol === 'http/1.1') return []
  const fate = `${name} ${side} settings`
  if (protocol === 'http/3') {
    const length = 2 * (side === 'browser' ? SETTINGS_OF_BROWSER : SETTINGS_OF_SERVER)
    const stream = side === 'browser' ? 2 : 3
    return [
      load({ part: 'settings', label: `SETTINGS, stream ${stream}`, stream, frame: 'SETTINGS', length, bytes: 1 + frameOf3(length), fate }),
    ]
  }
  const values =
    side === 'browser'
      ? ([
          ['ENABLE_PUSH', 0],
          ['INITIAL_WINDOW_SIZE', windowBytes],
        ] as const)
      : ([['MAX_CONCURRENT_STREAMS', 100]] as const)
  const { length } = settingsPayload(values)
  const settings = load({ part: 'settings', label: 'SETTINGS', stream: 0, frame: 'SETTINGS', length, bytes: FRAME_HEADER + length, fate })
  if (side === 'server') return [settings]
  const preface = load({ part: 'preface', label: 'the HTTP/2 preface', stream: 0, bytes: PREFACE.length, fate: `${name} preface` })
  return windowBytes > 65_535 ? [preface, settings, windowLoad(0, windowBytes - 65_535, `${name} first window`)] : [preface, settings]
}

/** The answer to settings (RFC 9113 section 6.5.3). */
export function settingsAck(fate: string): Load {
  return load({
    part: 'settings-ack',
    label: 'SETTINGS, acknowledged',
    stream: 0,
    frame: 'SETTINGS',
    length: 0,
    bytes: FRAME_HEADER,
    flags: ['ACK'],
    fate,
  })
}

/** Lets the server send so many octets more, on a stream or (0) on the connection. */
export function windowLoad(stream: number, increment: number, fate: string): Load {
  const label = `WINDOW_UPDATE by ${increment}, ${stream === 0 ? 'connection' : `stream ${stream}`}`
  return load({ part: 'window', label, stream, frame: 'WINDOW_UPDATE', length: 4, bytes: FRAME_HEADER + 4, increment, fate })
}

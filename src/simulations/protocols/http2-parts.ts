/** HTTP/2 in parts: frames (RFC 9113 section 4.1), and header fields as HPACK writes them (RFC 7541). */
import { encodeField } from '../../actors/hpack/hpack.ts'
import type { DynamicTable, Field } from '../../actors/hpack/tables.ts'
import { FLAGS, FRAME_HEADER, type FrameType, frame, MAX_FRAME_SIZE } from '../../actors/http2-frames.ts'
import { cut, lengthOf, type Part } from './parts.ts'

/** Octets of an RST_STREAM's payload, and the code for "no longer needed" (RFC 9113 sections 6.4 and 7). */
const CANCEL = Uint8Array.from([0, 0, 0, 8])

function frameHead(type: FrameType, stream: number, length: number, flags: number): Part {
  const bytes = frame({ type, flags, stream, payload: new Uint8Array(length) }).slice(0, FRAME_HEADER)
  const names = [
    ...(flags & FLAGS.END_HEADERS && type === 'HEADERS' ? ['END_HEADERS'] : []),
    ...(flags & FLAGS.END_STREAM ? ['END_STREAM'] : []),
  ]
  return { bytes, role: 'frame', label: [`${type} frame, stream ${stream}, ${length} bytes`, ...names].join(', ') }
}

function headerPart({ field: [name, value], bytes, form, index }: ReturnType<typeof encodeField>): Part {
  const how =
    form === 'indexed' ? `number ${index} of the table` : form === 'kept' ? 'written out, kept for the next time' : 'written out, not kept'
  return { bytes, role: 'header', label: `${name}: ${value} (${how})` }
}

/** A HEADERS frame, and the table as its writer has it afterwards. */
export function headersFrame(
  table: DynamicTable,
  stream: number,
  fields: readonly Field[],
  end: boolean,
): { readonly parts: readonly Part[]; readonly table: DynamicTable } {
  const block: Part[] = []
  let known = table
  for (const field of fields) {
    const encoded = encodeField(known, field)
    block.push(headerPart(encoded))
    known = encoded.table
  }
  const head = frameHead('HEADERS', stream, lengthOf(block), FLAGS.END_HEADERS | (end ? FLAGS.END_STREAM : 0))
  return { parts: [head, ...block], table: known }
}

/** As many DATA frames as a body needs; one without a body, where an end must be said. */
export function dataFrames(stream: number, body: readonly Part[], end: boolean): Part[] {
  const length = lengthOf(body)
  const out: Part[] = []
  for (let from = 0; from === 0 || from < length; from += MAX_FRAME_SIZE) {
    const to = Math.min(length, from + MAX_FRAME_SIZE)
    out.push(frameHead('DATA', stream, to - from, end && to === length ? FLAGS.END_STREAM : 0), ...cut(body, from, to))
  }
  return out
}

/** RST_STREAM: the sender has lost interest in the stream. */
export function cancelFrame(stream: number): Part[] {
  return [frameHead('RST_STREAM', stream, CANCEL.length, 0), { bytes: CANCEL, role: 'value', label: 'error code CANCEL' }]
}

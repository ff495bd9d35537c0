/** What a packet carries, and how that stands in a message's detail: every packet is a message, and every frame a packet of its own. */
import type { Json, MessageId } from '../../engine/trace.ts'

/** What a packet is for. `syn` opens TCP, `flight` is a part of the TLS handshake, the others are HTTP. */
export type Part = 'syn' | 'flight' | 'preface' | 'settings' | 'settings-ack' | 'request' | 'head' | 'body' | 'window'

/** The load of a packet. */
export interface Load {
  readonly part: Part
  readonly label: string
  /** The role on screen: request, response or event. */
  readonly kind: 'request' | 'response' | 'event'
  /** Octets of what it carries: in HTTP/2 the frame's header, which is 9, and its payload. */
  readonly bytes: number
  /** The HTTP stream; null for the connection's own packets before HTTP, and in HTTP/1.1, which has none. */
  readonly stream: number | null
  /** The frame's type; null where there are no frames. */
  readonly frame: string | null
  /** Octets of the frame's payload, or of the text. */
  readonly length: number
  readonly flags: readonly string[]
  /** The file that it asks for or belongs to, from 1; 0 for none. */
  readonly file: number
  /** The last of its TLS flight, or of its file. */
  readonly end: boolean
  /** In a response: something of its request came late. */
  readonly late: boolean
  /** Names its fate, alike in all protocols. */
  readonly fate: string
  /** The request that it answers. */
  readonly correlates: MessageId | null
  /** By how many octets a window grows. */
  readonly increment: number
  /** The octets of a header block, in hexadecimal. */
  readonly block: string
}

/** A load with only what differs from the usual. */
export function load(given: Pick<Load, 'part' | 'label' | 'fate' | 'bytes'> & Partial<Load>): Load {
  return {
    kind: 'event',
    stream: null,
    frame: null,
    length: given.bytes,
    flags: [],
    file: 0,
    end: false,
    late: false,
    correlates: null,
    increment: 0,
    block: '',
    ...given,
  }
}

/** What a receiver says that it has: all packets up to a number, and some beyond a gap. */
export interface Acknowledgement {
  readonly upTo: number
  readonly beyond: readonly number[]
}

/** A packet as its receiver sees it. */
export interface Packet {
  readonly connection: number
  /** Which packet of this direction of the connection it is, from 1; one that is sent again keeps its number. 0: an acknowledgement alone. */
  readonly id: number
  /** What must be delivered in order: over TCP everything, over QUIC each stream by itself. */
  readonly lane: string
  readonly place: number
  /** It has been sent before. */
  readonly again: boolean
  readonly ack: Acknowledgement
  /** The last of its connection: whoever sends it forgets the connection. */
  readonly closes: boolean
  readonly load: Load | null
}

/** A packet as a message's detail. */
export function detailOf({ connection, id, lane, place, again, ack, closes, load: carried }: Packet): { readonly [key: string]: Json } {
  const { part, stream, frame, length, flags, file, end, late, increment, block } =
    carried ?? ({ stream: null, frame: null, length: 0 } as Load)
  const http = { stream, frame, length, ...(flags?.length ? { flags } : {}), ...(file ? { file } : {}), ...(block ? { block } : {}) }
  const marks = {
    ...(increment ? { increment } : {}),
    ...(end ? { end } : {}),
    ...(late ? { late } : {}),
    ...(again ? { again } : {}),
    ...(closes ? { closes } : {}),
  }
  const numbers = id === 0 ? {} : { packet: id, lane, place, part }
  const heard = { acknowledges: ack.upTo, ...(ack.beyond.length > 0 ? { beyond: ack.beyond } : {}) }
  return { ...http, connection, ...numbers, ...marks, ...heard } as { readonly [key: string]: Json }
}

/** A packet read back from a message's detail. */
export function packetIn(detail: { readonly [key: string]: Json }): Packet {
  const id = (detail.packet as number | undefined) ?? 0
  const ack = { upTo: detail.acknowledges as number, beyond: (detail.beyond as number[] | undefined) ?? [] }
  const again = detail.again === true
  const base = { connection: detail.connection as number, id, lane: '', place: 0, again, ack, closes: detail.closes === true, load: null }
  if (id === 0) return base
  const carried = load({
    part: detail.part as Part,
    label: '',
    fate: '',
    bytes: detail.length as number,
    stream: detail.stream as number | null,
    frame: detail.frame as string | null,
    flags: (detail.flags as string[] | undefined) ?? [],
    file: (detail.file as number | undefined) ?? 0,
    end: detail.end === true,
    late: detail.late === true,
    increment: (detail.increment as number | undefined) ?? 0,
    block: (detail.block as string | undefined) ?? '',
  })
  return { ...base, lane: detail.lane as string, place: detail.place as number, load: carried }
}

/** HTTP/2 frames as bytes: the 9-octet header of RFC 9113 section 4.1, and the payloads that these simulations send. */

/** Frame types (RFC 9113 section 6). */
export const FRAME_TYPES = {
  DATA: 0,
  HEADERS: 1,
  PRIORITY: 2,
  RST_STREAM: 3,
  SETTINGS: 4,
  PUSH_PROMISE: 5,
  PING: 6,
  GOAWAY: 7,
  WINDOW_UPDATE: 8,
  CONTINUATION: 9,
} as const

/** The name of a frame type. */
export type FrameType = keyof typeof FRAME_TYPES

/** Flags. ACK is that of SETTINGS and PING; it has the bit of END_STREAM, which is that of DATA and HEADERS. */
export const FLAGS = { END_STREAM: 1, ACK: 1, END_HEADERS: 4, PADDED: 8, PRIORITY: 32 } as const

/** Octets of a frame's header. */
export const FRAME_HEADER = 9

/** The largest payload without a word about it, in octets (SETTINGS_MAX_FRAME_SIZE, section 6.5.2). */
export const MAX_FRAME_SIZE = 16_384

/** What a flow-control window begins with, in octets, for a stream and for the connection (section 6.9.2). */
export const INITIAL_WINDOW = 65_535

/** The first 24 octets of a client's connection (section 3.4). */
export const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'

/** A frame. `stream` 0 is the connection itself. */
export interface Frame {
  readonly type: FrameType
  readonly flags: number
  readonly stream: number
  readonly payload: Uint8Array
}

/** The identifiers of settings (section 6.5.2). */
export const SETTINGS = {
  HEADER_TABLE_SIZE: 1,
  ENABLE_PUSH: 2,
  MAX_CONCURRENT_STREAMS: 3,
  INITIAL_WINDOW_SIZE: 4,
  MAX_FRAME_SIZE: 5,
  MAX_HEADER_LIST_SIZE: 6,
} as const

const NAMES = Object.fromEntries(Object.entries(FRAME_TYPES).map(([name, code]) => [code, name])) as Readonly<Record<number, FrameType>>

/** A frame as bytes. Throws a RangeError for a payload of 2^24 octets or more and for a stream that is none. */
export function frame({ type, flags, stream, payload }: Frame): Uint8Array {
  const { length } = payload
  if (length > 0xffffff) throw new RangeError(`a frame carries at most ${0xffffff} octets, not ${length}`)
  if (!Number.isInteger(stream) || stream < 0 || stream > 0x7fffffff) throw new RangeError(`${stream} is no stream`)
  const out = new Uint8Array(FRAME_HEADER + length)
  out.set([length >>> 16, (length >>> 8) & 255, length & 255, FRAME_TYPES[type], flags, ...uint32(stream)])
  out.set(payload, FRAME_HEADER)
  return out
}

/** Reads the frame that begins at `at`, or null if it is not there as a whole. Types that nobody knows are passed over, as section 4.1 asks. */
export function readFrame(bytes: Uint8Array, at = 0): { readonly frame: Frame | null; readonly next: number } | null {
  if (at + FRAME_HEADER > bytes.length) return null
  const octet = (i: number): number => bytes[at + i] as number
  const length = octet(0) * 65_536 + octet(1) * 256 + octet(2)
  const next = at + FRAME_HEADER + length
  if (next > bytes.length) return null
  const type = NAMES[octet(3)]
  const stream = (octet(5) & 127) * 16_777_216 + octet(6) * 65_536 + octet(7) * 256 + octet(8)
  return { frame: type ? { type, flags: octet(4), stream, payload: bytes.slice(at + FRAME_HEADER, next) } : null, next }
}

/** All whole frames of known types in `bytes`, in order. */
export function readFrames(bytes: Uint8Array): Frame[] {
  const frames: Frame[] = []
  for (let read = readFrame(bytes); read; read = readFrame(bytes, read.next)) if (read.frame) frames.push(read.frame)
  return frames
}

/** The payload of SETTINGS: 6 octets for each (section 6.5.1). */
export function settingsPayload(settings: readonly (readonly [name: keyof typeof SETTINGS, value: number])[]): Uint8Array {
  return Uint8Array.from(settings.flatMap(([name, value]) => [0, SETTINGS[name], ...uint32(value)]))
}

/** The payload of WINDOW_UPDATE: by how much the window grows, 1 to 2^31 - 1 (section 6.9). */
export function windowUpdatePayload(increment: number): Uint8Array {
  if (!Number.isInteger(increment) || increment < 1 || increment > 0x7fffffff) throw new RangeError(`${increment} is no increment`)
  return Uint8Array.from(uint32(increment))
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
}

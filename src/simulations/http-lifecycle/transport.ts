/**
 * One end of a connection: what it has sent and not heard of, how much it may have on the way, what has come and in which order
 * that may be given on. TCP and QUIC differ in three things only: what must stay in order, how long the timer is, how large a packet.
 */
import type { MessageId, Micros } from '../../engine/trace.ts'
import type { Acknowledgement, Load, Packet } from './packets.ts'

/** What a transport is made of. */
export interface Transport {
  /** Octets that a packet can carry, its TLS record included. */
  readonly segment: number
  /** What encryption adds to each packet, in octets. */
  readonly seal: number
  /** The lane of a stream (null: the connection's own): TCP has one for all. */
  readonly laneOf: (stream: number | null) => string
  /** What the timer waits beyond the round trip for its variation, at least, and for the other's delay in acknowledging, in ms. */
  readonly leastVariationMs: number
  readonly otherDelayMs: number
  /** How long a lone packet may stay unacknowledged, in ms. */
  readonly ackDelayMs: number
}

/** TCP with TLS records, as on Linux: MSS 1,460; least variation 200 ms (TCP_RTO_MIN); a lone segment is acknowledged after 40 ms (TCP_DELACK_MIN). */
export const TCP: Transport = { segment: 1460, seal: 22, laneOf: () => 'all', leastVariationMs: 200, otherDelayMs: 0, ackDelayMs: 40 }

/** QUIC in datagrams of 1,200 octets: the timer waits for the variation, at least 1 ms, and for max_ack_delay, 25 ms (RFC 9002 section 6.2.1). */
export const QUIC: Transport = {
  segment: 1200,
  seal: 30,
  laneOf: stream => (stream === null ? 'handshake' : String(stream)),
  leastVariationMs: 1,
  otherDelayMs: 25,
  ackDelayMs: 25,
}

/** Segments that may be on the way at first (RFC 6928, RFC 9002 section 7.2). */
const INITIAL_SEGMENTS = 10

/** The timer before a round trip has been measured: 1 s (RFC 6298 section 2.1). */
const FIRST_WAIT_MS = 1000

/** The most that the timer waits, in ms (RFC 6298 section 2.5 allows 60 s). */
const LONGEST_WAIT_MS = 60_000

/** A packet to be sent, or on its way. */
interface Piece {
  readonly id: number
  readonly lane: string
  readonly place: number
  readonly load: Load
}

interface Flying extends Piece {
  readonly sentAt: Micros
  /** Which transmission this was. */
  readonly order: number
  readonly again: number
}

interface Held {
  readonly packet: Packet
  readonly message: MessageId
}

/** One end. Functions below change a copy made by `copyOf`. */
export interface End {
  readonly transport: Transport
  lastId: number
  readonly places: Record<string, number>
  queue: (Piece & { readonly again: number })[]
  flight: Flying[]
  transmissions: number
  window: number
  threshold: number
  /** Losses among transmissions up to this one belong to a loss already answered for. */
  recovering: number
  smoothedMs: number | null
  variationMs: number
  backoff: number
  upTo: number
  beyond: number[]
  readonly expected: Record<string, number>
  held: Held[]
  /** Packets that have come since the last acknowledgement left. */
  unacknowledged: number
  lastSentAt: Micros
}

/** A fresh end. */
export function newEnd(transport: Transport): End {
  return {
    transport,
    lastId: 0,
    places: {},
    queue: [],
    flight: [],
    transmissions: 0,
    window: INITIAL_SEGMENTS * transport.segment,
    threshold: Number.MAX_SAFE_INTEGER,
    recovering: 0,
    smoothedMs: null,
    variationMs: 0,
    backoff: 0,
    upTo: 0,
    beyond: [],
    expected: {},
    held: [],
    unacknowledged: 0,
    lastSentAt: 0,
  }
}

/** A copy to work on. */
export function copyOf(end: End): End {
  return { ...end, places: { ...end.places }, expected: { ...end.expected } }
}

function sizeOf(end: End, { load }: Piece): number {
  return load.part === 'syn' ? 0 : load.bytes + end.transport.seal
}

function onTheWay(end: End): number {
  let sum = 0
  for (const piece of end.flight) sum += sizeOf(end, piece)
  return sum
}

/** Puts a load into the queue, in its lane. */
export function enqueue(end: End, load: Load): void {
  const lane = end.transport.laneOf(load.stream)
  const place = end.places[lane] ?? 0
  end.places[lane] = place + 1
  end.queue = [...end.queue, { id: ++end.lastId, lane, place, load, again: 0 }]
}

/** Whether a load of so many octets could leave now. */
export function hasRoom(end: End, bytes: number): boolean {
  return end.queue.length === 0 && onTheWay(end) + bytes + end.transport.seal <= end.window
}

/** Takes from the queue what the window lets go, at most so many packets. After a silence longer than the timer the window is the first one again (RFC 5681 section 4.1). */
export function take(end: End, now: Micros, most = Number.POSITIVE_INFINITY): readonly Flying[] {
  if (end.flight.length === 0 && now - end.lastSentAt > waitMs(end) * 1000) {
    end.window = Math.min(end.window, INITIAL_SEGMENTS * end.transport.segment)
  }
  const leaving: Flying[] = []
  let used = onTheWay(end)
  for (const piece of end.queue) {
    const size = sizeOf(end, piece)
    if (leaving.length === most || (used > 0 && used + size > end.window)) break
    used += size
    leaving.push({ ...piece, sentAt: now, order: ++end.transmissions })
  }
  if (leaving.length === 0) return leaving
  end.queue = end.queue.slice(leaving.length)
  end.flight = [...end.flight, ...leaving]
  end.lastSentAt = now
  return leaving
}

/** How long the timer waits for an acknowledgement, in ms (RFC 6298, RFC 9002 section 6.2), doubled each time in vain. */
export function waitMs(end: End): number {
  const { leastVariationMs, otherDelayMs } = end.transport
  let wait = end.smoothedMs === null ? FIRST_WAIT_MS : end.smoothedMs + Math.max(leastVariationMs, 4 * end.variationMs) + otherDelayMs
  for (let i = 0; i < end.backoff; i++) wait *= 2
  return Math.min(wait, LONGEST_WAIT_MS)
}

/**
 * Hears what the other end has. Whatever was sent before something that has arrived, and has not arrived itself, is lost and
 * sent again at once. Gives null if the other end has nothing new, else the numbers of what is lost.
 */
export function hear(end: End, { upTo, beyond }: Acknowledgement, now: Micros): readonly number[] | null {
  const hasIt = (id: number): boolean => id <= upTo || beyond.includes(id)
  const arrived = end.flight.filter(({ id }) => hasIt(id))
  end.queue = end.queue.filter(({ id, again }) => again === 0 || !hasIt(id))
  if (arrived.length === 0) return null
  const latest = arrived.reduce((one, other) => (other.order > one.order ? other : one))
  if (latest.again === 0) measure(end, (now - latest.sentAt) / 1000)
  end.backoff = 0
  const isFull = end.queue.length > 0 || onTheWay(end) * 2 >= end.window
  end.flight = end.flight.filter(({ id }) => !hasIt(id))
  if (isFull && latest.order > end.recovering) for (const piece of arrived) grow(end, sizeOf(end, piece))
  const lost = end.flight.filter(({ order }) => order < latest.order)
  if (lost.length > 0) lose(end, lost, Math.max(2 * end.transport.segment, Math.floor(end.window / 2)))
  return lost.map(({ id }) => id)
}

/** The timer is over: what has been on the way longest is taken for lost, and sending begins anew with one segment (RFC 5681 section 3.1). Gives its number. */
export function timeOut(end: End): number {
  const first = end.flight.reduce((one, other) => (other.order < one.order ? other : one))
  end.backoff++
  lose(end, [first], Math.max(2 * end.transport.segment, Math.floor(onTheWay(end) / 2)))
  end.window = end.transport.segment
  return first.id
}

/** Slow start adds what arrived, which doubles the window every round trip; past the threshold a segment a round trip is added (RFC 5681 section 3.1). */
function grow(end: End, size: number): void {
  end.window += end.window < end.threshold ? size : Math.ceil((end.transport.segment * size) / end.window)
}

/** Sends again, before all else; the window is cut once for all losses of one flight. */
function lose(end: End, lost: readonly Flying[], window: number): void {
  if (lost.some(({ order }) => order > end.recovering)) {
    end.recovering = end.transmissions
    end.threshold = window
    end.window = window
  }
  const ids = new Set(lost.map(({ id }) => id))
  end.flight = end.flight.filter(({ id }) => !ids.has(id))
  end.queue = [...lost.map(({ id, lane, place, load, again }) => ({ id, lane, place, load, again: again + 1 })), ...end.queue]
}

/** A round trip measured (RFC 6298 section 2). */
function measure(end: End, ms: number): void {
  if (end.smoothedMs === null) {
    end.smoothedMs = ms
    end.variationMs = ms / 2
    return
  }
  end.variationMs = 0.75 * end.variationMs + 0.25 * Math.abs(end.smoothedMs - ms)
  end.smoothedMs = 0.875 * end.smoothedMs + 0.125 * ms
}

/** What has come, given on in order: the packet itself and those that it had held up; nothing for one that came before or must wait. */
export interface Arrival {
  readonly delivered: readonly { readonly packet: Packet; readonly message: MessageId; readonly waited: boolean }[]
  /** It came before one that is missing. */
  readonly held: boolean
}

/** Takes a packet that carries something. */
export function arrive(end: End, packet: Packet, message: MessageId): Arrival {
  end.unacknowledged++
  if (packet.id <= end.upTo || end.beyond.includes(packet.id)) return { delivered: [], held: false }
  end.beyond = [...end.beyond, packet.id]
  while (end.beyond.includes(end.upTo + 1)) end.upTo++
  end.beyond = end.beyond.filter(id => id > end.upTo)
  const { lane } = packet
  const expected = end.expected[lane] ?? 0
  if (packet.place > expected) {
    end.held = [...end.held, { packet, message }]
    return { delivered: [], held: true }
  }
  const delivered = [{ packet, message, waited: false }]
  let next = expected + 1
  for (;;) {
    const waiting = end.held.find(one => one.packet.lane === lane && one.packet.place === next)
    if (!waiting) break
    delivered.push({ ...waiting, waited: true })
    next++
  }
  end.held = end.held.filter(one => one.packet.lane !== lane || one.packet.place >= next)
  end.expected[lane] = next
  return { delivered, held: false }
}

/** What an acknowledgement says now; from here on nothing is left to acknowledge. */
export function acknowledge(end: End): Acknowledgement {
  end.unacknowledged = 0
  return { upTo: end.upTo, beyond: end.beyond }
}

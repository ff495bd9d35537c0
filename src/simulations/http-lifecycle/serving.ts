/** What the server does at each event, as a pure function: its connections before and after, and what it causes. */
import { type DynamicTable, emptyTable } from '../../actors/hpack/tables.ts'
import { INITIAL_WINDOW } from '../../actors/http2-frames.ts'
import type { MessageEvent } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import { flightLoads, type Handshake, handshakeOf, type Security } from './handshake.ts'
import { type Asked, bodyLoad, bodyRoom, headLoad, openingLoads, settingsAck } from './http.ts'
import { acknowledgeNow, type Doing, flush, type Line, type LineTimer, listen, put, resend, settle, silence, tellGap } from './lines.ts'
import { load, type Packet, packetIn } from './packets.ts'
import { arrive, copyOf, hasRoom, newEnd, QUIC, TCP } from './transport.ts'

/** What a server is made with. */
export interface ServerInput extends Security {
  readonly serverMs: number
  readonly resourceBytes: number
  readonly windowBytes: number
  /** 0: no limit. */
  readonly bandwidthKbps: number
}

/** A body that is being sent. */
interface Body extends Asked {
  readonly sent: number
  /** What its stream may still take. */
  readonly window: number
}

interface ServerLine extends Line {
  readonly handshake: Handshake
  /** Flights there have been. */
  flights: number
  table: DynamicTable
  /** Requests in work, by their numbers. */
  working: Record<string, Asked>
  /** Answers whose beginning has not been sent. */
  ready: Asked[]
  bodies: Body[]
  window: number
  /** HTTP that came before the handshake was over. */
  early: { packet: Packet; message: number; waited: boolean }[]
  filling: boolean
}

export interface ServerContext extends ServerInput {
  /** With limited bandwidth: a packet is being put on the wire, and the connection whose turn it was. */
  readonly wireIsBusy: boolean
  readonly turn: number
  readonly lines: Readonly<Record<number, ServerLine>>
}

export interface ServerStep {
  readonly context: ServerContext
  readonly doings: readonly Doing[]
}

/** Whether any request is not answered in full. */
export function isServing({ lines }: ServerContext): boolean {
  return Object.values(lines).some(({ working, ready, bodies }) => ready.length > 0 || bodies.length > 0 || Object.keys(working).length > 0)
}

function newLine(context: ServerContext, id: number): ServerLine {
  const transport = context.protocol === 'http/3' ? QUIC : TCP
  const handshake = handshakeOf(context, transport.segment, transport.seal)
  const isBounded = context.protocol === 'http/2'
  return {
    id,
    end: newEnd(transport),
    acknowledging: 'no',
    waiting: false,
    handshake,
    flights: 0,
    table: emptyTable(),
    working: {},
    ready: [],
    bodies: [],
    window: isBounded ? INITIAL_WINDOW : Number.MAX_SAFE_INTEGER,
    early: [],
    filling: false,
  }
}

/** What follows from a packet. */
export function takePacket(context: ServerContext, event: MessageEvent): ServerStep {
  const packet = packetIn(event.message.detail)
  const known = context.lines[packet.connection]
  if (packet.closes) return forget(context, packet.connection)
  const opens = packet.load?.part === 'syn' || (context.protocol === 'http/3' && packet.load?.part === 'flight')
  if (!known && !opens) return refuse(context, packet, event)
  const line = known ? { ...known, end: copyOf(known.end) } : newLine(context, packet.connection)
  const doings: Doing[] = []
  listen(line, packet.ack, event.at, doings)
  const heldBefore = line.end.held.length
  let isHeld = false
  if (packet.load) {
    const { delivered, held } = arrive(line.end, packet, event.message.id)
    isHeld = held || delivered.length !== 1
    tellGap(line, heldBefore, doings)
    for (const one of delivered) deliver(context, line, one, doings)
  }
  return finish(context, line, event.at, isHeld || line.end.held.length > 0, doings)
}

/** The browser has closed: what was in work for it is done for nobody. */
function forget(context: ServerContext, connection: number): ServerStep {
  const { [connection]: line, ...lines } = context.lines
  if (!line) return { context, doings: [] }
  const doings: Doing[] = Object.keys(line.working).map(key => ({ do: 'cancel', id: `ready ${key}` }))
  if (line.filling) doings.push({ do: 'cancel', id: `fill ${connection}` })
  silence({ ...line }, doings)
  return { context: { ...context, lines }, doings }
}

/** A process that has been restarted knows no connection: it resets (RFC 9293 section 3.5.2, RFC 9000 section 10.3). Early data without its hello is passed over. */
function refuse(context: ServerContext, packet: Packet, { message }: MessageEvent): ServerStep {
  if (packet.ack.upTo === 0) return { context, doings: [] }
  const label = 'reset: no such connection'
  return { context, doings: [{ do: 'emit', effect: { type: 'send', to: 'browser', label, kind: 'error', correlates: message.id } }] }
}

type Delivered = ServerLine['early'][number]

function deliver(context: ServerContext, line: ServerLine, one: Delivered, doings: Doing[]): void {
  const { packet, message, waited } = one
  const carried = packet.load
  if (!carried) return
  const name = `connection ${line.id}`
  const speaks = line.flights >= (context.resumption === '0-rtt' ? 1 : line.handshake.asksAfter)
  switch (carried.part) {
    case 'syn':
      put(line, [load({ part: 'syn', label: 'SYN-ACK', bytes: 0, fate: `${name} SYN-ACK` })])
      return
    case 'flight': {
      if (!carried.end) return
      line.flights++
      if (line.flights < line.handshake.flights.length) put(line, flightLoads(line.handshake, line.flights++, name))
      const waiting = line.early
      line.early = []
      for (const early of waiting) deliver(context, line, { ...early, waited: true }, doings)
      return
    }
    default:
      if (!speaks) {
        line.early = [...line.early, one]
        return
      }
  }
  switch (carried.part) {
    case 'settings':
      put(line, openingLoads(context.protocol, 'server', context.windowBytes, name))
      if (context.protocol === 'http/2') put(line, [settingsAck(`${name} server settings ack`)])
      return
    case 'window':
      if (carried.stream === 0) line.window += carried.increment
      line.bodies = line.bodies.map(body => (body.stream === carried.stream ? { ...body, window: body.window + carried.increment } : body))
      return
    case 'request': {
      const key = String(message)
      const late = waited || packet.again
      line.working = { ...line.working, [key]: { stream: carried.stream, file: carried.file, request: message, late } }
      const event: LineTimer = { type: 'ready', connection: line.id, key }
      doings.push({ do: 'raise', event, id: `ready ${key}`, delayMs: context.serverMs })
    }
  }
}

/** A request is done: its answer waits for the end of the instant, so that answers ready together share the connection. */
export function answerIsReady(context: ServerContext, { connection, key }: LineTimer): ServerStep {
  const known = context.lines[connection] as ServerLine
  const { [key as string]: asked, ...working } = known.working
  const line = { ...known, end: copyOf(known.end), working, ready: [...known.ready, asked as Asked], filling: true }
  const fill: Doing = { do: 'raise', event: { type: 'fill', connection }, id: `fill ${connection}`, delayMs: 0 }
  return { context: withLine(context, line), doings: known.filling ? [] : [fill] }
}

/** What follows from a timer of a line. */
export function timerIsOver(context: ServerContext, { type, connection }: LineTimer, now: Micros): ServerStep {
  const known = context.lines[connection] as ServerLine
  const line = { ...known, end: copyOf(known.end) }
  const doings: Doing[] = []
  if (type === 'acknowledge') {
    acknowledgeNow(line, 'browser', doings)
    return { context: withLine(context, line), doings }
  }
  if (type === 'retransmit') {
    resend(line, doings)
  } else {
    line.filling = false
    for (const asked of line.ready) {
      const { load: head, table } = headLoad(context.protocol, line.table, asked, context.resourceBytes)
      line.table = table
      put(line, [head])
      const window = context.protocol === 'http/2' ? context.windowBytes : Number.MAX_SAFE_INTEGER
      line.bodies = [...line.bodies, { ...asked, sent: 0, window }]
    }
    line.ready = []
  }
  return finish(context, line, now, false, doings)
}

function finish(context: ServerContext, line: ServerLine, now: Micros, hasGap: boolean, doings: Doing[]): ServerStep {
  if (context.bandwidthKbps === 0) {
    flush(line, 'browser', now, doings)
    while (fillOne(context, line)) flush(line, 'browser', now, doings)
  }
  settle(line, hasGap, doings)
  const after = withLine(context, line)
  return { context: context.bandwidthKbps === 0 ? after : share(after, now, doings), doings }
}

/** The wire is free again for the next connection's packet. */
export function wireIsFree(context: ServerContext, now: Micros): ServerStep {
  const doings: Doing[] = []
  return { context: share({ ...context, wireIsBusy: false }, now, doings), doings }
}

/** Limited bandwidth is shared packet by packet: each connection that may send has its turn, as Linux's fair queue (fq) gives it. */
function share(context: ServerContext, now: Micros, doings: Doing[]): ServerContext {
  if (context.wireIsBusy) return context
  const ids = Object.keys(context.lines).map(Number)
  const turns = [...ids.filter(id => id > context.turn), ...ids.filter(id => id <= context.turn)]
  for (const id of turns) {
    const known = context.lines[id] as ServerLine
    const line = { ...known, end: copyOf(known.end) }
    if (line.end.queue.length === 0) fillOne(context, line)
    const octets = flush(line, 'browser', now, doings, 1)
    if (octets === null) continue
    settle(line, false, doings)
    const event: LineTimer = { type: 'wire is free', connection: id }
    doings.push({ do: 'raise', event, id: 'wire', delayMs: (octets * 8) / context.bandwidthKbps })
    return { ...withLine(context, line), wireIsBusy: true, turn: id }
  }
  return context
}

/** Puts the next piece of a body on the line, each body in its turn; false if there is none, or no room. */
function fillOne(context: ServerContext, line: ServerLine): boolean {
  const { protocol, resourceBytes } = context
  const { segment, seal } = line.end.transport
  const most = bodyRoom(protocol, segment - seal)
  const i = line.bodies.findIndex(({ window }) => window > 0 && line.window > 0)
  const body = line.bodies[i]
  if (!body) return false
  const length = Math.min(most, resourceBytes - body.sent, body.window, line.window)
  const piece = bodyLoad(protocol, body, body.sent, length, resourceBytes)
  if (!hasRoom(line.end, piece.bytes)) return false
  put(line, [piece])
  line.window -= length
  const rest = { ...body, sent: body.sent + length, window: body.window - length }
  const others = line.bodies.filter((_, at) => at !== i)
  line.bodies = rest.sent < resourceBytes ? [...others, rest] : others
  return true
}

function withLine(context: ServerContext, line: ServerLine): ServerContext {
  return { ...context, lines: { ...context.lines, [line.id]: line } }
}

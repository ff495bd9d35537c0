/** What the browser does at each event, as a pure function: its connections and files before and after, and what it causes. */
import type { ActionEvent, MessageEvent } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import {
  askAll,
  type BrowserContext,
  type BrowserLine,
  type BrowserStep,
  connectionActor,
  type Draft,
  done,
  draftOf,
  openLine,
  proceed,
  shut,
  streamActor,
  tell,
} from './asking.ts'
import { HOST } from './files.ts'
import { flightLoads } from './handshake.ts'
import { settingsAck, windowLoad } from './http.ts'
import { acknowledgeNow, type LineTimer, listen, put, resend, silence, tellGap } from './lines.ts'
import { type Load, packetIn } from './packets.ts'
import { type Arrival, arrive, copyOf } from './transport.ts'

/** Asks for all files: over the connections that are open, or over new ones. */
export function send(context: BrowserContext, { argument, at, type }: ActionEvent): BrowserStep {
  const draft = draftOf(context, at)
  if (type === 'send-again' && argument === 'new') for (const line of Object.values(draft.lines)) shut(draft, line)
  const files = type === 'preconnect' ? [] : Array.from({ length: context.resources }, (_, i) => i + 1)
  for (const file of files) tell(draft, streamActor(file), 'wanted')
  draft.wanted = files
  const most = context.protocol === 'http/1.1' ? Math.min(context.connections, context.resources) : 1
  const open = new Set(Object.values(draft.lines).map(({ slot }) => slot))
  const missing = Array.from({ length: most }, (_, i) => i + 1).filter(slot => !open.has(slot))
  if (missing.length > 0 && !context.nameIsKnown) lookUp(draft, missing)
  else for (const slot of missing) openLine(draft, slot)
  askAll(draft)
  return done(draft)
}

function lookUp(draft: Draft, slots: readonly number[]): void {
  draft.planned = slots
  for (const slot of slots) tell(draft, connectionActor(slot), 'look the name up')
  draft.doings.push({ do: 'emit', effect: { type: 'send', to: 'resolver', label: `A ${HOST}?`, kind: 'query', bytes: 34, tag: 'name' } })
  draft.doings.push({ do: 'raise', event: { type: 'name is missing' }, id: 'name', delayMs: 5000 })
}

/** Asks the resolver once more. */
export function lookUpAgain(context: BrowserContext, { at }: { readonly at: Micros }): BrowserStep {
  const draft = draftOf(context, at)
  lookUp(draft, context.planned)
  return done(draft)
}

/** The name is known: the connections that waited for it are opened. */
export function nameIsKnown(context: BrowserContext, { at }: MessageEvent): BrowserStep {
  const draft: Draft = { ...draftOf(context, at), nameIsKnown: true, planned: [] }
  draft.doings.push({ do: 'cancel', id: 'name' })
  for (const slot of context.planned) openLine(draft, slot)
  return done(draft)
}

/** The resolver is down: no connection can be opened, and no file comes. */
export function nameIsUnknown(context: BrowserContext, { at }: MessageEvent): BrowserStep {
  const draft: Draft = { ...draftOf(context, at), planned: [] }
  draft.doings.push({ do: 'cancel', id: 'name' })
  for (const slot of context.planned) tell(draft, connectionActor(slot), 'fail')
  giveUp(draft)
  return done(draft)
}

/** No connection is left or coming: what is wanted cannot be had. */
function giveUp(draft: Draft): void {
  if (Object.keys(draft.lines).length > 0 || draft.planned.length > 0) return
  for (const file of draft.wanted) tell(draft, streamActor(file), 'fail')
  draft.wanted = []
}

/** Takes a packet: hears what has arrived there, and acts on what has come in order. */
export function takePacket(context: BrowserContext, event: MessageEvent): BrowserStep {
  const draft = draftOf(context, event.at)
  const packet = packetIn(event.message.detail)
  const known = draft.lines[packet.connection]
  if (!known) return done(draft)
  const line: BrowserLine = { ...known, end: copyOf(known.end) }
  draft.lines[line.id] = line
  listen(line, packet.ack, event.at, draft.doings)
  const heldBefore = line.end.held.length
  let isHeld = false
  if (packet.load) {
    const { delivered, held } = arrive(line.end, packet, event.message.id)
    isHeld = held || delivered.length !== 1
    tellGap(line, heldBefore, draft.doings)
    if (held) stall(draft, line, packet.load.file)
    for (const one of delivered) deliver(draft, line, one)
    // What lies behind the next gap goes on waiting.
    const files = delivered.length > 0 ? line.end.held.map(({ packet: other }) => other.load?.file ?? 0) : []
    for (const file of new Set(files)) stall(draft, line, file)
  }
  if (draft.lines[line.id]) proceed(draft, line, isHeld || line.end.held.length > 0)
  return done(draft)
}

/** What has come of a file waits behind a gap: its stream and its connection hear of it once. */
function stall(draft: Draft, line: BrowserLine, file: number): void {
  const asked = line.asked.find(one => one.file === file)
  if (!asked || asked.isStalled) return
  change(line, file, { isStalled: true })
  tell(draft, streamActor(file), 'stalled')
  if (!line.isStalled) tell(draft, connectionActor(line.slot), 'stalled')
  line.isStalled = true
}

function change(line: BrowserLine, file: number, to: Partial<BrowserLine['asked'][number]>): void {
  line.asked = line.asked.map(asked => (asked.file === file ? { ...asked, ...to } : asked))
}

function deliver(draft: Draft, line: BrowserLine, { packet, waited }: Arrival['delivered'][number]): void {
  const carried = packet.load
  if (!carried) return
  const { part, file, end } = carried
  const name = `connection ${line.id}`
  switch (part) {
    case 'syn':
      line.isConnected = true
      tell(draft, connectionActor(line.slot), 'secure', { connection: line.id })
      put(line, flightLoads(line.handshake, line.flights++, name))
      return
    case 'flight':
      if (!end) return
      line.flights++
      if (line.flights < line.handshake.flights.length) put(line, flightLoads(line.handshake, line.flights++, name))
      return
    case 'settings':
      if (draft.protocol === 'http/2') put(line, [settingsAck(`${name} browser settings ack`)])
      return
    case 'head':
      tell(draft, streamActor(file), 'begins', { late: carried.late || packet.again || waited })
      change(line, file, { isStalled: false })
      break
    case 'body':
      takeBody(draft, line, carried, packet.again || waited)
      break
    default:
      return
  }
  if (line.isStalled && line.end.held.every(({ packet: other }) => !other.load?.file)) {
    line.isStalled = false
    tell(draft, connectionActor(line.slot), 'moves')
  }
  if (line.asked.length > 0) return
  if (draft.wanted.length === 0) tell(draft, connectionActor(line.slot), 'rests')
  if (!draft.keepAlive && (draft.protocol === 'http/1.1' || draft.wanted.length === 0)) {
    shut(draft, line)
    if (draft.wanted.length > 0) openLine(draft, line.slot)
  }
}

function takeBody(draft: Draft, line: BrowserLine, { file, length, end }: Load, late: boolean): void {
  const asked = line.asked.find(one => one.file === file)
  if (!asked) return
  const octets = asked.octets + length
  const isLate = asked.isLate || late
  change(line, file, { octets, taken: asked.taken + length, isLate, isStalled: false })
  if (end) tell(draft, streamActor(file), 'ends', { late: isLate, length: octets })
  else if (asked.isStalled) tell(draft, streamActor(file), 'goes on')
  if (end) line.asked = line.asked.filter(one => one.file !== file)
  if (draft.protocol === 'http/2') openWindows(draft, line, file, length)
}

/** Once half of a window of HTTP/2 has been used, it is opened again (as nghttp2 does). */
function openWindows(draft: Draft, line: BrowserLine, file: number, length: number): void {
  line.taken += length
  if (2 * line.taken >= Math.max(65_535, draft.windowBytes)) {
    put(line, [windowLoad(0, line.taken, `connection ${line.id} window at packet ${line.end.upTo}`)])
    line.taken = 0
  }
  const asked = line.asked.find(one => one.file === file)
  if (!asked || 2 * asked.taken < draft.windowBytes) return
  put(line, [windowLoad(asked.stream as number, asked.taken, `file ${file} window at packet ${line.end.upTo}`)])
  change(line, file, { taken: 0 })
}

/** The server has refused or reset a connection: its files are lost to this click. */
export function connectionFails(context: BrowserContext, { answers, at }: MessageEvent): BrowserStep {
  const draft = draftOf(context, at)
  const line = draft.lines[Number(answers)]
  if (!line) return done(draft)
  silence({ ...line }, draft.doings)
  tell(draft, connectionActor(line.slot), 'fail')
  for (const { file } of line.asked) tell(draft, streamActor(file), 'fail')
  const { [line.id]: _, ...lines } = draft.lines
  draft.lines = lines
  giveUp(draft)
  return done(draft)
}

/** What follows from a timer of a line. */
export function timerIsOver(context: BrowserContext, { type, connection, at }: LineTimer & { readonly at: Micros }): BrowserStep {
  const draft = draftOf(context, at)
  const known = draft.lines[connection] as BrowserLine
  const line = { ...known, end: copyOf(known.end) }
  draft.lines[connection] = line
  if (type === 'acknowledge') acknowledgeNow(line, 'server', draft.doings)
  else {
    resend(line, draft.doings)
    proceed(draft, line, false)
  }
  return done(draft)
}

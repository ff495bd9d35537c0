/** A step of the browser being taken, and what every step may do: open connections, ask for files, send what may leave, close. */
import { type DynamicTable, emptyTable } from '../../actors/hpack/tables.ts'
import type { Json, Micros } from '../../engine/trace.ts'
import { flightLoads, type Handshake, handshakeOf, type Security } from './handshake.ts'
import { openingLoads, requestLoad, streamOf } from './http.ts'
import { close, type Doing, flush, type Line, put, settle } from './lines.ts'
import { load } from './packets.ts'
import { copyOf, newEnd, QUIC, TCP } from './transport.ts'

/** What a browser is made with. */
export interface BrowserInput extends Security {
  readonly connections: number
  readonly resources: number
  readonly keepAlive: boolean
  readonly windowBytes: number
  readonly nameIsKnown: boolean
}

/** A file that has been asked for. */
interface Asked {
  readonly file: number
  readonly stream: number | null
  /** Octets of its body that have been handed on, and those of them since its window was last opened. */
  readonly octets: number
  readonly taken: number
  readonly isStalled: boolean
  readonly isLate: boolean
}

export interface BrowserLine extends Line {
  /** Which of its connections the browser calls it: 1 to 6. */
  readonly slot: number
  readonly handshake: Handshake
  isConnected: boolean
  flights: number
  /** Whether the first words of HTTP have been said. */
  isOpen: boolean
  table: DynamicTable
  requests: number
  isStalled: boolean
  asked: Asked[]
  taken: number
}

export interface BrowserContext extends BrowserInput {
  readonly lines: Readonly<Record<number, BrowserLine>>
  readonly lastLine: number
  /** Files that nobody has asked for yet. */
  readonly wanted: readonly number[]
  /** What to do once the name is known. */
  readonly planned: readonly number[]
}

export interface BrowserStep {
  readonly context: BrowserContext
  readonly doings: readonly Doing[]
}

/** A step being taken: everything here may be changed. */
export interface Draft extends BrowserContext {
  lines: Record<number, BrowserLine>
  lastLine: number
  wanted: readonly number[]
  planned: readonly number[]
  readonly now: Micros
  readonly doings: Doing[]
}

/** Begins a step. */
export function draftOf(context: BrowserContext, now: Micros): Draft {
  return { ...context, lines: { ...context.lines }, now, doings: [] }
}

/** Ends a step. */
export function done({ now: _, doings, ...context }: Draft): BrowserStep {
  return { context, doings }
}

/** Whether any file is missing. */
export function isMissing({ wanted, planned, lines }: BrowserContext): boolean {
  return wanted.length > 0 || planned.length > 0 || Object.values(lines).some(({ asked }) => asked.length > 0)
}

/** The actor of a file's exchange. */
export const streamActor = (file: number): string => `stream-of-file-${file}`
/** The actor of a connection. */
export const connectionActor = (slot: number): string => `connection-${slot}`

/** Tells a stream or a connection what has happened to it. */
export function tell(draft: Draft, to: string, event: string, detail: { readonly [key: string]: Json } = {}): void {
  draft.doings.push({ do: 'emit', effect: { type: 'tell', to, event, detail } })
}

/** Opens a connection. */
export function openLine(draft: Draft, slot: number): void {
  const transport = draft.protocol === 'http/3' ? QUIC : TCP
  const line: BrowserLine = {
    id: ++draft.lastLine,
    slot,
    end: newEnd(transport),
    acknowledging: 'no',
    waiting: false,
    handshake: handshakeOf(draft, transport.segment, transport.seal),
    isConnected: draft.protocol === 'http/3',
    flights: 0,
    isOpen: false,
    table: emptyTable(),
    requests: 0,
    isStalled: false,
    asked: [],
    taken: 0,
  }
  draft.lines[line.id] = line
  const name = `connection ${line.id}`
  tell(draft, connectionActor(slot), line.isConnected ? 'secure' : 'connect', { connection: line.id, protocol: draft.protocol })
  if (line.isConnected) put(line, flightLoads(line.handshake, line.flights++, name))
  else put(line, [load({ part: 'syn', label: 'SYN', bytes: 0, fate: `${name} SYN` })])
  proceed(draft, line, false)
}

/** Goes on as far as it can: asks if it may, sends what may leave, and sets the timers. */
export function proceed(draft: Draft, line: BrowserLine, hasGap: boolean): void {
  ask(draft, line)
  flush(line, 'server', draft.now, draft.doings)
  settle(line, hasGap, draft.doings)
}

/** Asks over every connection that has room. */
export function askAll(draft: Draft): void {
  for (const known of Object.values(draft.lines)) {
    const line = { ...known, end: copyOf(known.end) }
    draft.lines[line.id] = line
    proceed(draft, line, line.acknowledging === 'soon')
  }
}

/** HTTP/1.1 asks for one file at a time; HTTP/2 and HTTP/3 for all at once. */
function ask(draft: Draft, line: BrowserLine): void {
  const { protocol } = draft
  if (!line.isConnected || line.flights < line.handshake.asksAfter) return
  if (!line.isOpen) {
    line.isOpen = true
    tell(draft, connectionActor(line.slot), 'is open')
    put(line, openingLoads(protocol, 'browser', draft.windowBytes, `connection ${line.id}`))
  }
  if (protocol === 'http/1.1' && line.asked.length > 0) return
  const files = protocol === 'http/1.1' ? draft.wanted.slice(0, 1) : draft.wanted
  if (files.length === 0) return
  draft.wanted = draft.wanted.slice(files.length)
  tell(draft, connectionActor(line.slot), 'is asked')
  for (const file of files) {
    const stream = streamOf(protocol, line.requests++)
    const { load: request, table } = requestLoad(protocol, line.table, stream, file)
    line.table = table
    line.asked = [...line.asked, { file, stream, octets: 0, taken: 0, isStalled: false, isLate: false }]
    put(line, [request])
    tell(draft, streamActor(file), 'asked', { stream, connection: line.id })
  }
}

/** Closes a connection: the browser forgets it. */
export function shut(draft: Draft, line: BrowserLine): void {
  const label = draft.protocol === 'http/3' ? 'CONNECTION_CLOSE' : 'FIN'
  close(line, 'server', label, draft.doings)
  tell(draft, connectionActor(line.slot), 'close')
  const { [line.id]: _, ...lines } = draft.lines
  draft.lines = lines
}

/** What browser and server have in common: lines, each one end of a connection with its timers, and what a step causes. */
import type { Effect } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import { type Acknowledgement, detailOf, type Load } from './packets.ts'
import { acknowledge, type End, enqueue, hear, take, timeOut, waitMs } from './transport.ts'

/** A timer of a line, as an event. */
export interface LineTimer {
  readonly type: 'retransmit' | 'acknowledge' | 'fill' | 'ready' | 'wire is free'
  readonly connection: number
  /** Of `ready`: which request is done. */
  readonly key?: string
}

/** What a step causes: effects, timers set (with the event they raise) and timers cancelled. */
export type Doing =
  | { readonly do: 'emit'; readonly effect: Effect }
  | { readonly do: 'raise'; readonly event: LineTimer | { readonly type: string }; readonly id: string; readonly delayMs: number }
  | { readonly do: 'cancel'; readonly id: string }

/** One end of a connection, with its timers. Functions here change a copy. */
export interface Line {
  readonly id: number
  end: End
  acknowledging: 'no' | 'later' | 'soon'
  waiting: boolean
}

/** Begins a step on a line's timers: what has been heard restarts the wait. */
export function restartWait(line: Line, doings: Doing[]): void {
  if (!line.waiting) return
  doings.push({ do: 'cancel', id: `retransmit ${line.id}` })
  line.waiting = false
}

/** Hears what the other end has, and says what it has not. */
export function listen(line: Line, ack: Acknowledgement, now: Micros, doings: Doing[]): void {
  const lost = hear(line.end, ack, now)
  if (lost === null) return
  restartWait(line, doings)
  if (lost.length === 0) return
  const what = lost.length === 1 ? `packet ${lost[0]} is` : `packets ${lost.join(', ')} are`
  remark(doings, `later packets of connection ${line.id} have arrived, so ${what} taken for lost and sent again`)
}

/** The timer is over: sends again what nobody has spoken of. */
export function resend(line: Line, doings: Doing[]): void {
  const ms = Math.round(waitMs(line.end))
  line.waiting = false
  remark(doings, `no word of packet ${timeOut(line.end)} of connection ${line.id} for ${ms} ms; it is sent again`)
}

/** Says why what has come must wait, when the first of it begins to. */
export function tellGap(line: Line, heldBefore: number, doings: Doing[]): void {
  if (heldBefore > 0 || line.end.held.length === 0) return
  const isShared = line.end.transport.laneOf(null) === line.end.transport.laneOf(0)
  const who = isShared ? 'whatever came after it waits' : 'its stream waits, the others go on'
  remark(doings, `packet ${line.end.upTo + 1} of connection ${line.id} is missing; ${who}`)
}

function remark(doings: Doing[], text: string): void {
  doings.push({ do: 'emit', effect: { type: 'note', text } })
}

/** Gives both timers up. */
export function silence(line: Line, doings: Doing[]): void {
  restartWait(line, doings)
  if (line.acknowledging !== 'no') doings.push({ do: 'cancel', id: `acknowledge ${line.id}` })
  line.acknowledging = 'no'
}

/** Puts loads on a line. */
export function put(line: Line, loads: readonly Load[]): void {
  for (const load of loads) enqueue(line.end, load)
}

/** Lets leave what may leave, at most so many packets, and gives their octets; null if none left. Each brings an acknowledgement with it. */
export function flush(line: Line, to: string, now: Micros, doings: Doing[], most?: number): number | null {
  const { end, id } = line
  const leaving = take(end, now, most)
  for (const { id: packet, lane, place, load, again } of leaving) {
    const detail = detailOf({ connection: id, id: packet, lane, place, again: again > 0, ack: acknowledge(end), closes: false, load })
    const { label, kind, bytes, correlates, fate } = load
    doings.push({
      do: 'emit',
      effect: {
        type: 'send',
        to,
        label: again > 0 ? `${label}, sent again` : label,
        kind,
        event: 'packet',
        bytes,
        tag: String(id),
        fate: `${fate}, try ${again + 1}`,
        detail,
        ...(correlates === null ? {} : { correlates }),
      },
    })
  }
  return leaving.length === 0 ? null : leaving.reduce((sum, { load }) => sum + load.bytes, 0)
}

/** Sets the timers that a line needs after a step. */
export function settle(line: Line, hasGap: boolean, doings: Doing[]): void {
  const { end, id } = line
  const wanted = end.unacknowledged === 0 ? 'no' : hasGap || end.unacknowledged > 1 ? 'soon' : 'later'
  if (wanted !== line.acknowledging && !(wanted === 'later' && line.acknowledging === 'soon')) {
    if (line.acknowledging !== 'no') doings.push({ do: 'cancel', id: `acknowledge ${id}` })
    const delayMs = wanted === 'soon' ? 0 : end.transport.ackDelayMs
    if (wanted !== 'no') doings.push({ do: 'raise', event: { type: 'acknowledge', connection: id }, id: `acknowledge ${id}`, delayMs })
    line.acknowledging = wanted
  }
  if (end.flight.length === 0) restartWait(line, doings)
  else if (!line.waiting) {
    doings.push({ do: 'raise', event: { type: 'retransmit', connection: id }, id: `retransmit ${id}`, delayMs: waitMs(end) })
    line.waiting = true
  }
}

/** An acknowledgement alone. It carries nothing and is not acknowledged. */
export function acknowledgeNow(line: Line, to: string, doings: Doing[]): void {
  line.acknowledging = 'no'
  if (line.end.unacknowledged === 0) return
  const { upTo, beyond } = line.end
  const label = beyond.length > 0 ? `ACK up to ${upTo}, and ${beyond.length} beyond a gap` : `ACK up to ${upTo}`
  bare(line, to, label, false, doings)
}

/** Says that the connection is over (FIN in TCP, CONNECTION_CLOSE in QUIC). Nobody waits for an answer. */
export function close(line: Line, to: string, label: string, doings: Doing[]): void {
  silence(line, doings)
  bare(line, to, label, true, doings)
}

function bare(line: Line, to: string, label: string, closes: boolean, doings: Doing[]): void {
  const detail = detailOf({ connection: line.id, id: 0, lane: '', place: 0, again: false, ack: acknowledge(line.end), closes, load: null })
  const fate = `connection ${line.id}, ${label}`
  const kind = closes ? 'event' : 'ack'
  doings.push({ do: 'emit', effect: { type: 'send', to, label, kind, event: 'packet', tag: String(line.id), fate, detail } })
}

/** What must hold at every event of every run of http-lifecycle. */
import type { RunInput } from '../../engine/run.ts'
import type { Invariant } from '../../engine/simulation.ts'
import type { MessageSent, Micros } from '../../engine/trace.ts'
import { handshakeOf, type Security } from './handshake.ts'
import type { FileRow } from './measures.ts'
import { QUIC, TCP } from './transport.ts'

const FAULTS: ReadonlySet<string> = new Set(['drop', 'delay', 'break', 'heal'])

/** Octets of a response's beginning and of its packets' seals, at most. */
const HEAD = 300

/** Whether nothing but round trips and the server's work can take time in a run. */
function isPureArithmetic({ parameters, actions }: RunInput): boolean {
  const { protocol, resources, resourceBytes, lossPercent, bandwidthKbps, windowBytes } = parameters
  const together = protocol === 'http/1.1' ? 1 : Number(resources)
  const window = 10 * (protocol === 'http/3' ? QUIC : TCP).segment
  return (
    lossPercent === 0 &&
    bandwidthKbps === 0 &&
    together * (Number(resourceBytes) + HEAD) <= window &&
    Number(resourceBytes) <= Number(windowBytes) &&
    actions.every(({ type }) => !FAULTS.has(type))
  )
}

/** How long after the click file `n` (from 1) must be here, in microseconds, over connections that are open or are not. */
function arithmetic({ parameters }: RunInput, n: number, isCold: boolean, asksName: boolean): Micros {
  const { protocol, keepAlive, rttMs, serverMs } = parameters
  const [connections, resources] = [Number(parameters.connections), Number(parameters.resources)]
  const transport = protocol === 'http/3' ? QUIC : TCP
  const { asksAfter } = handshakeOf(parameters as unknown as Security, transport.segment, transport.seal)
  const handshake = (protocol === 'http/3' ? 0 : 1) + (asksAfter - 1) / 2
  const lanes = protocol === 'http/1.1' ? Math.min(connections, resources) : resources
  const turn = Math.floor((n - 1) / lanes) + 1
  const openings = protocol === 'http/1.1' && keepAlive === 'off' ? turn : 1
  const roundTrip = 2 * Math.round(Number(rttMs) * 500)
  return (asksName ? 10_000 : 0) + (isCold ? openings * Math.ceil(handshake) * roundTrip : 0) + turn * (roundTrip + Number(serverMs) * 1000)
}

function watchArithmetic(run: RunInput): ReturnType<Invariant['watch']> {
  if (!isPureArithmetic(run)) return () => null
  let click = { at: 0, isCold: true, asksName: run.parameters.dns === 'on' }
  let isOpen = false
  let isBusy = false
  let missing = 0
  let nameIsKnown = run.parameters.dns === 'off'
  return (event, before) => {
    if (event.type === 'note' && event.actor === 'browser' && before[event.seq - 2]?.type === 'input') isBusy = true
    if (event.type === 'input' && !isBusy && missing === 0) {
      const isNew = event.label === 'send-again new'
      click = { at: event.at, isCold: isNew || !isOpen, asksName: (isNew || !isOpen) && !nameIsKnown }
      isOpen = run.parameters.keepAlive === 'on' || event.label === 'preconnect'
      nameIsKnown = true
      missing = event.label === 'preconnect' ? 0 : Number(run.parameters.resources)
      // A click while connections are being opened waits for what is left of that: no plain sum.
      if (
        event.at > 0 &&
        event.at < 5_000_000 &&
        before.some(one => one.type === 'input' && one.label === 'preconnect' && event.at - one.at < 3_000_000)
      )
        click = { ...click, at: Number.NaN }
    }
    if (event.type !== 'row.written' || event.table !== 'files') return null
    missing--
    const file = event.after as unknown as FileRow
    const n = Number.parseInt(file.path.slice(1), 10)
    const expected = click.at + arithmetic(run, n, click.isCold, click.asksName)
    if (Number.isNaN(click.at) || event.at === expected) return null
    return `${file.path} is here at ${event.at} us, not at ${expected} us`
  }
}

/** The invariants by name. */
export const invariants: Readonly<Record<string, Invariant>> = {
  timesAreArithmetic: {
    claim: 'Without loss, bandwidth limit and bodies beyond the first window, times are round trips and the work of the server, exactly.',
    watch: watchArithmetic,
  },
  everyByteOnce: {
    claim: 'Every octet of a file is received once.',
    watch:
      ({ parameters }) =>
      event => {
        if (event.type !== 'row.written' || event.table !== 'files') return null
        const { path, bytes, here } = event.after as unknown as FileRow
        return here === 'no' || bytes === parameters.resourceBytes ? null : `${path} is here with ${bytes} octets`
      },
  },
  framesInOrder: {
    claim: 'Frames of one stream leave in order: the header block first, nothing after the last octet.',
    watch: () => {
      const last = new Map<string, MessageSent['detail']>()
      return event => {
        if (event.type !== 'message.sent' || event.detail.again === true) return null
        const { connection, stream, part, place } = event.detail
        if (part !== 'head' && part !== 'body') return null
        const key = `${connection} ${stream ?? event.detail.file}`
        const before = last.get(key)
        last.set(key, event.detail)
        if (part === 'head') return before && stream !== null ? `stream ${stream} of connection ${connection} begins twice` : null
        if (!before || before.end === true) return `${event.label} leaves outside its stream`
        return (place as number) > (before.place as number) ? null : `${event.label} leaves before its time`
      }
    },
  },
  windowsHold: {
    claim: 'In HTTP/2 the server sends no more DATA than the connection’s window and that of the stream allow.',
    watch: ({ parameters }) => {
      const credit = new Map<string, number>()
      const sent = new Map<number, MessageSent>()
      return event => {
        if (parameters.protocol !== 'http/2') return null
        if (event.type === 'state.entered' && event.to === 'broken') credit.clear()
        if (event.type === 'message.received') {
          const message = sent.get(event.message)
          const { connection, stream, increment } = message?.detail ?? {}
          const key = `${connection} ${stream}`
          const first = stream === 0 ? 65_535 : Number(parameters.windowBytes)
          if (increment !== undefined) credit.set(key, (credit.get(key) ?? first) + (increment as number))
        }
        if (event.type !== 'message.sent') return null
        sent.set(event.message, event)
        const { connection, stream, frame, length, again } = event.detail
        if (frame !== 'DATA' || again === true) return null
        for (const [key, first] of [
          [`${connection} 0`, 65_535],
          [`${connection} ${stream}`, Number(parameters.windowBytes)],
        ] as const) {
          const left = (credit.get(key) ?? first) - (length as number)
          credit.set(key, left)
          if (left < 0) return `${event.label} is ${-left} octets more than the window of ${key} allows`
        }
        return null
      }
    },
  },
}

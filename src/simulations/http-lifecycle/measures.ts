/** What is counted in a run of http-lifecycle. All measures are of the last click that asked for files. */
import type { Measure } from '../../engine/simulation.ts'
import type { InputEvent, Micros, RowWritten } from '../../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'

/** A file as its row tells it; times in ms since the start of the run. */
export interface FileRow {
  readonly path: string
  readonly stream?: number
  readonly wantedMs: number
  readonly askedMs?: number
  readonly firstMs?: number
  readonly endMs: number
  readonly stalledMs: number
  readonly late: 'yes' | 'no'
  readonly bytes: number
  readonly here: 'yes' | 'no'
}

/** The last click that asked for files and was not in vain. */
export function lastSend(index: TraceIndex): InputEvent | null {
  return index.inputs.findLast(({ seq, label }) => /^send(-again|$)/.test(label) && wasTaken(index, seq)) ?? null
}

/** A click while the last one is not answered leaves only a note. */
function wasTaken(index: TraceIndex, seq: number): boolean {
  return index.events[seq]?.type !== 'note' || index.events[seq]?.cause !== seq
}

/** The rows of the files that the last click brought, in the order of their end. */
export function filesOf(index: TraceIndex): (RowWritten & { readonly file: FileRow })[] {
  const from = lastSend(index)
  if (!from) return []
  return index.rows.flatMap(row => (row.table === 'files' && row.seq > from.seq ? [{ ...row, file: row.after as unknown as FileRow }] : []))
}

/** The messages since the last click. */
export function messagesOf(index: TraceIndex): MessageRecord[] {
  const from = lastSend(index)
  return from ? [...index.messages.values()].filter(({ sent }) => sent.seq > from.seq) : []
}

/** How many messages from the server an event had to wait for: those in its chain of causes, back to the click. */
export function roundTripsTo(index: TraceIndex, seq: number): number {
  let count = 0
  for (let event = index.events[seq - 1]; event; event = event.cause === null ? undefined : index.events[event.cause - 1]) {
    if (event.type === 'message.received' && index.messages.get(event.message)?.sent.from === 'server') count++
  }
  return count
}

/** The event by which the first octet of an answer came to its file. */
function firstAnswer(index: TraceIndex): { readonly at: Micros; readonly seq: number } | null {
  const from = lastSend(index)
  if (!from) return null
  for (const event of index.events.slice(from.seq)) {
    if (event.type === 'state.entered' && event.actor.startsWith('stream-of-file-') && event.to === 'halfClosed.receiving') return event
  }
  return null
}

function elapsed(index: TraceIndex): number {
  const from = lastSend(index)
  const last = filesOf(index).at(-1)
  return from && last ? (last.at - from.at) / 1000 : 0
}

/** When the connections opened by the last click could be asked first: the entering of that state, if any was opened. */
function opened(index: TraceIndex): number | null {
  const from = lastSend(index)
  if (!from) return null
  for (const event of index.events.slice(from.seq)) {
    if (event.type === 'state.entered' && event.actor.startsWith('connection-') && event.from === 'securing') return event.seq
  }
  return null
}

function opening({ sent }: MessageRecord): boolean {
  const { part, packet, again, stream } = sent.detail
  return sent.from === 'browser' && packet === 1 && again !== true && (part === 'syn' || part === 'flight') && stream === null
}

/** The measures by name. */
export const measures: Readonly<Record<string, Measure>> = {
  roundTrips: {
    label: 'Round trips to the first byte',
    unit: '',
    definition:
      'Messages from the server, one after another, that the first octet of the first answer had to wait for, itself included. DNS apart.',
    of: index => {
      const first = firstAnswer(index)
      return first ? roundTripsTo(index, first.seq) : 0
    },
  },
  totalRoundTrips: {
    label: 'Round trips in all',
    unit: '',
    definition: 'The same up to the last octet of the last file.',
    of: index => Math.max(0, ...filesOf(index).map(({ seq }) => roundTripsTo(index, seq))),
  },
  firstByteMs: {
    label: 'First byte',
    unit: 'ms',
    definition: 'From the click until the first octet of an answer can be read.',
    of: index => {
      const [from, first] = [lastSend(index), firstAnswer(index)]
      return from && first ? (first.at - from.at) / 1000 : 0
    },
  },
  elapsedMs: {
    label: 'All files',
    unit: 'ms',
    definition: 'From the click until the last file is here, or has failed.',
    of: elapsed,
  },
  connectionsOpened: {
    label: 'Connections opened',
    unit: '',
    definition: 'Connections whose first packet the browser sent since the click; one that is sent again counts once.',
    of: index => messagesOf(index).filter(opening).length,
  },
  handshakeRoundTrips: {
    label: 'Handshake',
    unit: 'round trips',
    definition: 'Round trips from the click until the first new connection could be asked; 0 on a connection that is open.',
    of: index => {
      const seq = opened(index)
      return seq === null ? 0 : roundTripsTo(index, seq)
    },
  },
  headerBytes: {
    label: 'Request headers',
    unit: 'bytes',
    definition:
      'Octets of the header blocks of all requests since the click (in HTTP/1.1 of their text), without frame headers; what is sent again counts once.',
    of: index => {
      const requests = messagesOf(index).filter(({ sent }) => sent.detail.part === 'request' && sent.detail.again !== true)
      return requests.reduce((sum, { sent }) => sum + (sent.detail.length as number), 0)
    },
  },
  bodyBytes: {
    label: 'Bodies',
    unit: 'bytes',
    definition: 'Octets of the bodies of the files that the click brought.',
    of: index => filesOf(index).reduce((sum, { file }) => sum + file.bytes, 0),
  },
  stalledMs: {
    label: 'Stalled',
    unit: 'ms',
    definition:
      'How long octets of a file that had arrived had to wait behind a packet that had not, added up over the files of the click.',
    of: index => filesOf(index).reduce((sum, { file }) => sum + file.stalledMs, 0),
  },
  resourcesLate: {
    label: 'Late files',
    unit: '',
    definition: 'Files of the click of which a packet, or that of the request, was sent again or waited behind one that was.',
    of: index => filesOf(index).filter(({ file }) => file.late === 'yes').length,
  },
}

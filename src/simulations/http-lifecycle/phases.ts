/** The files of a click as bars: where each spent its time, read off the states of its stream and of its connection. */
import type { Micros, Position } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { pathOf } from './files.ts'

/** A stretch of a file's time. */
export interface Phase {
  readonly kind: 'queue' | 'dns' | 'connect' | 'tls' | 'wait' | 'receive' | 'stall'
  readonly from: Micros
  readonly to: Micros
}

/** A file as far as it has come. */
export interface FileBar {
  readonly file: number
  readonly path: string
  readonly stream: number | null
  readonly phases: readonly Phase[]
  readonly end: 'here' | 'failed' | null
  readonly taken: Micros
  readonly isLate: boolean
}

/** The bars of one click. */
export interface Bars {
  readonly from: Micros
  /** The end of the axis: when the last file of this click ends. */
  readonly until: Micros
  readonly files: readonly FileBar[]
}

interface Stay {
  readonly state: string
  readonly at: Micros
  readonly seq: number
}

const KINDS: Readonly<Record<string, Phase['kind']>> = {
  queued: 'queue',
  'halfClosed.waiting': 'wait',
  'halfClosed.receiving': 'receive',
  'halfClosed.stalled': 'stall',
  lookingUp: 'dns',
  connecting: 'connect',
  securing: 'tls',
}

function staysOf(index: TraceIndex, actor: string, from: number, until: number): Stay[] {
  return (index.states.get(actor) ?? []).flatMap(({ seq, at, to }) => (seq > from && seq < until ? [{ state: to, at, seq }] : []))
}

/** Stays as phases, the last of them open to `now`; states without a kind end the one before. */
function phasesOf(stays: readonly Stay[], now: Micros): Phase[] {
  return stays.flatMap(({ state, at }, i) => {
    const kind = KINDS[state]
    return kind && at <= now ? [{ kind, from: at, to: Math.min(now, stays[i + 1]?.at ?? now) }] : []
  })
}

const known = new WeakMap<TraceIndex, Map<number, Bars>>()

/** The bars of the click that was last at a position, up to that position; null before the first. */
export function barsAt(index: TraceIndex, position: Position): Bars | null {
  const clicks = index.inputs.filter(({ label, seq }) => /^send/.test(label) && staysAfter(index, seq))
  const click = clicks.findLast(({ seq }) => seq <= position.seq)
  if (!click) return null
  const whole = wholeOf(index, click.seq, clicks.find(({ seq }) => seq > click.seq)?.seq ?? Number.POSITIVE_INFINITY, click.at)
  const files = whole.files.map(bar => {
    const phases = bar.phases.flatMap(phase => (phase.from <= position.at ? [{ ...phase, to: Math.min(phase.to, position.at) }] : []))
    const isOver = bar.end !== null && click.at + bar.taken <= position.at
    return {
      ...bar,
      phases,
      end: isOver ? bar.end : null,
      taken: Math.min(bar.taken, position.at - click.at),
      isLate: isOver && bar.isLate,
    }
  })
  return { ...whole, files }
}

function staysAfter(index: TraceIndex, seq: number): boolean {
  return index.states.get('stream-of-file-1')?.some(event => event.seq > seq) ?? false
}

function wholeOf(index: TraceIndex, from: number, until: number, at: Micros): Bars {
  const cached = known.get(index)?.get(from)
  if (cached) return cached
  const connections = [1, 2, 3, 4, 5, 6].map(n => staysOf(index, `connection-${n}`, from, until))
  const rows = index.rows.filter(({ table, seq }) => table === 'files' && seq > from && seq < until)
  const files: FileBar[] = []
  for (let file = 1; index.states.has(`stream-of-file-${file}`); file++) {
    const stays = staysOf(index, `stream-of-file-${file}`, from, until)
    if (stays.length === 0) continue
    const row = rows.find(({ key }) => key.endsWith(`.${file}`))
    const after = row?.after as { stream?: number; late?: string; here?: string } | undefined
    const end = row?.at ?? index.now
    files.push({
      file,
      path: pathOf(file),
      stream: after?.stream ?? null,
      phases: openings(phasesOf(stays, end), connections),
      end: row ? (after?.here === 'no' ? 'failed' : 'here') : null,
      taken: end - at,
      isLate: after?.late === 'yes',
    })
  }
  const bars: Bars = { from: at, until: Math.max(at + 1000, ...files.map(({ taken }) => at + taken)), files }
  known.set(index, (known.get(index) ?? new Map()).set(from, bars))
  return bars
}

/** Where a file waited for a connection to open, and was asked for the moment it did, its time is that of the opening. */
function openings(phases: readonly Phase[], connections: readonly (readonly Stay[])[]): readonly Phase[] {
  const [first, ...rest] = phases
  if (first?.kind !== 'queue' || first.to === first.from) return phases
  const own = connections.find(stays => stays.some(({ state, at }) => state === 'open.idle' && at === first.to))
  if (!own) return phases
  const before = own.slice(0, own.findIndex(({ state, at }) => state === 'open.idle' && at === first.to) + 1)
  const opening = phasesOf(before, first.to).filter(({ from, to }) => from >= first.from && to > from)
  const begin = opening[0]?.from ?? first.to
  return [...(begin > first.from ? [{ ...first, to: begin }] : []), ...opening, ...rest]
}

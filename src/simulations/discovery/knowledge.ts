/** Who knows what at which time: the state of each process, and what the registry and each who chooses believe of it, read off a trace. */
import type { ActorId, Micros, Position } from '../../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'
import { choosersOf, INSTANCES } from './cast.ts'

/** A stretch of time in which a word held. */
export interface Stretch {
  readonly word: string
  readonly from: Micros
  /** The end so far. */
  readonly to: Micros
}

/** Something that happened to an instance at an instant: a probe or a request, and what became of it by now. */
export interface Mark {
  readonly kind: 'probe' | 'request'
  readonly outcome: 'good' | 'bad' | 'open'
  readonly at: Micros
  /** Who sent it. */
  readonly by: ActorId
}

/** What is known of an instance, and by whom; the process itself first. */
export interface Known {
  readonly instance: ActorId
  readonly lines: readonly { readonly who: string; readonly stretches: readonly Stretch[]; readonly marks: readonly Mark[] }[]
}

type Settings = Readonly<Record<string, number | string>>

/** The stretches of a line that begins with `word` at 0. */
function stretchesOf(word: string, changes: readonly { readonly at: Micros; readonly word: string }[], now: Micros): Stretch[] {
  const stretches: Stretch[] = []
  let current = { word, at: 0 }
  for (const change of changes) {
    if (change.word === current.word) continue
    if (change.at > current.at) stretches.push({ word: current.word, from: current.at, to: change.at })
    current = change
  }
  return [...stretches, { word: current.word, from: current.at, to: now }]
}

const PROCESS_WORDS: Readonly<Record<string, string>> = { noDatabase: 'no database', broken: 'down', finishing: 'terminating' }

/** A state of a process, as the reader is told it. */
export function processWord(state: string): string {
  return PROCESS_WORDS[state] ?? (state || 'serving')
}

/** What is known at a position, for each instance. */
export function knowledgeAt(index: TraceIndex, parameters: Settings, position: Position): Known[] {
  const { at: now, seq } = position
  const choosers = choosersOf(parameters.mode)
  const sent = marksAt(index, parameters, position)
  return INSTANCES.map(instance => {
    const states = (index.states.get(instance) ?? []).filter(event => event.seq <= seq)
    const rowsOf = (table: string) => index.rows.filter(row => row.table === table && row.key === instance && row.seq <= seq)
    const own = sent.get(instance) ?? []
    const process = states.map(({ at, to }) => ({ at, word: processWord(to) }))
    const registry = rowsOf('endpoints').map(({ at, after }) => ({ at, word: (after as { says: string }).says }))
    return {
      instance,
      lines: [
        { who: 'process', stretches: stretchesOf('serving', process, now), marks: [] },
        { who: 'prober', stretches: [], marks: own.filter(({ kind }) => kind === 'probe') },
        { who: 'registry', stretches: stretchesOf('ready', registry, now), marks: [] },
        ...choosers.map(who => ({
          who,
          stretches: stretchesOf('ready', believed(index, who, instance, seq), now),
          marks: own.filter(({ kind, by }) => kind === 'request' && by === who),
        })),
      ],
    }
  })
}

/** A chooser that comes back from a fault has no list until it is told. */
function believed(index: TraceIndex, who: ActorId, instance: ActorId, seq: number) {
  const rows = index.rows.filter(row => row.table === `list of ${who}` && row.key === instance && row.seq <= seq)
  const breaks = (index.states.get(who) ?? []).filter(event => event.to === 'broken' && event.seq <= seq)
  const changes = [...rows.map(({ at, after }) => ({ at, word: String(after) })), ...breaks.map(({ at }) => ({ at, word: 'nothing' }))]
  return changes.sort((a, b) => a.at - b.at)
}

/** Probes and requests by the instance that they went to. */
function marksAt(index: TraceIndex, { timeoutMs, probeTimeoutSeconds }: Settings, { at: now, seq }: Position): Map<ActorId, Mark[]> {
  const marks = new Map<ActorId, Mark[]>(INSTANCES.map(instance => [instance, []]))
  for (const record of index.messages.values()) {
    const { sent } = record
    if (sent.seq > seq) break
    const isProbe = sent.label.startsWith('GET /') && sent.from === 'prober'
    if (!isProbe && !('page' in sent.detail)) continue
    const patience = isProbe ? Number(probeTimeoutSeconds) * 1_000_000 : Number(timeoutMs) * 1000
    const outcome = outcomeOf(index, record, seq) ?? (now - sent.at >= patience ? 'bad' : 'open')
    marks.get(sent.to)?.push({ kind: isProbe ? 'probe' : 'request', outcome, at: sent.at, by: sent.from })
  }
  return marks
}

function outcomeOf(index: TraceIndex, { answers }: MessageRecord, seq: number): 'good' | 'bad' | null {
  for (const id of answers) {
    const answer = index.messages.get(id)
    if (answer?.end && answer.end.seq <= seq && answer.end.lost === null) return answer.sent.kind === 'error' ? 'bad' : 'good'
  }
  return null
}

/** How often a request went to an instance so far, and how often in vain. */
export function tally(known: Known): { readonly sent: number; readonly failed: number } {
  const marks = known.lines.flatMap(line => line.marks).filter(({ kind }) => kind === 'request')
  return { sent: marks.length, failed: marks.filter(({ outcome }) => outcome === 'bad').length }
}

/** The word that holds at the end of a line. */
export function lastWord(known: Known, who: string): string {
  return known.lines.find(line => line.who === who)?.stretches.at(-1)?.word ?? ''
}

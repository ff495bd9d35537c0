/** Who knows what at which time: the state of each process, and what the registry and each who chooses believe of it, read off a trace. */
import type { ActorId, Micros, Position } from '../../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'
import { choosersOf, INSTANCES } from './cast.ts'
import { LIVE, READY } from './messages.ts'

/** A stretch of time in which a word held. */
export interface Stretch {
  readonly word: string
  readonly from: Micros
  /** The end so far. */
  readonly to: Micros
}

/** A probe or a request that was sent to an instance, and what became of it by now. */
export interface Mark {
  /** The health page that a probe asked for; null for a request. */
  readonly probe: string | null
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
  const pages = [...(parameters.readinessProbe === 'on' ? [READY] : []), ...(parameters.livenessProbe === 'on' ? [LIVE] : [])]
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
        ...pages.map(page => ({ who: page, stretches: [], marks: own.filter(({ probe }) => probe === page) })),
        { who: 'registry', stretches: stretchesOf('ready', registry, now), marks: [] },
        ...choosers.map(who => ({
          who,
          stretches: stretchesOf('ready', believed(index, who, instance, seq), now),
          marks: own.filter(({ probe, by }) => probe === null && by === who),
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
    const probe = sent.from === 'prober' && sent.label.startsWith('GET ') ? sent.label.slice('GET '.length) : null
    if (probe === null && !('page' in sent.detail)) continue
    const patience = probe === null ? Number(timeoutMs) * 1000 : Number(probeTimeoutSeconds) * 1_000_000
    const outcome = outcomeOf(index, record, seq) ?? (now - sent.at >= patience ? 'bad' : 'open')
    marks.get(sent.to)?.push({ probe, outcome, at: sent.at, by: sent.from })
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
  const marks = known.lines.flatMap(line => line.marks).filter(({ probe }) => probe === null)
  return { sent: marks.length, failed: marks.filter(({ outcome }) => outcome === 'bad').length }
}

/** Those who believe something of an instance: the registry first, then who chooses. */
export function believersOf(known: Known | undefined): string[] {
  return (known?.lines ?? []).filter(({ who, stretches }) => who !== 'process' && stretches.length > 0).map(({ who }) => who)
}

/** The word that holds at the end of a line. */
export function lastWord(known: Known, who: string): string {
  return known.lines.find(line => line.who === who)?.stretches.at(-1)?.word ?? ''
}

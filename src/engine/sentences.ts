/** One plain sentence for every event: the log, the screen reader's view, the print and the no-JavaScript view. */
import { formatInstant } from './duration.ts'
import { laneOf, withoutLane } from './lanes.ts'
import type { Simulation } from './simulation.ts'
import type { ActorId, Json, StateEntered, TraceEvent } from './trace.ts'
import type { MessageRecord, TraceIndex } from './trace-index.ts'

/** An actor's name in a sentence: `payments` is Payments, `with-key/client` is Client (with key). */
export function nameOf(actor: ActorId): string {
  const name = withoutLane(actor)
  const lane = laneOf(actor).replaceAll('-', ' ')
  return name.charAt(0).toUpperCase() + name.slice(1) + (lane ? ` (${lane})` : '')
}

/** A state's name in a sentence: the last parts of its path, regions joined with "and", words parted. */
export function stateName(path: string): string {
  const leaves = path.split(' & ').map(leaf => leaf.split('.').slice(-2).join(': '))
  return leaves.join(' and ').replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
}

/** The sentence of an event, with its full stop. */
export function sentence(simulation: Simulation, index: TraceIndex, event: TraceEvent): string {
  switch (event.type) {
    case 'input':
      return `You: ${inputPhrase(simulation, event.label)}.`
    case 'message.sent':
      return sentSentence(index, event)
    case 'message.received':
      return receivedSentence(index.messages.get(event.message) as MessageRecord)
    case 'message.lost':
      return lostSentence(index.messages.get(event.message) as MessageRecord, event.why)
    case 'state.entered':
      return stateSentence(event)
    case 'timer.set':
      return `${nameOf(event.actor)} sets the timer "${timerName(event.timer)}", due at ${formatInstant(event.dueAt)}.`
    case 'timer.ended':
      return `${nameOf(event.actor)}: the timer "${timerName(event.timer)}" ${event.how === 'fired' ? 'is over' : 'is no longer needed'}.`
    case 'row.written':
      return `${nameOf(event.actor)} ${event.after === null ? 'deletes' : event.before === null ? 'writes' : 'changes'} row ${event.key} of ${event.table}${event.after === null ? '' : `: ${rowWords(event.after)}`}.`
    case 'value.measured':
      return `${nameOf(event.name)}: ${event.value}${event.unit ? ` ${event.unit}` : ''}.`
    case 'note':
      return `${nameOf(event.actor)}: ${event.text}.`
    case 'invariant.broken':
      return `A promise of this model is broken (${event.invariant}): ${event.detail}.`
  }
}

function inputPhrase(simulation: Simulation, label: string): string {
  const [type = '', ...rest] = label.split(' ')
  const argument = rest.join(' ')
  const [a = '', b = '', n = '', ms = ''] = argument.split(':')
  switch (type) {
    case 'drop':
      if (simulation.links && Object.hasOwn(simulation.links, a)) return `drop the next ${a} to leave`
      return `drop ${which(n)} from ${nameOf(a)} to ${nameOf(b)}`
    case 'delay':
      return `hold ${which(n)} from ${nameOf(a)} to ${nameOf(b)} back by ${/^\d+$/.test(ms) ? `${ms} ms` : ms}`
    case 'break':
    case 'heal':
      if (argument) return `${type} ${nameOf(argument)}`
      return simulation.actions[type]?.label ?? type
    default:
      return `${simulation.actions[type]?.label ?? type}${argument ? ` ${onOneLine(argument)}` : ''}`
  }
}

/** The most of a typed text that a sentence quotes, in characters. */
const QUOTED = 300

/** A text that a sentence quotes, on one line and at most so many characters of it: a sentence is a line. */
export function onOneLine(text: string, most: number = QUOTED): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most)} and ${line.length - most} more characters`
}

function which(n: string): string {
  return n === 'next' ? 'the next message' : `message ${n}`
}

function sentSentence(index: TraceIndex, event: TraceEvent & { type: 'message.sent' }): string {
  const [from, to] = [nameOf(event.from), nameOf(event.to)]
  const asked = event.correlates === null ? undefined : index.messages.get(event.correlates)
  if (asked) return `${from} answers ${to}: ${event.label} (to ${asked.sent.label}).`
  if (event.kind === 'call') return `${from} calls ${to}: ${event.label}.`
  return `${from} sends ${event.label} to ${to}.`
}

function receivedSentence({ sent }: MessageRecord): string {
  return `${nameOf(sent.to)} receives ${sent.label} from ${nameOf(sent.from)}.`
}

function lostSentence({ sent }: MessageRecord, why: string): string {
  const what = `${sent.label} from ${nameOf(sent.from)} to ${nameOf(sent.to)}`
  switch (why) {
    case 'chance':
      return `The network loses ${what}.`
    case 'hand':
      return `${what} is lost, by your hand.`
    case 'refused':
      return `${what} is refused: the host answers, no process listens.`
    default:
      return `${what} finds nobody: the process that asked is gone.`
  }
}

function stateSentence({ actor, from, to, on }: StateEntered): string {
  const name = nameOf(actor)
  if (to === 'broken') return `${name} is down.`
  if (from === 'broken') return `${name} is up again, and remembers nothing but its tables.`
  const because = reason(on)
  if (from === to) return `${name} is ${stateName(to)} once more${because}.`
  return `${name} is now ${stateName(to)}${because}.`
}

/** Why a state was entered, where a message's own line has not just said so. */
function reason(on: string): string {
  const timer = /^xstate\.after\.([^.]+)/.exec(on)
  if (timer) return timer[1] === 'work' ? '' : ` (${timer[1]} over)`
  return ''
}

function timerName(timer: string): string {
  return timer.split('.')[0] as string
}

function rowWords(value: Json): string {
  if (typeof value !== 'object' || value === null) return onOneLine(String(value))
  return Object.entries(value)
    .map(([key, part]) => `${key} ${typeof part === 'object' ? JSON.stringify(part) : onOneLine(String(part))}`)
    .join(', ')
}

/** A line of the log: the instant, right-aligned, and the sentence. */
export function logLine(simulation: Simulation, index: TraceIndex, event: TraceEvent): string {
  return `${formatInstant(event.at).padStart(12)}  ${sentence(simulation, index, event)}`
}

/**
 * What the prober does at each event, as pure functions. It is the kubelet of all three instances: it asks their health pages,
 * ends and starts their processes, and tells the registry what it found.
 */

import { wholePower } from '../../engine/arithmetic.ts'
import type { Effect, MessageEvent } from '../../engine/effects.ts'
import type { Chance } from '../../engine/random.ts'
import type { Micros } from '../../engine/trace.ts'
import { LIVE, READY, type Status } from './messages.ts'

/** What the prober knows of the process of an instance. */
export interface Container {
  readonly phase: 'running' | 'ending' | 'gone'
  readonly ready: boolean
  readonly version: number
  /** How often it was started again by itself, rollouts left out. */
  readonly restarts: number
  /** It is being replaced by a new version. */
  readonly replaced: boolean
}

/** One page of one instance, asked again and again. */
interface Worker {
  readonly misses: number
  readonly passes: number
  /** The tick of its own clock that the last probe belongs to. */
  readonly tick: Micros
  readonly count: number
}

/** What a prober is made with. Times in ms. */
export interface ProberInput {
  readonly pages: readonly string[]
  readonly everyMs: number
  readonly timeoutMs: number
  readonly failureThreshold: number
  readonly livenessThreshold: number
  readonly successThreshold: number
  readonly chance: Chance
  readonly containers: Readonly<Record<string, Container>>
  /** It comes back from a fault, and tells the registry of all once more. */
  readonly isBack: boolean
}

export interface ProberContext extends ProberInput {
  readonly workers: Readonly<Record<string, Worker>>
}

/** The events that it sets itself. */
export interface OwnEvent {
  readonly type: 'probe is due' | 'no answer came' | 'process is looked at' | 'start is due' | 'telling again is due'
  readonly instance: string
  readonly page: string
  readonly at: Micros
}

export type Doing =
  | { readonly do: 'emit'; readonly effect: Effect }
  | { readonly do: 'raise'; readonly event: Omit<OwnEvent, 'at'>; readonly id: string; readonly delayMs: number }
  | { readonly do: 'cancel'; readonly id: string }

/** What follows from an event. */
export interface Step {
  readonly context: ProberContext
  readonly doings: readonly Doing[]
}

/** The kubelet looks once a second which processes are gone. */
const LOOKS_EVERY_MS = 1000
/** From the second restart on it waits, twice as long each time. */
const BACK_OFF_MS = 10_000
const LONGEST_BACK_OFF_MS = 300_000
/** A status that the registry has not confirmed is told again after this long. */
const TELL_AGAIN_MS = 1000

const keyOf = (instance: string, page: string): string => `${instance} ${page}`

function later(type: OwnEvent['type'], instance: string, delayMs: number, page = ''): Doing {
  return { do: 'raise', event: { type, instance, page }, id: `${type} ${keyOf(instance, page)}`.trim(), delayMs }
}

function never(type: OwnEvent['type'], instance: string, page = ''): Doing {
  return { do: 'cancel', id: `${type} ${keyOf(instance, page)}`.trim() }
}

const note = (text: string): Doing => ({ do: 'emit', effect: { type: 'note', text } })

function command(to: string, event: 'terminate' | 'start', label: string, why: string): Doing {
  return { do: 'emit', effect: { type: 'send', to, label, kind: 'event', event, tag: `${event} ${to}`, detail: { why } } }
}

function withContainer(context: ProberContext, instance: string, change: Partial<Container>): ProberContext {
  const container = { ...(context.containers[instance] as Container), ...change }
  return { ...context, containers: { ...context.containers, [instance]: container } }
}

/** Tells the registry how an instance stands, until that is confirmed. */
export function tell(context: ProberContext, instance: string): Step {
  const { ready, version } = context.containers[instance] as Container
  const detail = { instance, ready, version } satisfies Status
  const label = `status of ${instance}: ${ready ? '' : 'not '}ready`
  const effect: Effect = { type: 'send', to: 'registry', label, kind: 'request', event: 'status', tag: instance, detail }
  return { context, doings: [{ do: 'emit', effect }, later('telling again is due', instance, TELL_AGAIN_MS)] }
}

function join(first: Step, then: (context: ProberContext) => Step): Step {
  const second = then(first.context)
  return { context: second.context, doings: [...first.doings, ...second.doings] }
}

/** The clocks of all pages begin somewhere in their first period, as when a kubelet comes up. */
export function beginAll(context: ProberContext): Step {
  let all: Step = { context, doings: [] }
  for (const instance of Object.keys(context.containers)) {
    const { phase } = context.containers[instance] as Container
    if (context.isBack) all = join(all, now => tell(now, instance))
    if (phase === 'gone') all = join(all, now => ({ context: now, doings: [later('start is due', instance, 0)] }))
    if (phase === 'ending') all = join(all, now => ({ context: now, doings: [command(instance, 'terminate', 'SIGTERM', 'again')] }))
    if (phase !== 'running') continue
    for (const page of context.pages) {
      const first = context.everyMs * context.chance(`phase of ${keyOf(instance, page)}`, context.isBack ? 2 : 1)
      all = join(all, now => ({ context: now, doings: [later('probe is due', instance, first, page)] }))
    }
  }
  return all
}

/** Asks a page, and waits no longer than the timeout. */
export function probe(context: ProberContext, { instance, page, at }: OwnEvent): Step {
  const key = keyOf(instance, page)
  const known = context.workers[key] ?? { misses: 0, passes: 0, tick: at, count: 0 }
  const worker = { ...known, count: known.count + 1 }
  const tag = `${key} ${worker.count}`
  return {
    context: { ...context, workers: { ...context.workers, [key]: worker } },
    doings: [
      { do: 'emit', effect: { type: 'send', to: instance, label: `GET ${page}`, kind: 'request', event: 'probe', tag, detail: {} } },
      later('no answer came', instance, context.timeoutMs, page),
    ],
  }
}

/** The tick that the next probe belongs to: a probe that takes longer than a period is followed by the next at once, and ticks missed are gone. */
function nextTick(tick: Micros, everyMs: number, now: Micros): Micros {
  const every = Math.round(everyMs * 1000)
  const next = tick + every
  return next >= now ? next : next + Math.floor((now - next) / every) * every
}

/** Counts a probe that passed or failed, and acts where that makes enough in a row. */
export function judge(context: ProberContext, instance: string, page: string, passed: boolean, at: Micros): Step {
  const key = keyOf(instance, page)
  const known = context.workers[key]
  if (!known) return { context, doings: [] }
  const tick = nextTick(known.tick, context.everyMs, at)
  const worker = { ...known, tick, misses: passed ? 0 : known.misses + 1, passes: passed ? known.passes + 1 : 0 }
  const counted: Step = {
    context: { ...context, workers: { ...context.workers, [key]: worker } },
    doings: [later('probe is due', instance, Math.max(0, (tick - at) / 1000), page)],
  }
  return join(counted, now => (page === READY ? judgeReady(now, instance, worker) : judgeLive(now, instance, worker)))
}

function judgeReady(context: ProberContext, instance: string, { misses, passes }: Worker): Step {
  const { ready } = context.containers[instance] as Container
  const { failureThreshold, successThreshold } = context
  const counts = ready && misses > 0 ? [note(`${instance} has failed ${READY}: ${misses} of ${failureThreshold}`)] : []
  const isNow = ready ? misses < failureThreshold : passes >= successThreshold
  if (isNow === ready) return { context, doings: counts }
  return join({ context: withContainer(context, instance, { ready: isNow }), doings: counts }, now => tell(now, instance))
}

function judgeLive(context: ProberContext, instance: string, { misses }: Worker): Step {
  const { livenessThreshold } = context
  if (misses === 0) return { context, doings: [] }
  const counts = note(`${instance} has failed ${LIVE}: ${misses} of ${livenessThreshold}`)
  if (misses < livenessThreshold) return { context, doings: [counts] }
  return {
    context: withContainer(context, instance, { phase: 'ending' }),
    doings: [counts, never('probe is due', instance, LIVE), command(instance, 'terminate', 'SIGTERM', LIVE)],
  }
}

/** Ends a process so that a new version can take its place. Its pages are no longer asked. */
export function replace(context: ProberContext, instance: string): Step {
  const { phase } = context.containers[instance] as Container
  const ends: Readonly<Record<Container['phase'], readonly Doing[]>> = {
    running: [command(instance, 'terminate', 'SIGTERM', 'replace')],
    ending: [],
    gone: [later('start is due', instance, 0)],
  }
  const after = { phase: phase === 'gone' ? 'gone' : 'ending', replaced: true, ready: false } as const
  return { context: withContainer(context, instance, after), doings: [...stopAsking(context, instance), ...ends[phase]] }
}

/** The pages of an instance with nothing counted; probes are numbered on, so that late answers to a former process count for nothing. */
function afresh({ workers, pages }: ProberContext, instance: string, tick: Micros): ProberContext['workers'] {
  const own = pages.map(page => {
    const key = keyOf(instance, page)
    return [key, { misses: 0, passes: 0, tick, count: (workers[key]?.count ?? 0) + 1 }] as const
  })
  return { ...workers, ...Object.fromEntries(own) }
}

function stopAsking({ pages }: ProberContext, instance: string): Doing[] {
  return pages.flatMap(page => [never('probe is due', instance, page), never('no answer came', instance, page)])
}

/** A process has exited; that is seen at the next look. */
export function exited(context: ProberContext, instance: string, at: Micros): Step {
  if (context.containers[instance]?.phase === 'gone') return { context, doings: [] }
  const look = LOOKS_EVERY_MS * (1 - context.chance(`look at ${instance}`, at))
  return { context, doings: [later('process is looked at', instance, look)] }
}

/** A process that is gone is not ready, whatever its pages said, and is started again: at once the first time. */
export function gone(context: ProberContext, instance: string): Step {
  const { ready, restarts, replaced } = context.containers[instance] as Container
  const after = withContainer({ ...context, workers: afresh(context, instance, 0) }, instance, { phase: 'gone', ready: false })
  const wait = replaced || restarts === 0 ? 0 : Math.min(LONGEST_BACK_OFF_MS, BACK_OFF_MS * wholePower(2, Math.min(restarts - 1, 5)))
  const seen: Step = { context: after, doings: [...stopAsking(context, instance), later('start is due', instance, wait)] }
  return ready ? join(seen, now => tell(now, instance)) : seen
}

/** Starts a process. Its pages are asked from that instant on; who has no readiness probe counts as ready from then on, too. */
export function startProcess(context: ProberContext, instance: string, at: Micros): Step {
  const { replaced, restarts, version } = context.containers[instance] as Container
  const ready = !context.pages.includes(READY)
  const change = { phase: 'running', ready, replaced: false } as const
  const counted = replaced ? { version: version + 1 } : { restarts: restarts + 1 }
  const label = replaced ? `start version ${version + 1}` : 'start again'
  const started: Step = {
    context: withContainer({ ...context, workers: afresh(context, instance, at) }, instance, { ...change, ...counted }),
    doings: [
      command(instance, 'start', label, replaced ? 'replace' : 'restart'),
      ...context.pages.map(page => later('probe is due', instance, 0, page)),
    ],
  }
  return ready || replaced ? join(started, now => tell(now, instance)) : started
}

/** An answer, by the tag of what it answers: a probe's counts, a command's only if the host refused it. */
export function take(context: ProberContext, event: MessageEvent): Step {
  const { answers, message, at } = event
  const [first = '', second = '', count = ''] = (answers ?? '').split(' ')
  if (message.from === 'registry') return { context, doings: message.kind === 'response' ? [never('telling again is due', first)] : [] }
  if (first === 'terminate') return exited(context, second, at)
  if (first === 'start') {
    return {
      context: withContainer(context, second, { phase: 'gone' }),
      doings: [...stopAsking(context, second), later('start is due', second, BACK_OFF_MS)],
    }
  }
  const worker = context.workers[keyOf(first, second)]
  if (!worker || worker.count !== Number(count)) return { context, doings: [] }
  const judged = judge(context, first, second, message.kind === 'response', at)
  return { context: judged.context, doings: [never('no answer came', first, second), ...judged.doings] }
}

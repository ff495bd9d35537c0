/** What a resolver does at each event, as a pure function: its memory before and after, and what it causes. */
import type { ActionEvent, Effect, MessageEvent } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import { type Cache, entryText, fromCache, learn } from './cache.ts'
import { detailOf, emptyReply, type Question, questionText, type Reply, replyIn, replyText } from './records.ts'
import {
  ATTEMPTS_MS,
  FAILURE_KEPT,
  MOST_HOPS,
  nextQuestion,
  STALE_AFTER_MS,
  STALE_RECHECK,
  tagOf,
  timerOf,
  type Waiting,
  type Walk,
} from './walk.ts'
import { encode } from './wire.ts'
import { SERVERS, type ZoneServer } from './zones.ts'

/** What a resolver knows. It is all in memory: a break empties it. */
export interface ResolverContext {
  /** The actor, whose name stands in the name of its table. */
  readonly actor: string
  readonly serveStale: boolean
  readonly minimise: boolean
  readonly cache: Cache
  /** The walks under way, by question. */
  readonly walks: Readonly<Record<string, Walk>>
  /** Entries that the crowd brought and no row has told of yet. */
  readonly untold: readonly string[]
  /** Questions that failed lately, and until when that is remembered. */
  readonly failures: Readonly<Record<string, Micros>>
  readonly begun: number
  /** The question of the walk that moved last. */
  readonly latest: string
}

/** A timer of a walk, as an event. */
export interface WalkEvent {
  readonly type: 'attempt is over' | 'stale answer is due'
  readonly walk: string
  readonly at: Micros
}

/** What a step causes: effects, timers set (with the event they raise) and timers cancelled. */
export type Doing =
  | { readonly do: 'emit'; readonly effect: Effect }
  | { readonly do: 'raise'; readonly event: Omit<WalkEvent, 'at'>; readonly id: string; readonly delayMs: number }
  | { readonly do: 'cancel'; readonly id: string }

/** Memory and deeds, gathered along one step. */
export interface Step {
  readonly context: ResolverContext
  readonly doings: readonly Doing[]
}

const ASKING = { id: 0, response: false, authoritative: false, recursionDesired: false, recursionAvailable: false, extended: true } as const
const ANSWERING = {
  id: 0,
  response: true,
  authoritative: false,
  recursionDesired: true,
  recursionAvailable: true,
  extended: false,
} as const

/** What a resolver can say at once to a question: from its cache, or that it has just failed; null if it must ask. */
export function answerAtOnce(context: ResolverContext, question: Question, now: Micros): Reply | null {
  const { reply, missing } = fromCache(context.cache, question, now, false)
  if (!missing) return reply
  const failed = now < (context.failures[questionText(question)] ?? 0)
  if (!failed && !context.walks[questionText(question)]?.staleGiven) return null
  const stale = fromCache(context.cache, question, now, true)
  if (context.serveStale && !stale.missing) return stale.reply
  return failed ? emptyReply('SERVFAIL') : null
}

/** The question in a query's message. */
export function questionIn(event: MessageEvent): Question {
  const { name, type } = event.message.detail as unknown as Question
  return { name, type }
}

/** Answers a query at once. */
export function answer(question: Question, reply: Reply, { message, from }: Waiting): Doing {
  const bytes = encode(ANSWERING, question, reply).length
  const label = replyText(question, reply)
  return { do: 'emit', effect: { type: 'send', to: from, label, kind: 'response', correlates: message, bytes, detail: detailOf(reply) } }
}

/** Lets another query wait for a walk that is under way. */
export function join(context: ResolverContext, walk: Walk, waiting: Waiting): Step {
  return { context: withWalk(context, { ...walk, waiting: [...walk.waiting, waiting] }), doings: [] }
}

/** Begins a walk. */
export function begin(context: ResolverContext, question: Question, waiting: Waiting, now: Micros): Step {
  const id = String(context.begun + 1)
  const next = nextQuestion(context.cache, question, context.minimise, now)
  if (!next) throw new Error(`${questionText(question)} is in the cache: there is nothing to ask`)
  const walk: Walk = { id, question, waiting: [waiting], asked: { ...next, attempt: 0 }, hops: 1, staleGiven: false }
  const asked = ask({ ...context, begun: context.begun + 1 }, walk)
  if (!context.serveStale) return asked
  const due: Doing = {
    do: 'raise',
    event: { type: 'stale answer is due', walk: questionText(question) },
    id: timerOf(walk, 'stale'),
    delayMs: STALE_AFTER_MS,
  }
  return { ...asked, doings: [...asked.doings, due] }
}

/** Sends what `walk.asked` says, and waits for as long as that attempt may. */
function ask(context: ResolverContext, walk: Walk): Step {
  const { zone, question, attempt } = walk.asked
  const { actor } = SERVERS[zone] as ZoneServer
  return {
    context: { ...withWalk(context, walk), latest: questionText(walk.question) },
    doings: [
      {
        do: 'emit',
        effect: {
          type: 'send',
          to: actor,
          label: `${questionText(question)}?`,
          kind: 'query',
          tag: tagOf(walk),
          bytes: encode(ASKING, question, null).length,
          detail: { name: question.name, type: question.type },
        },
      },
      {
        do: 'raise',
        event: { type: 'attempt is over', walk: questionText(walk.question) },
        id: timerOf(walk, 'attempt'),
        delayMs: ATTEMPTS_MS[attempt] as number,
      },
    ],
  }
}

/** The walk that a server's answer belongs to, or undefined if nobody waits for it any more. */
export function walkAnswered(context: ResolverContext, event: MessageEvent): Walk | undefined {
  return Object.values(context.walks).find(walk => tagOf(walk) === event.answers)
}

/** Takes a server's answer: learns from it, then answers, asks on, or fails. */
export function take(context: ResolverContext, walk: Walk, event: MessageEvent): Step {
  const reply = replyIn(event.message.detail)
  const learnt = event.message.kind === 'response' ? learn(walk.asked.question, walk.asked.zone, reply, event.at) : null
  const off: Doing = { do: 'cancel', id: timerOf(walk, 'attempt') }
  if (!learnt || walk.hops >= MOST_HOPS) return prefixed([off], fail(context, walk, event.at))
  const known: ResolverContext = { ...context, cache: { ...context.cache, [learnt.key]: learnt.entry } }
  const value = { data: entryText(learnt.entry), ttl: learnt.entry.ttl }
  const row: Doing = { do: 'emit', effect: { type: 'row', table: `cache of ${context.actor}`, key: learnt.key, value } }
  const next = nextQuestion(known.cache, walk.question, context.minimise, event.at)
  if (next) return prefixed([off, row], ask(known, { ...walk, asked: { ...next, attempt: 0 }, hops: walk.hops + 1 }))
  return prefixed([off, row], finish(known, walk, fromCache(known.cache, walk.question, event.at, false).reply))
}

/** An attempt is over: the next one, or with the last the end. */
export function overdue(context: ResolverContext, walk: Walk, now: Micros): Step {
  const attempt = walk.asked.attempt + 1
  if (attempt >= ATTEMPTS_MS.length) return fail(context, walk, now)
  return ask(context, { ...walk, asked: { ...walk.asked, attempt } })
}

/** Gives those who wait a stale answer, if there is one; the walk goes on. */
export function serveStale(context: ResolverContext, walk: Walk, now: Micros): Step {
  const { reply, missing } = fromCache(context.cache, walk.question, now, true)
  if (missing) return { context, doings: [] }
  const doings = walk.waiting.map(waiting => answer(walk.question, reply, waiting))
  return { context: withWalk(context, { ...walk, waiting: [], staleGiven: true }), doings }
}

/** Nobody answers: what is stale, if it may be served, or SERVFAIL. */
function fail(context: ResolverContext, walk: Walk, now: Micros): Step {
  const { reply, missing } = fromCache(context.cache, walk.question, now, true)
  const stale = context.serveStale && !missing
  const until = now + (stale ? STALE_RECHECK : FAILURE_KEPT)
  const failures = { ...context.failures, [questionText(walk.question)]: until }
  return finish({ ...context, failures }, walk, stale ? reply : emptyReply('SERVFAIL'))
}

function finish(context: ResolverContext, walk: Walk, reply: Reply): Step {
  const walks = Object.fromEntries(Object.entries(context.walks).filter(([, one]) => one.id !== walk.id))
  const doings = walk.waiting.map(waiting => answer(walk.question, reply, waiting))
  const off: readonly Doing[] = context.serveStale ? [{ do: 'cancel', id: timerOf(walk, 'stale') }] : []
  return { context: { ...context, walks }, doings: [...off, ...doings] }
}

/** The answer of example.com's server to a question that the crowd's look-ups had it asked. */
export interface CrowdAnswer {
  readonly type: 'answer for the crowd'
  readonly question: Question
  readonly reply: Reply
  /** Whether a row tells of it. */
  readonly shown: boolean
  readonly at: Micros
}

/** Learns what the crowd's look-ups brought: the same as from a message of its own. */
export function learnQuietly(context: ResolverContext, { question, reply, shown, at }: CrowdAnswer): Step {
  const learnt = learn(question, 'example.com', reply, at)
  if (!learnt) return { context, doings: [] }
  const { key, entry } = learnt
  const cache = { ...context.cache, [key]: entry }
  const known = { ...context, cache, untold: shown ? context.untold.filter(one => one !== key) : [...new Set([...context.untold, key])] }
  return { context: known, doings: shown ? [told(known, key, at)] : [] }
}

/** Answers a query from the cache; an entry that no row has told of is told now. */
export function answerFromCache(context: ResolverContext, question: Question, known: Reply, waiting: Waiting, now: Micros): Step {
  const key = questionText(question)
  const answered = answer(question, known, waiting)
  if (!context.untold.includes(key)) return { context, doings: [answered] }
  return { context: { ...context, untold: context.untold.filter(one => one !== key) }, doings: [told(context, key, now), answered] }
}

/** The row of an entry, with what remains to it. */
function told({ actor, cache }: ResolverContext, key: string, now: Micros): Doing {
  const entry = cache[key] as Cache[string]
  const value = { data: entryText(entry), ttl: Math.floor((entry.expires - now) / 1_000_000) }
  return { do: 'emit', effect: { type: 'row', table: `cache of ${actor}`, key, value } }
}

/** Forgets all that was learnt; what is under way goes on. */
export function flush(context: ResolverContext, _: ActionEvent): Step {
  const doings = Object.keys(context.cache).map((key): Doing => {
    return { do: 'emit', effect: { type: 'row', table: `cache of ${context.actor}`, key, value: null } }
  })
  return { context: { ...context, cache: {}, failures: {} }, doings }
}

function withWalk(context: ResolverContext, walk: Walk): ResolverContext {
  return { ...context, walks: { ...context.walks, [questionText(walk.question)]: walk } }
}

function prefixed(doings: readonly Doing[], step: Step): Step {
  return { context: step.context, doings: [...doings, ...step.doings] }
}

/** The faults that a reader can cause by hand in every simulation: drop, delay, break, heal. */
import { DURATION_FORM, parseDuration } from './duration.ts'
import { actorsNamed, laneOf } from './lanes.ts'
import type { ActorId, Micros } from './trace.ts'

/** A fault of one message. `ordinal` counts from 1 the messages sent in that direction over the whole run, `next` is the one that leaves next; `by` is the delay, 0 for a drop. */
export interface MessageFault {
  readonly type: 'drop' | 'delay'
  readonly from: ActorId
  readonly to: ActorId
  readonly ordinal: number | 'next'
  readonly by: Micros
}

/** A fault of a process, or its end. */
export interface ProcessFault {
  readonly type: 'break' | 'heal'
  readonly actor: ActorId
}

/** The actors that exist, and those whose process may be broken. */
export interface Cast {
  readonly actors: readonly ActorId[]
  readonly breakable: readonly ActorId[]
  /** Links by a word of their own: `drop=WORD` drops the next message to leave on it. */
  readonly links?: Readonly<Record<string, readonly [from: ActorId, to: ActorId]>>
}

const FORMS = { drop: 'drop=FROM:TO:N', delay: 'delay=FROM:TO:N:MS', break: 'break=ACTOR', heal: 'heal=ACTOR' } as const

const NEXT = 'next'

/** The names of the faults. */
export const FAULTS = Object.keys(FORMS) as (keyof typeof FORMS)[]

/** Whether an action is a fault. */
export function isFault(type: string): type is keyof typeof FORMS {
  return Object.hasOwn(FORMS, type)
}

/**
 * Reads a fault, or says in one line what is wrong with it and what the choices are.
 * Where there are lanes, an actor named without one means the fault in every lane.
 */
export function parseFault(
  type: keyof typeof FORMS,
  argument: string | null,
  cast: Cast,
): readonly MessageFault[] | readonly ProcessFault[] | string {
  if (type === 'break' || type === 'heal') {
    const named = actorsNamed(argument ?? '', cast.breakable)
    if (named.length > 0) return named.map(actor => ({ type, actor }))
    return `${FORMS[type]} takes one of ${cast.breakable.join(', ')}, not "${argument ?? ''}"`
  }
  const link = type === 'drop' && Object.hasOwn(cast.links ?? {}, argument ?? '') ? cast.links?.[argument ?? ''] : undefined
  const parts = link ? [...link, NEXT] : (argument ?? '').split(':')
  const [from = '', to = '', n = '', ms = ''] = parts
  if (parts.length !== (type === 'drop' ? 3 : 4)) return `${FORMS[type]} is the form, not "${type}=${argument ?? ''}"`
  for (const actor of [from, to]) {
    if (actorsNamed(actor, cast.actors).length === 0) return `${FORMS[type]}: no actor "${actor}"; there are ${cast.actors.join(', ')}`
  }
  if (n !== NEXT && !/^[1-9]\d{0,5}$/.test(n)) return `${FORMS[type]}: N counts from 1, or is next, not "${n}"`
  const by = type === 'drop' ? 0 : parseDuration(ms)
  if (by === null) return `${FORMS[type]}: MS is ${DURATION_FORM}, not "${ms}"`
  const links = actorsNamed(from, cast.actors).flatMap(a =>
    actorsNamed(to, cast.actors).flatMap(b =>
      laneOf(a) === laneOf(b) ? [{ type, from: a, to: b, ordinal: n === NEXT ? (NEXT as typeof NEXT) : Number(n), by }] : [],
    ),
  )
  return links.length > 0 ? links : `${FORMS[type]}: ${from} and ${to} are in different lanes`
}

/** Decides each message's fate before it leaves: how long it waits for the wire, how long it flies, and whether chance takes it. */
import { withoutLane } from './lanes.ts'
import { logNormal, stream } from './random.ts'
import type { LinkSpec } from './simulation.ts'
import type { ActorId, Micros } from './trace.ts'

/** What becomes of a message if nobody interferes. */
export interface Fate {
  readonly flight: Micros
  readonly lost: boolean
}

/**
 * The fate of a message: a function of the seed, the direction and `name` (its ordinal in that direction, unless the sender
 * names it), so that no other message's presence can change it. Chance takes a message half-way.
 */
export function fateOf(link: LinkSpec, seed: number, from: ActorId, to: ActorId, name: string | number): Fate {
  if (link.law === 'call') return { flight: 0, lost: false }
  const draw = stream(seed, `${withoutLane(from)}>${withoutLane(to)}`, name)
  const lost = draw() * 100 < link.lossPercent
  return { flight: Math.round(logNormal(draw, link.medianMs, link.sigma) * 1000), lost }
}

/** The narrowest wire of each direction between two hosts: whoever comes first is sent first, bit by bit. */
export class Bottlenecks {
  /** When each direction's wire is free again, in microseconds and fractions of them, so that roundings never add up. */
  readonly #freeAt = new Map<string, number>()

  /** Puts a message on the wire at `now`, and says how long it takes until its last bit is on it. A lost message takes as long as any. */
  pass(link: LinkSpec, from: string, to: string, bytes: number, now: Micros): Micros {
    if (link.law === 'call' || !link.kbps) return 0
    const direction = `${from}>${to}`
    const free = Math.max(now, this.#freeAt.get(direction) ?? 0) + (bytes * 8000) / link.kbps
    this.#freeAt.set(direction, free)
    return Math.round(free) - now
  }
}

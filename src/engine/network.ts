/** Decides each message's fate before it leaves: how long it flies, and whether chance takes it. */
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

/**
 * Lanes: two or more copies of a system on one clock, under the same weather. Their actors are named `LANE/ACTOR`;
 * chance leaves the lane out of its names, and what names an actor without a lane means it in every lane.
 */
import type { ActorId } from './trace.ts'

/** The lane of an actor, or '' where there are none. */
export function laneOf(actor: ActorId): string {
  return actor.slice(0, Math.max(0, actor.indexOf('/')))
}

/** An actor's name without its lane. */
export function withoutLane(actor: ActorId): string {
  return actor.slice(actor.indexOf('/') + 1)
}

/** A name as it is in a lane: machines speak of `api`, and mean that of their own lane. */
export function inLane(lane: string, name: string): string {
  return lane === '' ? name : `${lane}/${name}`
}

/** The actors that a name means: itself, or the actor of that name in every lane. Empty if there is none. */
export function actorsNamed(name: string, actors: readonly ActorId[]): ActorId[] {
  return actors.filter(actor => actor === name || withoutLane(actor) === name)
}

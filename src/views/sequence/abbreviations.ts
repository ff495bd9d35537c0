/** Two letters for each actor, no two alike, for columns too narrow for names. */
import type { ActorId } from '../../engine/trace.ts'

/** The first two letters of the name, or its first and a later one where those are taken. */
export function abbreviations(actors: readonly ActorId[]): ReadonlyMap<ActorId, string> {
  const given = new Map<ActorId, string>()
  const used = new Set<string>()
  for (const actor of actors) {
    const name = actor.slice(actor.lastIndexOf('/') + 1)
    const first = name.charAt(0).toUpperCase()
    const choices = [...name.slice(1).replace(/[^a-z0-9]/gi, ''), ...'123456789'].map(letter => first + letter)
    const free = choices.find(choice => !used.has(choice)) ?? first
    used.add(free)
    given.set(actor, free)
  }
  return given
}

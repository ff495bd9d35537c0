/** Choosing an instance from a list: what a caller does by itself in client-side discovery, and a balancer in server-side. */
import type { Effect } from '../../engine/effects.ts'
import type { Chance } from '../../engine/random.ts'
import { INSTANCES, NEAR } from './cast.ts'
import type { List } from './messages.ts'

/** How somebody chooses. */
export interface Choosing {
  /** Who chooses. */
  readonly name: string
  readonly policy: string
  readonly whenAllFail: string
  readonly chance: Chance
}

/** What is known to who chooses: the newest list, or null before the first. */
export type Known = List | null

/** The instances to choose from: those of the list, or when it is empty and that is the rule, all. */
export function candidates(known: Known, { whenAllFail, policy }: Choosing): readonly string[] {
  if (known === null) return []
  const listed = known.ready.length === 0 && whenAllFail === 'all' ? INSTANCES : known.ready
  const near = policy === 'same-zone' ? listed.filter(name => NEAR.includes(name)) : []
  return near.length > 0 ? near : listed
}

/** The instance for request number `turn`, or null if nobody is left. `open` are the instances of the requests that wait for an answer. */
export function choose(known: Known, choosing: Choosing, turn: number, open: readonly string[]): string | null {
  const { policy, chance, name } = choosing
  const names = candidates(known, choosing)
  if (names.length === 0) return null
  const start = Math.floor(chance(`first turn of ${name}`, 1) * INSTANCES.length)
  const inTurn = names.map((_, i) => names[(i + turn + start) % names.length] as string)
  if (policy === 'random') return names[Math.floor(chance(`choice of ${name}`, turn) * names.length)] as string
  if (policy !== 'least-requests') return inTurn[0] as string
  const load = (instance: string): number => open.filter(one => one === instance).length
  return inTurn.reduce((best, instance) => (load(instance) < load(best) ? instance : best))
}

/** What is written down when a newer list is believed: a row for each instance that it says something else about. */
export function rowsOf(name: string, known: Known, list: List): Effect[] {
  const word = (one: Known, instance: string): string => (one === null ? '' : one.ready.includes(instance) ? 'ready' : 'not ready')
  return INSTANCES.filter(instance => word(known, instance) !== word(list, instance)).map(instance => ({
    type: 'row',
    table: `list of ${name}`,
    key: instance,
    value: word(list, instance),
  }))
}

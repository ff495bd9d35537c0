/** Who there is, and what each runs and ran before: the books of the pipeline, as pure functions. */
import { CLIENTS, isClient } from './clients.ts'
import type { Version } from './messages.ts'
import type { Format } from './payload.ts'

/** The replicas of the server. */
export const SERVERS = ['server-1', 'server-2'] as const

/** Everybody who runs a version, servers first. */
export const PARTIES: readonly string[] = [...SERVERS, ...CLIENTS]

/** What a reader can deploy or roll back. */
export const TARGETS: readonly string[] = ['server', ...CLIENTS.map(name => `client:${name}`)]

/** The parties that a target means. */
export function partiesOf(target: string): readonly string[] {
  return target === 'server' ? SERVERS : [target.replace('client:', '')]
}

/** What a party runs, last, and what it ran before that. */
export type History = readonly Version[]

export type Fleet = Readonly<Record<string, History>>

/** A party and the version that it is to run. */
export interface Order {
  readonly party: string
  readonly version: Version
  readonly back: boolean
}

/** What a party runs. */
export function runs(fleet: Fleet, party: string): Version {
  return fleet[party]?.at(-1) as Version
}

/** The orders that bring parties to a version; those that run it already need none. */
export function toDeploy(fleet: Fleet, parties: readonly string[], version: Version): Order[] {
  return parties.filter(party => runs(fleet, party).number !== version.number).map(party => ({ party, version, back: false }))
}

/** The orders that undo the last deployment: of the parties, those that run the newest version go back to what they ran before. */
export function toRollBack(fleet: Fleet, parties: readonly string[]): Order[] {
  const latest = Math.max(...parties.map(party => fleet[party]?.length ?? 0))
  const newest = parties.filter(party => (fleet[party]?.length ?? 0) === latest && latest > 1)
  return newest.map(party => ({ party, version: fleet[party]?.at(-2) as Version, back: true }))
}

/** The books after a party has confirmed. */
export function confirmed(fleet: Fleet, { party, version, back }: Order): Fleet {
  const history = fleet[party] ?? []
  return { ...fleet, [party]: back ? history.slice(0, -1) : [...history, version] }
}

/** Who has to call after these parties changed: everybody after a server, a client alone after itself. */
export function concerned(parties: readonly string[]): readonly string[] {
  return parties.some(party => !isClient(party)) ? CLIENTS : parties
}

/** The format of the calls: as set, or as the last change of the contract asks. */
export function formatOf(setting: string, applied: readonly string[]): Format {
  if (setting === 'json' || setting === 'protobuf') return setting
  return applied.at(-1)?.startsWith('proto-') ? 'protobuf' : 'json'
}

/** Moving house: which address a name has after so many moves, and what an owner may edit in a zone. */
import type { ResourceRecord } from './records.ts'
import { firstAddress, type Zone } from './zones.ts'

/** How often each name has been moved. */
export type Moves = Readonly<Record<string, number>>

/** `moves` with one more for `name`. */
export function oneMoreMove(moves: Moves, name: string): Moves {
  return { ...moves, [name]: (moves[name] ?? 0) + 1 }
}

/** The address of a name's box after `moves` moves: from 192.0.2.x it goes to 198.51.100.x, then on by one each time. */
export function addressAfter(name: string, moves: number): string {
  const first = firstAddress(name)
  if (moves === 0) return first
  const last = Number(first.split('.').at(-1))
  return `198.51.100.${((last + moves - 2) % 250) + 1}`
}

/** All addresses that have been left: those of the old boxes. */
export function leftAddresses(moves: Moves): string[] {
  return Object.entries(moves).flatMap(([name, count]) => Array.from({ length: count }, (_, i) => addressAfter(name, i)))
}

/** The zone with `name` at another address, and its record before and after; null if it has no address of its own. */
export function changeAddress(zone: Zone, name: string, address: string): { zone: Zone; old: ResourceRecord; now: ResourceRecord } | null {
  const old = zone.records.find(record => record.name === name && record.type === 'A')
  if (!old) return null
  const now = { ...old, data: address }
  return { zone: { ...zone, records: zone.records.map(one => (one === old ? now : one)) }, old, now }
}

/** The zone with another TTL on all records that its owner set one for: not on delegations or the SOA. */
export function changeTtl(zone: Zone, ttl: number): Zone {
  const glue = new Set(zone.records.filter(({ type }) => type === 'NS').map(({ data }) => data))
  const owned = ({ type, name }: ResourceRecord): boolean => type !== 'NS' && type !== 'SOA' && !glue.has(name)
  return { ...zone, records: zone.records.map(record => (owned(record) ? { ...record, ttl } : record)) }
}

/** The TTL that the owner has set: that of any of his records. */
export function ownersTtl(zone: Zone): number {
  return zone.records.find(({ type }) => type === 'A')?.ttl ?? 0
}

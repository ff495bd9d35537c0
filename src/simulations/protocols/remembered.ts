/** Bodies of answers, remembered: they depend on few settings, and every re-run of a run asks for the same ones. */
import type { Part } from './parts.ts'
import type { Ask, Setting } from './protocol.ts'

/** More bodies than this are not kept. */
const MOST = 256

const bodies = new Map<string, readonly Part[]>()

/** The body of a protocol's answer, made by `make` unless it is known. */
export function remembered(protocol: string, set: Setting, { what, id }: Ask, count: number, make: () => readonly Part[]): readonly Part[] {
  const key = `${protocol} ${what} ${id} ${count} ${set.question} ${set.fieldsWanted} ${set.otherFields}`
  const known = bodies.get(key)
  if (known) return known
  if (bodies.size >= MOST) bodies.clear()
  const body = make()
  bodies.set(key, body)
  return body
}

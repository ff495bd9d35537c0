/** JSON Merge Patch (RFC 7396): members of the patch replace those of the target, null removes, arrays are replaced whole. */
import type { Json } from '../../engine/trace.ts'

/** Applies a merge patch. Members may have any name: they are data, never properties of the language. */
export function mergePatch(target: Json, patch: Json): Json {
  if (!isObject(patch)) return patch
  const members = new Map<string, Json>(isObject(target) ? Object.entries(target) : [])
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) members.delete(name)
    else members.set(name, mergePatch(members.get(name) ?? null, value))
  }
  return Object.fromEntries(members)
}

/** Whether a value is a JSON object. */
export function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

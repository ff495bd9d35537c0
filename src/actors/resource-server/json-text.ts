/** JSON as people can read it and programs do not mind: short values on one line, long ones broken at their members. */
import type { Json } from '../../engine/trace.ts'

/** Writes a value, broken where a line would be longer than `width` characters. */
export function printJson(value: Json, width = 80): string {
  return `${print(value, '', 0, width)}\n`
}

function print(value: Json, indent: string, taken: number, width: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const line = oneLine(value)
  if (indent !== '' && indent.length + taken + line.length <= width) return line
  const inner = `${indent}  `
  const list: readonly Json[] | null = Array.isArray(value) ? value : null
  const parts = list
    ? list.map(one => inner + print(one, inner, 1, width))
    : Object.entries(value).map(([name, one]) => {
        const key = `${JSON.stringify(name)}: `
        return inner + key + print(one, inner, key.length + 1, width)
      })
  if (parts.length === 0) return line
  return `${list ? '[' : '{'}\n${parts.join(',\n')}\n${indent}${list ? ']' : '}'}`
}

function oneLine(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`
  const members = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${oneLine(one)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

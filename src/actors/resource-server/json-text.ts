/** JSON as people can read it and programs do not mind: short values on one line, long ones broken at their members. */
import type { Json } from '../../engine/trace.ts'

const WIDTH = 80

/** Writes a value, broken where a line would be longer than 80 characters. */
export function printJson(value: Json): string {
  return `${print(value, '', 0)}\n`
}

function print(value: Json, indent: string, taken: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const line = oneLine(value)
  if (indent !== '' && indent.length + taken + line.length <= WIDTH) return line
  const inner = `${indent}  `
  const list: readonly Json[] | null = Array.isArray(value) ? value : null
  const parts = list
    ? list.map(one => inner + print(one, inner, 1))
    : Object.entries(value).map(([name, one]) => {
        const key = `${JSON.stringify(name)}: `
        return inner + key + print(one, inner, key.length + 1)
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

/** JSON text in parts: names, values and the marks between them (RFC 8259), compact, in UTF-8. */
import type { Json } from '../../engine/trace.ts'
import { type Part, type PartRole, SHOWN_BYTES, utf8 } from './parts.ts'

/** Whether a field is asked for: its path without places in arrays, such as `orders.cents`. */
export type Wanted = (path: string) => boolean

/** A part before it is bytes. */
interface Token {
  readonly text: string
  readonly role: PartRole
  readonly label: string
  unwanted: boolean
}

/** The text that `JSON.stringify` would make of a value, in parts. What no view shows any more is not parted finer than it is counted. */
export function jsonParts(value: Json, wanted: Wanted = () => true): Part[] {
  const tokens: Token[] = []
  write(tokens, value, '', '', wanted)
  return partsOf(tokens)
}

function write(out: Token[], value: Json, path: string, shown: string, wanted: Wanted): void {
  if (Array.isArray(value)) {
    out.push({ text: '[', role: 'mark', label: 'a list begins', unwanted: false })
    for (const [i, item] of value.entries()) {
      if (i > 0) out.push({ text: ',', role: 'mark', label: 'comma', unwanted: false })
      write(out, item, path, `${shown}[${i}]`, wanted)
    }
    out.push({ text: ']', role: 'mark', label: 'the list ends', unwanted: false })
  } else if (typeof value === 'object' && value !== null) {
    out.push({ text: '{', role: 'mark', label: 'an object begins', unwanted: false })
    for (const [i, [key, inner]] of Object.entries(value).entries()) writeMember(out, key, inner, i > 0, path, shown, wanted)
    out.push({ text: '}', role: 'mark', label: 'the object ends', unwanted: false })
  } else out.push({ text: JSON.stringify(value), role: 'value', label: `${shown}: ${JSON.stringify(value)}`, unwanted: !wanted(path) })
}

/** A member with the comma before it. If nothing in it was asked for, neither were its name and its marks. */
function writeMember(out: Token[], key: string, value: Json, comma: boolean, path: string, shown: string, wanted: Wanted): void {
  const [below, name] = [path === '' ? key : `${path}.${key}`, shown === '' ? key : `${shown}.${key}`]
  const from = out.length
  out.push({ text: `${comma ? ',' : ''}${JSON.stringify(key)}:`, role: 'name', label: `key ${name}`, unwanted: false })
  write(out, value, below, name, wanted)
  const leaves = out.slice(from).filter(({ role }) => role === 'value')
  const isWanted = leaves.length === 0 ? wanted(below) : leaves.some(({ unwanted }) => !unwanted)
  if (!isWanted) for (const token of out.slice(from)) token.unwanted = true
}

function partsOf(tokens: readonly Token[]): Part[] {
  const parts: Part[] = []
  let length = 0
  let i = 0
  for (; i < tokens.length && length <= SHOWN_BYTES; i++) {
    const { text, role, label, unwanted } = tokens[i] as Token
    const bytes = utf8(text)
    parts.push({ bytes, role, label, payload: true, ...(unwanted ? { unwanted } : {}) })
    length += bytes.length
  }
  while (i < tokens.length) {
    const { unwanted } = tokens[i] as Token
    let text = ''
    for (; i < tokens.length && tokens[i]?.unwanted === unwanted; i++) text += tokens[i]?.text
    parts.push({ bytes: utf8(text), role: 'value', label: 'more of the same', payload: true, ...(unwanted ? { unwanted } : {}) })
  }
  return parts
}

/** HTTP/1.1 in parts: a start line, fields and a body, all of it text (RFC 9112). */
import type { Field } from '../../actors/hpack/tables.ts'
import { type Part, utf8 } from './parts.ts'

/** A message. `fields` in the order in which they are sent. */
export function http1Parts(startLine: string, fields: readonly Field[], body: readonly Part[]): Part[] {
  return [
    { bytes: utf8(`${startLine}\r\n`), role: 'frame', label: 'start line' },
    ...fields.map(([name, value]): Part => ({ bytes: utf8(`${name}: ${value}\r\n`), role: 'header', label: `${name}: ${value}` })),
    { bytes: utf8('\r\n'), role: 'frame', label: 'empty line: the fields end' },
    ...body,
  ]
}

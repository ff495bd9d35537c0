/** What a stretch of bytes can be, with the word that the legend gives it. Each role has a colour and a line of its own (Bytes.module.css). */

/** The roles, in the order of the legend. */
export const BYTE_ROLES = {
  frame: 'framing',
  header: 'header field',
  prefix: 'prefix',
  name: 'key or tag',
  value: 'value',
  mark: 'mark',
} as const

/** What a stretch of bytes is to its reader. */
export type ByteRole = keyof typeof BYTE_ROLES

/** A stretch of bytes with its name. */
export interface BytePart {
  readonly bytes: readonly number[]
  readonly role: ByteRole
  readonly label: string
}

/** How many bytes of each role there are, in the order of the legend; roles without bytes are left out. */
export function bytesByRole(parts: readonly BytePart[]): { readonly role: ByteRole; readonly bytes: number }[] {
  return (Object.keys(BYTE_ROLES) as ByteRole[])
    .map(role => ({ role, bytes: parts.reduce((sum, part) => sum + (part.role === role ? part.bytes.length : 0), 0) }))
    .filter(({ bytes }) => bytes > 0)
}

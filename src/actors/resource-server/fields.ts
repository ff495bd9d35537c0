/** Header fields: names in any case, several lines of one name read as one list (RFC 9110 section 5). */

/** A field line: its name as written, and its value without the white space around it. */
export type Field = readonly [name: string, value: string]

/** The value of a field, all its lines joined with commas (RFC 9110 section 5.3); null if there is none. */
export function fieldValue(fields: readonly Field[], name: string): string | null {
  const wanted = name.toLowerCase()
  const values = fields.filter(([own]) => own.toLowerCase() === wanted).map(([, value]) => value)
  return values.length === 0 ? null : values.join(', ')
}

/** The members of a comma-separated list; a comma inside double quotes parts nothing, empty members are ignored (section 5.6.1). */
export function listOf(value: string): string[] {
  const members: string[] = []
  let member = ''
  let quoted = false
  for (let i = 0; i < value.length; i++) {
    const character = value.charAt(i)
    if (quoted && character === '\\') {
      member += character + value.charAt(++i)
      continue
    }
    if (character === '"') quoted = !quoted
    if (character === ',' && !quoted) {
      members.push(member)
      member = ''
    } else member += character
  }
  members.push(member)
  return members.map(trimmed).filter(one => one !== '')
}

/** Optional white space is spaces and tabs only (section 5.6.3). */
export function trimmed(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '')
}

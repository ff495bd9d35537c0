/** Names: which may be asked for here, in what form, and what stands above them (RFC 1035 section 2.3). */

/** The domains of this small world, all reserved for examples (RFC 2606, RFC 6761) but the second under .com, which no one else uses here. */
const RESERVED = ['example.com', 'example.net', 'example.org', 'example-bank.com', 'example', 'test', 'invalid'] as const

/** A name in the form in which it is compared: small letters, no dot at the end (RFC 4343). */
export function canonical(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}

/** Says in one sentence what is wrong with a name, or null. Labels have 1 to 63 characters, names up to 253. */
export function refuseName(text: string): string | null {
  const name = canonical(text)
  if (name.length > 253) return `a name has at most 253 characters, not ${name.length}`
  for (const label of name.split('.')) {
    if (label.length > 63) return `a label has at most 63 characters, and "${label.slice(0, 12)}..." has ${label.length}`
    if (!/^[a-z0-9_]([a-z0-9_-]*[a-z0-9])?$/.test(label)) {
      return `a name is labels of letters, digits and hyphens with dots between them, not "${text}"`
    }
  }
  if (RESERVED.some(domain => isWithin(name, domain))) return null
  return `names end in ${RESERVED.slice(0, 4).join(', ')} or another name reserved for examples, not "${text}"`
}

/** The type of record that is asked for at a name: SRV at `_service._protocol` names (RFC 2782), else A. */
export function typeFor(name: string): 'A' | 'SRV' {
  return /^_[^.]+\._(tcp|udp)\./.test(name) ? 'SRV' : 'A'
}

/** Whether a name is `zone` or lies below it; everything lies below the root, ''. */
export function isWithin(name: string, zone: string): boolean {
  return zone === '' || name === zone || name.endsWith(`.${zone}`)
}

/** A name and everything above it, the root last: api.example.com, example.com, com, ''. */
export function withAncestors(name: string): string[] {
  if (name === '') return ['']
  const dot = name.indexOf('.')
  return [name, ...withAncestors(dot < 0 ? '' : name.slice(dot + 1))]
}

/** The part of `name` that is one label longer than `zone`: for api.example.com and com, example.com. */
export function oneLabelBelow(name: string, zone: string): string {
  const above = withAncestors(name)
  return above[above.indexOf(zone) - 1] ?? name
}

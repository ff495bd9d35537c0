// Two checks of a proposed contract: one of its shape, each message
// from its reader's side, and one of what consumers say that they read.
interface Field {
  type: string
  required?: true
  minimum?: number
  values?: string[]
  default?: string
}
type Message = Record<string, Field>
interface Contract {
  request: Message
  response: Message
}

const served: Contract = {
  request: {
    quantity: { type: 'integer', minimum: 0 },
    delivery: { type: 'string', default: 'standard' },
  },
  response: {
    id: { type: 'integer', required: true },
    email: { type: 'string' },
    status: { type: 'string', required: true, values: ['paid'] },
  },
}
const reads: Record<string, string[]> = {
  web: ['id', 'email', 'status'],
  report: ['status'],
}

/** New code reads old requests; old code reads new responses. */
function byShape(next: Contract): string[] {
  const found: string[] = []
  for (const [name, now] of Object.entries(next.request)) {
    const was = served.request[name]
    if (!was && now.required) found.push(`demands ${name}`)
    if (was && was.type !== now.type)
      found.push(`wants another ${name}`)
    if (was && (now.minimum ?? 0) > (was.minimum ?? 0))
      found.push(`refuses a ${name} below ${now.minimum}`)
  }
  for (const [name, was] of Object.entries(served.response)) {
    const now = next.response[name]
    if (!now && was.required) found.push(`promised ${name}`)
    if (now && was.type !== now.type)
      found.push(`sends another ${name}`)
    for (const value of now?.values ?? [])
      if (!was.values?.includes(value)) found.push(`may say ${value}`)
  }
  return found
}

/** What consumers have handed in as tests: here, what each reads. */
function byUse(next: Contract): string[] {
  return Object.entries(reads).flatMap(([who, names]) =>
    names
      .filter(name => !next.response[name])
      .map(name => `${who} reads ${name}`),
  )
}

function proposal(
  request: Message = {},
  response: Message = {},
  without = '',
): Contract {
  const next = { ...served.response, ...response }
  delete next[without]
  return { request: { ...served.request, ...request }, response: next }
}

const text = { type: 'string' }
const status = { ...served.response.status, ...text }
const more = { ...status, values: ['paid', 'on_hold'] }
const least = { type: 'integer', minimum: 1 }
const must: Field = { ...text, required: true }
const express = { ...text, default: 'express' }
const proposals: Record<string, Contract> = {
  'a note may be sent': proposal({ note: text }),
  'phone is demanded': proposal({ phone: must }),
  'quantity begins at 1': proposal({ quantity: least }),
  'on_hold is a status': proposal({}, { status: more }),
  'no email any more': proposal({}, {}, 'email'),
  'express by default': proposal({ delivery: express }),
}

for (const [title, next] of Object.entries(proposals)) {
  const shape = byShape(next).join(', ') || 'passes'
  const use = byUse(next).join(', ') || 'passes'
  console.log(`${title}: shape ${shape}; use ${use}`)
}

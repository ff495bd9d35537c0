// The server's side of a key. The Map stands for a table with a unique
// key: claim() is the one statement that a database makes atomic.
import { createHash } from 'node:crypto'

interface Reply {
  status: number
  body: string
}
interface Row {
  mark: string
  state: 'in progress' | 'completed' | 'failed, worth another try'
  owner: number
  leasedUntil: number
  reply: Reply | null
}

const LEASE_S = 60
const table = new Map<string, Row>()
let now = 0
let workers = 0

const digest = (value: string) =>
  createHash('sha256').update(value).digest('hex')

/** Inserts the row, or takes over one that has lapsed. */
function claim(id: string, mark: string): number | null {
  const row = table.get(id)
  const free =
    row?.state === 'failed, worth another try' ||
    (row?.state === 'in progress' && row.leasedUntil <= now)
  if (row && !(free && row.mark === mark)) return null
  const owner = ++workers
  table.set(id, {
    mark,
    state: 'in progress',
    owner,
    leasedUntil: now + LEASE_S,
    reply: null,
  })
  return owner
}

/** Success and refusal are outcomes; "not now" is none. */
const isFinal = ({ status }: Reply) =>
  status < 500 && ![408, 409, 425, 429].includes(status)

function pay(
  account: string,
  key: string,
  body: string,
  charge: (downstreamKey: string) => Reply,
): Reply {
  const id = JSON.stringify([account, 'POST /v1/payments', key])
  const mark = digest(body)
  const owner = claim(id, mark)
  if (owner === null) {
    const { mark: first, state, reply } = table.get(id) as Row
    if (first !== mark)
      return { status: 422, body: 'this key came with another body' }
    return state === 'completed' && reply
      ? reply
      : { status: 409, body: 'the first request is at work' }
  }
  // the provider recognises a repeat by a key of its own
  const reply = charge(digest(id))
  const row = table.get(id) as Row
  if (row.owner === owner)
    Object.assign(row, {
      state: isFinal(reply) ? 'completed' : 'failed, worth another try',
      reply,
    })
  return reply
}

/** The provider: one charge for each downstream key. */
const ledger = new Map<string, number>()
const provider =
  (cents: number, dies = false) =>
  (key: string): Reply => {
    ledger.set(key, cents)
    if (dies) throw new Error('the worker died')
    return { status: 201, body: `charged ${cents}` }
  }

const say = (what: string, { status, body }: Reply) =>
  console.log(`${what}: ${status}, ${body}`)
say('first', pay('ines', 'k1', '4999', provider(4999)))
say('repeat', pay('ines', 'k1', '4999', provider(4999)))
say('another amount', pay('ines', 'k1', '9999', provider(9999)))
try {
  pay('ines', 'k2', '1200', provider(1200, true))
} catch {
  console.log('crash after the charge')
}
say('repeat at once', pay('ines', 'k2', '1200', provider(1200)))
now += LEASE_S
say('repeat a minute later', pay('ines', 'k2', '1200', provider(1200)))
console.log(`ledger: ${[...ledger.values()].join(', ')}`)

// Three charges, sent to a Payments that answers the first,
// declines the second, and never answers the third.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const ledger: number[] = []
const payments = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  const { order } = JSON.parse(body)
  // declined: nothing is charged
  if (order === 1048) return response.writeHead(402).end()
  ledger.push(order)
  // charged, and the answer gets lost
  if (order === 1049) return
  response.writeHead(201).end()
})
await once(payments.listen(0, '127.0.0.1'), 'listening')
const { port } = payments.address() as AddressInfo
const url = `http://127.0.0.1:${port}/charges`

type Outcome = 'success' | 'failure' | 'unknown'

async function charge(order: number): Promise<Outcome> {
  try {
    const { status } = await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ order, cents: 4999 }),
      // the limit of this attempt: 1 s
      signal: AbortSignal.timeout(1_000),
    })
    if (status === 201) return 'success'
    // Payments says that it did not charge
    if (status === 402) return 'failure'
    // a 500 may come after the card was charged
    return 'unknown'
  } catch {
    // nobody said anything: charged or not, both are possible
    return 'unknown'
  }
}

for (const order of [1047, 1048, 1049]) {
  console.log(`order ${order}: ${await charge(order)}`)
}
console.log(`ledger of Payments: ${ledger.join(', ')}`)
payments.close()
payments.closeAllConnections()

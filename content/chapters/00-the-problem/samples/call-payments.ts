/** Charges three cards through a Payments that answers, declines, and answers too late. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const ledger: number[] = []
const payments = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  const { order } = JSON.parse(body)
  if (order === 1048) return response.writeHead(402).end() // declined: nothing was charged
  ledger.push(order)
  if (order === 1049) return // charged, and the answer gets lost
  response.writeHead(201).end()
})
await new Promise<void>(ready => payments.listen(0, '127.0.0.1', ready))
const url = `http://127.0.0.1:${(payments.address() as AddressInfo).port}/charges`

async function charge(order: number, cents: number): Promise<'success' | 'failure' | 'unknown'> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ order, cents }),
      signal: AbortSignal.timeout(1_000), // the limit of this attempt, in milliseconds
    })
    if (response.status === 201) return 'success' // Payments says: charged
    if (response.status === 402) return 'failure' // Payments says: not charged
    return 'unknown' // a 500 may come after the card was charged
  } catch {
    return 'unknown' // nobody said anything: charged or not, both are possible
  }
}

for (const order of [1047, 1048, 1049]) console.log(`order ${order}: ${await charge(order, 4999)}`)
console.log(`ledger of Payments: ${ledger.join(', ')}`)
payments.close()
payments.closeAllConnections()

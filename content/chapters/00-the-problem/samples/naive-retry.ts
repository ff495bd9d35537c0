/** Retries a charge after a timeout. Every line does what it says, and Ines pays twice. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const ledger: number[] = []
const payments = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  ledger.push(JSON.parse(body).cents)
  if (ledger.length === 1) return // the first answer is lost on the way
  response.writeHead(201).end()
})
await new Promise<void>(ready => payments.listen(0, '127.0.0.1', ready))
const url = `http://127.0.0.1:${(payments.address() as AddressInfo).port}/charges`

async function charge(order: number, cents: number, retries: number): Promise<string> {
  for (let attempt = 1; attempt <= 1 + retries; attempt++) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        body: JSON.stringify({ order, cents }),
        signal: AbortSignal.timeout(1_000),
      })
      if (response.status === 201) return `confirmed at attempt ${attempt}`
    } catch {
      console.log(`attempt ${attempt}: no answer`) // unknown, treated as a failure: here is the bug
    }
  }
  return 'failed'
}

console.log(`order 1047: ${await charge(1047, 4999, 1)}`)
console.log(`ledger of Payments: ${ledger.join(' + ')}`)
payments.close()
payments.closeAllConnections()

// Retries a charge after a timeout. Every line does what it says,
// and Ines pays twice.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const ledger: number[] = []
const payments = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  ledger.push(JSON.parse(body).cents)
  // the first answer is lost on the way
  if (ledger.length === 1) return
  response.writeHead(201).end()
})
await once(payments.listen(0, '127.0.0.1'), 'listening')
const { port } = payments.address() as AddressInfo
const url = `http://127.0.0.1:${port}/charges`

async function charge(order: number, cents: number, retries = 1) {
  for (let attempt = 1; attempt <= 1 + retries; attempt++) {
    try {
      const { status } = await fetch(url, {
        method: 'POST',
        body: JSON.stringify({ order, cents }),
        signal: AbortSignal.timeout(1_000),
      })
      if (status === 201) return `confirmed at attempt ${attempt}`
    } catch {
      console.log(`attempt ${attempt}: no answer`)
    }
  }
  return 'failed'
}

console.log(`order 1047: ${await charge(1047, 4999)}`)
console.log(`ledger of Payments: ${ledger.join(' + ')}`)
payments.close()
payments.closeAllConnections()

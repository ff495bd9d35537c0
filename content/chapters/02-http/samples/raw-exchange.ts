// A charge in HTTP/1.1, written onto a socket by hand, and what comes
// back. The server is Node's own.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'

const server = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const { amount } = JSON.parse(Buffer.concat(parts).toString())
  response.statusCode = 201
  response.setHeader('Location', '/v1/payments/88')
  const answer = `charged ${amount}`
  response.setHeader('Content-Length', answer.length)
  response.setHeader('Connection', 'close')
  response.end(answer)
}).listen(0, '127.0.0.1')
await once(server, 'listening')

const body = '{"order": 1047, "amount": 4999}'
const request = [
  'POST /v1/payments HTTP/1.1',
  'Host: payments.example.com',
  'Content-Type: application/json',
  `Content-Length: ${Buffer.byteLength(body)}`,
  '',
  body,
].join('\r\n')

const { port } = server.address() as AddressInfo
const socket = connect(port, '127.0.0.1')
socket.write(request)
let received = ''
for await (const bytes of socket) received += bytes

const [head = '', text = ''] = received.split('\r\n\r\n')
const [status = '', ...fields] = head.split('\r\n')
console.log(status)
console.log(fields.find(field => field.startsWith('Location')))
console.log(text)
server.close()

/** Reads the listing as nginx does, and knocks at its door: with nginx itself where it is there, else by its grammar. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer, request } from 'node:https'
import { type AddressInfo, createServer as listen } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const listing = readFileSync(new URL('./gateway.conf', import.meta.url), 'utf8')
const nginx = ['nginx', '/usr/sbin/nginx'].find(name => spawnSync(name, ['-v']).status === 0) ?? ''
const runs = nginx !== '' && spawnSync('openssl', ['version']).status === 0

it('is made of directives that end and blocks that close', () => {
  const bare = listing.replace(/#.*/g, '').replace(/"[^"\n]*"/g, 'text')
  let depth = 0
  for (const statement of bare.split(/(?<=[;{}])/)) {
    const text = statement.trim()
    if (text === '') continue
    if (text.endsWith('{')) depth++
    else if (text === '}') depth--
    expect(text, 'a directive ends with ; and a block begins with {').toMatch(/^(}|[0-9a-z~$][^;{}]*[;{])$/)
    expect(depth).toBeGreaterThanOrEqual(0)
  }
  expect(depth).toBe(0)
})

/** A folder with a certificate, and in it the listing as a whole configuration: its hosts are ports of this machine, which may be busy. */
function configured({ door = 443, orders = 8443, auth = 8443 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = (name: string) => join(folder, name)
  const [key, certificate] = [file('api.example.com.key'), file('api.example.com.pem')]
  const subject = ['-subj', '/CN=api.example.com', '-days', '1', '-keyout', key, '-out', certificate]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject], { stdio: 'ignore' })
  const local = listing
    .replace(/orders-\d\.example\.net:8443/g, `127.0.0.1:${orders}`)
    .replace('auth.example.net:8443', `127.0.0.1:${auth}`)
    .replace(/timeout \d+ms/g, 'timeout 5')
    .replace('listen 443', `listen 127.0.0.1:${door}`)
    .replace('api.example.com.pem', certificate)
    .replace('api.example.com.key', key)
  const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${file(name)};`).join(' ')
  writeFileSync(
    file('nginx.conf'),
    `daemon off; pid ${file('pid')}; error_log ${file('log')}; events {} http { access_log off; ${own} ${local} }`,
  )
  return { flags: ['-c', file('nginx.conf'), '-p', folder], key: readFileSync(key), cert: readFileSync(certificate) }
}

it.skipIf(!runs)('is a configuration that nginx accepts', () => {
  const { status, stderr } = spawnSync(nginx, ['-t', '-q', ...configured().flags], { encoding: 'utf8' })
  expect(stderr).not.toContain('[emerg]')
  expect(status).toBe(0)
})

async function freePort(): Promise<number> {
  const server = listen().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

it.skipIf(!runs)(
  'lets in who is known, writes the name itself, and refuses most of sixty at once',
  async () => {
    const [door, orders, auth] = await Promise.all([freePort(), freePort(), freePort()])
    const { flags, key, cert } = configured({ door, orders, auth })
    const serve = async (port: number, answer: RequestListener) => {
      const server = createServer({ key, cert }, answer).listen(port, '127.0.0.1')
      onTestFinished(() => {
        server.closeAllConnections()
        server.close()
      })
      await once(server, 'listening')
    }
    await serve(orders, ({ headers }, response) => response.end(String(headers['x-user-id'])))
    await serve(auth, ({ headers }, response) => {
      const known = headers.authorization === 'Bearer ines'
      response.writeHead(known ? 200 : 401, known ? { 'X-User-Id': 'ines' } : { 'WWW-Authenticate': 'Bearer' }).end()
    })
    const running = spawn(nginx, flags)
    onTestFinished(() => void running.kill())

    const ask = (path: string, headers = {}) =>
      new Promise<{ status: number | undefined; fields: NodeJS.Dict<string | string[]>; body: string }>((resolve, reject) => {
        const asking = request(
          { port: door, host: '127.0.0.1', path, headers, rejectUnauthorized: false, agent: false },
          async response => {
            let body = ''
            for await (const piece of response) body += piece
            resolve({ status: response.statusCode, fields: response.headers, body })
          },
        )
        asking.on('error', reject).end()
      })
    const ines = { Authorization: 'Bearer ines' }
    await expect.poll(() => ask('/').catch(() => null), { timeout: 5000 }).toMatchObject({ status: 404 })

    const unknown = await ask('/v1/orders/1047')
    expect(unknown).toMatchObject({ status: 401, fields: { 'www-authenticate': 'Bearer', 'x-request-id': expect.any(String) } })
    expect((await ask('/v1/orders-export', ines)).status).toBe(404)
    const forged = await ask('/v1/orders/1047', { ...ines, 'X-User-Id': 'admin', 'X-Request-Id': 'order-1047' })
    expect(forged).toMatchObject({ status: 200, body: 'ines', fields: { 'x-request-id': 'order-1047' } })

    await new Promise(resolve => setTimeout(resolve, 500))
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask('/v1/orders/1047', ines)))
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(21)
    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused.length).toBeGreaterThan(0)
    for (const one of refused) expect(one).toMatchObject({ status: 429, fields: { 'retry-after': '1' } })
  },
  30_000,
)

/** Reads the listing as nginx does: by nginx itself where it is there, else by its grammar. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const listing = readFileSync(new URL('./gateway.conf', import.meta.url), 'utf8')
const nginx = ['nginx', '/usr/sbin/nginx'].find(name => spawnSync(name, ['-v']).status === 0)
const openssl = spawnSync('openssl', ['version']).status === 0

it('is made of directives that end and blocks that close', () => {
  const bare = listing.replace(/#.*/g, '').replace(/"[^"\n]*"/g, 'text')
  let depth = 0
  for (const statement of bare.split(/(?<=[;{}])/)) {
    const text = statement.trim()
    if (text === '') continue
    if (text.endsWith('{')) depth++
    else if (text === '}') depth--
    expect(text, 'a directive ends with ; and a block begins with {').toMatch(/^(}|[a-z~$][^;{}]*[;{])$/)
    expect(depth).toBeGreaterThanOrEqual(0)
  }
  expect(depth).toBe(0)
})

it.skipIf(!nginx || !openssl)('is a configuration that nginx accepts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'))
  const file = (name: string) => join(folder, name)
  const [key, certificate] = [file('api.example.com.key'), file('api.example.com.pem')]
  const subject = ['-subj', '/CN=api.example.com', '-days', '1', '-keyout', key, '-out', certificate]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject], { stdio: 'ignore' })
  // Names are looked up when a configuration is tested; this one is tested without a network.
  const local = listing.replace(/orders-\d\.example\.net/g, '127.0.0.1').replaceAll('api.example.com.pem', certificate)
  const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${file(name)};`).join(' ')
  const whole = `pid ${file('pid')}; error_log stderr; events {} http { ${own} ${local.replaceAll('api.example.com.key', key)} }`
  writeFileSync(file('nginx.conf'), whole)
  const { status, stderr } = spawnSync(nginx as string, ['-t', '-q', '-c', file('nginx.conf'), '-p', folder], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  expect(stderr).not.toContain('[emerg]')
  expect(status).toBe(0)
})

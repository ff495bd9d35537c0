/** Runs the script: always against a small copy of the six commands it uses, and against Redis itself where this machine has one. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const FILE = fileURLToPath(new URL('./limiter-shared.lua', import.meta.url))

/** The script in JavaScript. It uses so little of Lua that its words can be exchanged one by one. */
function translated(): (redis: unknown, KEYS: unknown[], ARGV: unknown[]) => number[] {
  const body = readFileSync(FILE, 'utf8')
    .replace(/--.*$/gm, '')
    .replace(/\blocal\b/g, 'const')
    .replace(/\bif (.*) then$/gm, 'if ($1) {')
    .replace(/^end$/gm, '}')
    .replace(/return \{(.*)\}/g, 'return [$1]')
    .replace(/tonumber/g, 'Number')
    .replace(/math\.floor/g, 'Math.floor')
  return new Function('redis', 'KEYS', 'ARGV', body) as ReturnType<typeof translated>
}

/** One sorted set with a clock of our own. Arrays begin at 1, as in Lua. */
function copyOfRedis() {
  const log = new Map<string, number>()
  let now = 1_790_000_000_000
  const commands: Record<string, (...given: never[]) => unknown> = {
    TIME: () => [null, String(Math.floor(now / 1000)), String((now % 1000) * 1000)],
    ZREMRANGEBYSCORE: (_key: string, _from: string, to: number) => {
      for (const [member, score] of log) if (score <= to) log.delete(member)
    },
    ZCARD: () => log.size,
    ZRANGE: () => [null, ...([...log].sort((a, b) => a[1] - b[1])[0] ?? []).map(String)],
    ZADD: (_key: string, score: number, member: string) => log.set(member, score),
    PEXPIRE: () => 1,
  }
  const redis = { call: (name: string, ...given: never[]) => commands[name]?.(...given) }
  const script = translated()
  let calls = 0
  return {
    ask: (limit: number, window: number) => script(redis, [null, 'rl:ines'], [null, limit, window, `call-${++calls}`]),
    later: (ms: number) => {
      now += ms
    },
    log,
  }
}

it('admits up to the limit, writes down nothing that it refuses, and says how long to wait', () => {
  const { ask, later, log } = copyOfRedis()
  expect(Array.from({ length: 7 }, () => ask(5, 60_000))).toEqual([
    [1, 4, 0],
    [1, 3, 0],
    [1, 2, 0],
    [1, 1, 0],
    [1, 0, 0],
    [0, 0, 60_000],
    [0, 0, 60_000],
  ])
  expect(log.size).toBe(5)
  later(59_999)
  expect(ask(5, 60_000)).toEqual([0, 0, 1])
  later(1)
  expect(ask(5, 60_000)).toEqual([1, 4, 0])
})

it('admits a client that never slows down again and again, up to its limit', () => {
  const { ask, later } = copyOfRedis()
  let admitted = 0
  for (let n = 0; n < 1200; n++, later(500)) admitted += ask(100, 60_000)[0] as number
  expect(admitted).toBe(1000)
})

const hasRedis = spawnSync('redis-server', ['--version']).status === 0 && spawnSync('redis-cli', ['--version']).status === 0

it.skipIf(!hasRedis)(
  'does the same on Redis',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'limiter-'))
    const socket = join(folder, 'redis.sock')
    const server = spawn('redis-server', ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', folder], { stdio: 'ignore' })
    try {
      const cli = (...words: string[]) => execFileSync('redis-cli', ['-s', socket, ...words], { encoding: 'utf8', stdio: 'pipe' }).trim()
      for (let tries = 0; spawnSync('redis-cli', ['-s', socket, 'ping']).status !== 0 && tries < 100; tries++) await pause(50)
      let calls = 0
      const ask = (key: string, window: number) =>
        cli('--eval', FILE, key, ',', '5', String(window), `call-${++calls}`).split('\n').map(Number)
      const answers = Array.from({ length: 7 }, () => ask('rl:ines', 60_000))
      expect(answers.map(([admitted]) => admitted)).toEqual([1, 1, 1, 1, 1, 0, 0])
      expect(answers.map(([, left]) => left)).toEqual([4, 3, 2, 1, 0, 0, 0])
      expect(answers[6]?.[2]).toBeGreaterThan(50_000)
      expect(answers[6]?.[2]).toBeLessThanOrEqual(60_000)
      expect(cli('ZCARD', 'rl:ines')).toBe('5')
      for (let n = 0; n < 5; n++) ask('rl:short', 300)
      await pause(400)
      expect(ask('rl:short', 300)[0]).toBe(1)
    } finally {
      server.kill()
      rmSync(folder, { recursive: true, force: true })
    }
  },
  30_000,
)

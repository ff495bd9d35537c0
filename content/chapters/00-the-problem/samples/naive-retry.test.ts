/** Runs both languages of the sample and shows its bug: one order, confirmed, charged twice. */
import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it, vi } from 'vitest'

const printed = ['attempt 1: no answer', 'order 1047: confirmed at attempt 2', 'ledger of Payments: 4999 + 4999']
const hasPython = spawnSync('python3', ['--version']).status === 0

it('charges twice in TypeScript and reports the order as confirmed', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  await import('./naive-retry.ts')
  const lines = log.mock.calls.map(([line]) => line)
  log.mockRestore()
  expect(lines).toEqual(printed)
}, 30_000)

it.skipIf(!hasPython)(
  'charges twice in Python and reports the order as confirmed',
  () => {
    const path = fileURLToPath(new URL('./naive-retry.py', import.meta.url))
    expect(execFileSync('python3', [path], { encoding: 'utf8' }).trim().split(/\r?\n/)).toEqual(printed)
  },
  30_000,
)

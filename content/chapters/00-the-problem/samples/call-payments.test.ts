/** Runs both languages of the sample: a call has three outcomes, and the third hides a charge. */
import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it, vi } from 'vitest'

const printed = [
  'order 1047: success',
  'order 1048: failure',
  'order 1049: unknown',
  'ledger of Payments: 1047, 1049', // the unknown one was charged
]
const hasPython = spawnSync('python3', ['--version']).status === 0

it('shows success, failure and unknown in TypeScript, with a charge behind the unknown', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  await import('./call-payments.ts')
  const lines = log.mock.calls.map(([line]) => line)
  log.mockRestore()
  expect(lines).toEqual(printed)
}, 30_000)

it.skipIf(!hasPython)(
  'shows the same three outcomes in Python',
  () => {
    const path = fileURLToPath(new URL('./call-payments.py', import.meta.url))
    expect(execFileSync('python3', [path], { encoding: 'utf8' }).trim().split(/\r?\n/)).toEqual(printed)
  },
  30_000,
)

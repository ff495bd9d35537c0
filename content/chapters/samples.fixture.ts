/** For the tests of samples: runs a sample in each of its languages and compares what it prints. */
import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it, vi } from 'vitest'

/** Whether this machine has Python; where it has none, the TypeScript half still runs. */
export const hasPython = spawnSync('python3', ['--version']).status === 0

/** `samplePrints(import.meta.url, 'naive-retry', [...])`: the sample beside the test prints these lines in TypeScript and in Python. */
export function samplePrints(test: string, name: string, printed: readonly string[]): void {
  it(`${name} prints in TypeScript what the chapter says`, async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    await import(/* @vite-ignore */ fileURLToPath(new URL(`./${name}.ts`, test)))
    const lines = log.mock.calls.map(([line]) => line)
    log.mockRestore()
    expect(lines).toEqual(printed)
  }, 30_000)

  it.skipIf(!hasPython)(
    `${name} prints the same in Python`,
    () => {
      const path = fileURLToPath(new URL(`./${name}.py`, test))
      expect(execFileSync('python3', [path], { encoding: 'utf8' }).trim().split(/\r?\n/)).toEqual(printed)
    },
    30_000,
  )
}

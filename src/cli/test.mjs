/** `npm test`: types, lint, unit tests, build and journeys in turn; the last line counts all of them together. */

import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const reports = 'node_modules/.cache/test-reports'
const unitReport = join(reports, 'unit.json')
const journeyReport = join(reports, 'journeys.json')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

/** Runs one program to its end, its output going to ours; true when it succeeded. */
function run(script, ...options) {
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: join(process.cwd(), journeyReport) }
  return spawnSync(process.execPath, [script, ...options], { stdio: 'inherit', env }).status === 0
}

/** A check without tests of its own counts as one. */
const check = ok => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 })

/** Counts read from a report; a run that failed without a failed test, or left no report, is one failure. */
function counted(ok, file, read) {
  let counts = { passed: 0, failed: 0 }
  try {
    counts = read(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return check(false)
  }
  return !ok && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

const tsc = 'node_modules/typescript/bin/tsc'
const playwright = 'node_modules/playwright/cli.js'
const stages = [
  ['types', () => check(run(tsc, '-p', 'tsconfig.json'))],
  ['types of the engine, without DOM', () => check(run(tsc, '-p', 'src/engine/tsconfig.json'))],
  ['lint', () => check(run('node_modules/@biomejs/biome/bin/biome', 'ci', '.'))],
  [
    'unit tests',
    () =>
      counted(
        run('node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`),
        unitReport,
        report => ({
          passed: report.numPassedTests,
          // A file that fails before its first test has no test to count.
          failed:
            report.numFailedTests +
            report.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length,
        }),
      ),
  ],
  ['build', () => check(run('node_modules/vite/bin/vite.js', 'build'))],
  [
    'journeys',
    () => {
      if (!run('e2e/ensure-browser.mjs')) return check(false)
      return counted(run(playwright, 'test', '-c', 'e2e', '--reporter=list,json'), journeyReport, ({ stats }) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
      }))
    },
  ],
]

const total = { passed: 0, failed: 0 }
const summary = []
let built = true
for (const [name, stage] of stages) {
  console.log(`\n=== ${name} ===`)
  if (name === 'journeys' && !built) {
    console.log('left out: there is no build to walk through')
    continue
  }
  const started = performance.now()
  const { passed, failed } = stage()
  if (name === 'build') built = failed === 0
  total.passed += passed
  total.failed += failed
  summary.push(`${name}: ${passed} passed, ${failed} failed, ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

console.log(`\n${summary.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed ? 1 : 0

/**
 * `npm run bench`: measures the built course against its limits and prints one row for each: measured, limit, ok or over.
 * Names of sections choose among them: `npm run bench -- weights slow`. Ends with 1 when anything is over.
 */

import { rmSync } from 'node:fs'
import { chromium } from 'playwright'
import { launchOptions } from '../../e2e/browsers.mjs'
import { measureCrowd } from './bench/crowd.mjs'
import { measureFigure } from './bench/figure.mjs'
import { measureFleet } from './bench/fleet.mjs'
import { makeFloor } from './bench/floor.mjs'
import { measureLighthouse } from './bench/lighthouse.mjs'
import { measureRuns } from './bench/runs.mjs'
import { measureSlow } from './bench/slow.mjs'
import { measureWeights } from './bench/weights.mjs'
import { basePath, build } from './build-site.mjs'
import { serve } from './static-server.mjs'

const folder = 'node_modules/.cache/bench-site'
const chapter = 'chapters/the-problem/'
const sections = {
  weights: ({ site }) => measureWeights(site, chapter),
  runs: () => measureRuns(),
  fleet: () => measureFleet(),
  slow: ({ browser, address }) => measureSlow(browser, address, chapter),
  figure: ({ browser, address }) => measureFigure(browser, address),
  crowd: ({ browser, address }) => measureCrowd(browser, address),
  lighthouse: ({ site, address }) => measureLighthouse(site, address),
}
const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => !Object.hasOwn(sections, name))
if (unknown.length) {
  console.error(`no section "${unknown[0]}"; there are ${Object.keys(sections).join(', ')}`)
  process.exit(2)
}

const started = performance.now()
if (!build(folder, basePath(''))) process.exit(1)
const buildSeconds = (performance.now() - started) / 1000

const browser = await chromium.launch(launchOptions())
const server = await serve({ folder, base: '/', port: 0 })
const address = `http://127.0.0.1:${server.address().port}/`
const rows = [{ what: 'build, cold', measured: `${buildSeconds.toFixed(1)} s`, limit: 'reported' }]
try {
  await makeFloor(browser, `${address}${chapter}`, folder)
  for (const [name, measure] of Object.entries(sections)) {
    if (wanted.length && !wanted.includes(name)) continue
    console.log(`measuring ${name} ...`)
    rows.push(...(await measure({ browser, address, site: folder })))
  }
} finally {
  await browser.close()
  server.close()
  rmSync(folder, { recursive: true, force: true })
}

// A row without a verdict is reported, not judged.
const verdict = ({ ok }) => (ok === undefined ? '' : ok ? 'ok' : 'OVER')
const widths = ['what', 'measured', 'limit'].map(key => Math.max(...rows.map(row => row[key].length)))
console.log('')
for (const row of rows) {
  const cells = [row.what.padEnd(widths[0]), row.measured.padStart(widths[1]), row.limit.padEnd(widths[2]), verdict(row)]
  console.log(cells.join('  ').trimEnd())
}
const over = rows.filter(row => row.ok === false).length
console.log(`\n${over ? `${over} over` : 'all within their limits'}`)
process.exitCode = over ? 1 : 0

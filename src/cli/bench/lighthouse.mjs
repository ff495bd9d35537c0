/** Runs Lighthouse on one page of each kind, as it is set up by default: a phone on a slow line, simulated. */

import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright'
import { launchOptions } from '../../../e2e/browsers.mjs'

const pages = [
  '',
  'chapters/the-problem/',
  'simulations/',
  'simulations/place-order/',
  'embed/place-order/',
  'glossary/',
  'sources/',
  'progress/',
]
const categories = ['performance', 'accessibility', 'best-practices', 'seo']

const freePort = () =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** A row for each kind of page: the four scores, and what kept one from 100. */
export async function measureLighthouse(folder, address) {
  const port = await freePort()
  const options = launchOptions()
  const browser = await chromium.launch({ ...options, args: [...(options.args ?? []), `--remote-debugging-port=${port}`] })
  const rows = []
  try {
    for (const page of pages.filter(path => existsSync(join(folder, path, 'index.html')))) {
      const result = await lighthouse(`${address}${page}`, { port, output: 'json', logLevel: 'error', onlyCategories: categories })
      const { categories: scored, audits } = result.lhr
      const scores = categories.map(category => Math.round((scored[category]?.score ?? 0) * 100))
      const failed = categories.flatMap(category =>
        scored[category].score === 1
          ? []
          : scored[category].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9),
      )
      const reasons = [...new Set(failed.map(({ id }) => id))].join(', ')
      rows.push({
        what: `Lighthouse /${page}${reasons ? ` (${reasons})` : ''}`,
        measured: scores.join(' '),
        limit: '100 each',
        ok: scores.every(score => score === 100),
      })
    }
  } finally {
    await browser.close()
  }
  return rows
}

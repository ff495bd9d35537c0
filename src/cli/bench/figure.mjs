/** Watches a figure play with the processor slowed four times, and times a click to its new frame. */

import { atMost, quantile } from './statistics.mjs'

const COUNTED = new Set([
  'FunctionCall',
  'EvaluateScript',
  'FireAnimationFrame',
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
  'RunMicrotasks',
  'EventDispatch',
  'TimerFire',
])

/** Main-thread milliseconds of script, style and layout between one animation frame and the next, nested events counted once. */
function frameCosts(events) {
  const main = events.filter(({ ph, name }) => ph === 'X' && COUNTED.has(name)).sort((a, b) => a.ts - b.ts || b.dur - a.dur)
  const costs = []
  let until = 0
  for (const { name, ts, dur = 0 } of main) {
    if (name === 'FireAnimationFrame' && ts >= until) costs.push(0)
    if (ts + dur <= until) continue
    if (costs.length) costs[costs.length - 1] += (ts + dur - Math.max(ts, until)) / 1000
    until = ts + dur
  }
  return costs
}

/** Rows for the figure on the simulation's own page. */
export async function measureFigure(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await page.goto(`${address}simulations/place-order/`)
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Place Order' }).first().waitFor()
  await page.waitForTimeout(1500)

  const clicks = await page.evaluate(async () => {
    const times = []
    const step = document.querySelector('button[aria-label^="Step forward"], button[aria-label^="Next step"]')
    for (let click = 0; step && click < 40; click += 1) {
      const from = performance.now()
      step.click()
      await Promise.resolve()
      document.body.getBoundingClientRect()
      times.push(performance.now() - from)
      await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
    }
    return times
  })

  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const events = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value))
  await page
    .getByRole('button', { name: /^Restart/ })
    .first()
    .click()
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] },
    transferMode: 'ReportEvents',
  })
  await page.getByRole('button', { name: /^Play/ }).first().click()
  const shown = await page.evaluate(
    () =>
      new Promise(resolve => {
        let frames = 0
        const from = performance.now()
        const count = () => {
          frames += 1
          if (performance.now() - from < 4000) requestAnimationFrame(count)
          else resolve(frames / 4)
        }
        requestAnimationFrame(count)
      }),
  )
  const complete = new Promise(resolve => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  await context.close()
  const costs = frameCosts(events)
  return [
    atMost('figure playing, processor slowed four times: script, style and layout a frame, p95', quantile(costs, 0.95), 8, 'ms', 1),
    { what: '  frames shown', measured: `${shown.toFixed(0)} a second`, limit: 'reported' },
    atMost('step in a figure to its new frame, p95', quantile(clicks, 0.95), 16, 'ms', 1),
  ]
}

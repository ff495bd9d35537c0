/** Watches a figure play with the processor slowed four times, and times a click to its new frame. */

import { costsDuring, gapsIn } from './frames.mjs'
import { atMost, quantile } from './statistics.mjs'

const WATCHED_MS = 4000

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
  await page
    .getByRole('button', { name: /^Restart/ })
    .first()
    .click()
  let shown = 0
  const costs = await costsDuring(page, async () => {
    await page.getByRole('button', { name: /^Play/ }).first().click()
    shown = (await gapsIn(page, WATCHED_MS)).length / (WATCHED_MS / 1000)
  })
  await context.close()
  return [
    atMost('figure playing, processor slowed four times: script, style and layout a frame, p95', quantile(costs, 0.95), 8, 'ms', 1),
    { what: '  frames shown', measured: `${shown.toFixed(0)} a second`, limit: 'reported' },
    atMost('step in a figure to its new frame, p95', quantile(clicks, 0.95), 16, 'ms', 1),
  ]
}

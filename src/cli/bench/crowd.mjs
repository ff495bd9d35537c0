/** Watches the page of 10,000 retrying clients while it plays, and while a new run is made: does it drop a frame? */

import { costsDuring, gapsIn } from './frames.mjs'
import { atMost } from './statistics.mjs'

const WATCHED_MS = 5000

/** From one frame to the next at 60 a second. */
const FRAME_MS = 1000 / 60

/** A gap of so many frames is one in which a frame was not shown. */
const GAP = 1.5

/** Rows for frames dropped. A machine without a GPU draws on the processor, and now and then drops one for that. */
export async function measureCrowd(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${address}simulations/retry-storm/?scenario=side-by-side&set=clients:10000`)
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
  const clients = page.getByRole('spinbutton', { name: /Clients/ }).first()
  await clients.waitFor()
  await page.waitForTimeout(3000)

  const watch = async (what, begin) => {
    let gaps = []
    const costs = await costsDuring(page, async () => {
      await begin()
      gaps = await gapsIn(page, WATCHED_MS)
    })
    const late = gaps.filter(gap => gap > GAP * FRAME_MS).length
    const longest = Math.max(...costs).toFixed(1)
    return [
      atMost(`10,000 clients, ${what}: frames not shown, of ${gaps.length + late}`, late, 0, 'frames'),
      { what: '  script, style and layout of the longest', measured: `${longest} ms`, limit: 'reported' },
    ]
  }
  const play = async () => {
    await page
      .getByRole('button', { name: /^Restart/ })
      .first()
      .click()
    await page.getByRole('button', { name: /^Play/ }).first().click()
  }
  const change = async () => {
    await clients.fill('9990')
    await clients.press('Enter')
  }
  const rows = [...(await watch('playing', play)), ...(await watch('their run made again', change))]
  await context.close()
  return rows
}

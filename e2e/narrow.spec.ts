/** Small screens and large zooms: nothing scrolls sideways, nothing is cut off, and no label is too small to read. */
import type { Page } from 'playwright/test'
import { addresses, expect, open, test } from './support/journey.ts'

/** A walk through every view takes its time, in ms. */
const WALK = 300_000

/** A figure in a frame is that of its own page: one frame stands for all. */
const pages = () => addresses().filter(address => !address.startsWith('embed/') || address === 'embed/place-order/')

/** How wide the page is, and what stands out of the window without a box of its own to scroll in. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const scrolls = (element: Element): boolean =>
      element !== document.documentElement &&
      (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) ||
        Boolean(element.parentElement && scrolls(element.parentElement)))
    const outside = [...document.querySelectorAll('body *')].filter(
      element =>
        element.getClientRects().length &&
        element.getBoundingClientRect().right > innerWidth + 1 &&
        element.parentElement &&
        !scrolls(element.parentElement),
    )
    return {
      page: document.documentElement.scrollWidth,
      outside: outside
        .slice(0, 5)
        .map(element => `${element.tagName} ${element.getAttribute('class')} ${element.textContent?.slice(0, 30)}`),
    }
  })

/** Every text on screen that is drawn smaller than 12 px, the scale of its drawing included. */
const tooSmall = (page: Page) =>
  page.evaluate(() => {
    const small = new Set<string>()
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let count = 0
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim()
      if (!element || !text || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      // Words for screen readers alone are one pixel large.
      if (element.closest('.visually-hidden') || element.getBoundingClientRect().width <= 1) continue
      const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null
      const scale = matrix ? Math.hypot(matrix.a, matrix.b) : 1
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale
      count++
      if (size < 11.95) small.add(`${size.toFixed(1)} px: ${element.tagName} "${text.slice(0, 30)}"`)
    }
    return { count, small: [...small] }
  })

/** The page after its window has been made so wide. */
async function resize(page: Page, width: number, height: number) {
  await page.setViewportSize({ width, height })
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

for (const address of [...pages(), '404.html']) {
  test(`${address || 'the front page'} fits into a phone, a zoomed window and a wide one, and its words can be read`, async ({ page }) => {
    test.setTimeout(WALK)
    await page.setViewportSize({ width: 360, height: 740 })
    await open(page, address)
    const check = async (width: number, place: string) => {
      const { count, small } = await tooSmall(page)
      expect.soft(small, `${place}, at ${width} pixels`).toEqual([])
      expect(count).toBeGreaterThan(5)
      await expect.soft.poll(() => sideways(page), `${place}, at ${width} pixels`).toEqual({ page: width, outside: [] })
    }
    // 320 pixels are 1280 at a zoom of 400 %.
    for (const [width, height] of [
      [360, 740],
      [320, 256],
      [800, 900],
      [1440, 900],
    ] as const) {
      await resize(page, width, height)
      await check(width, 'the page')
      const figure = page.getByRole('figure').first()
      // The views of a simulation are walked through on its own page.
      const tabs = address.startsWith('simulations/') ? await figure.getByRole('tab').all() : []
      if (tabs.length) await figure.scrollIntoViewIfNeeded()
      for (const tab of tabs) {
        await tab.click()
        await expect(tab).toHaveAttribute('aria-selected', 'true')
        await check(width, await tab.innerText())
      }
    }
  })
}

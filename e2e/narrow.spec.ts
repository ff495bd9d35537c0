/** Small screens and large zooms: nothing scrolls sideways, nothing is cut off, and no label is too small to read. */
import type { Page } from 'playwright/test'
import { addresses, expect, open, test } from './support/journey.ts'

/** A walk through every view of every page takes its time, in ms. */
const ALL_PAGES = 900_000

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

for (const [name, viewport, deviceScaleFactor] of [
  ['at 320 pixels, which is 1280 at a zoom of 400 %', { width: 320, height: 256 }, 4],
  ['on a phone of 360 pixels', { width: 360, height: 740 }, 3],
] as const) {
  test.describe(name, () => {
    test.use({ viewport, deviceScaleFactor })
    for (const address of [...pages(), '404.html']) {
      test(`${address || 'the front page'} does not scroll sideways, and no control is cut off`, async ({ page }) => {
        await open(page, address)
        expect(await sideways(page)).toEqual({ page: viewport.width, outside: [] })
      })
    }
  })
}

for (const width of [360, 800, 1440]) {
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 900 } })
    test('no text of any page, and no label of any view, is smaller than 12 pixels', async ({ page }) => {
      test.setTimeout(ALL_PAGES)
      for (const address of pages()) {
        await open(page, address)
        const { count, small } = await tooSmall(page)
        expect.soft(small, address || 'front page').toEqual([])
        expect(count).toBeGreaterThan(5)
        const figure = page.getByRole('figure').first()
        // The views of a simulation are walked through on its own page.
        const tabs = address.startsWith('simulations/') ? await figure.getByRole('tab').all() : []
        if (tabs.length) await figure.scrollIntoViewIfNeeded()
        for (const tab of tabs) {
          await tab.click()
          await expect(tab).toHaveAttribute('aria-selected', 'true')
          expect.soft((await tooSmall(page)).small, `${address || 'front page'}: ${await tab.innerText()}`).toEqual([])
          expect.soft(await sideways(page), `${address || 'front page'}: ${await tab.innerText()}`).toEqual({ page: width, outside: [] })
        }
      }
    })
  })
}

/** The rules of axe on every page, in both themes, and what a narrow screen or a large zoom shows. */

import AxeBuilder from '@axe-core/playwright'
import { addresses, expect, open, test } from './support/journey.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test(`every page keeps the accessibility rules in ${colorScheme}`, async ({ page }) => {
      test.slow()
      for (const address of [...addresses(), '404.html']) {
        await test.step(address || 'front page', async () => {
          await open(page, address)
          await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
          const { violations, passes } = await new AxeBuilder({ page })
            .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
            .analyze()
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)
          expect.soft(found, address || 'front page').toEqual([])
          expect.soft(passes.length).toBeGreaterThan(10)
        })
      }
    })
  })
}

test.describe('at 320 pixels, which is 1280 at a zoom of 400 %', () => {
  test.use({ viewport: { width: 320, height: 640 } })
  test('no page scrolls sideways, and no control is cut off', async ({ page }) => {
    test.slow()
    for (const address of [...addresses(), '404.html']) {
      await test.step(address || 'front page', async () => {
        await open(page, address)
        const wide = await page.evaluate(() => {
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
            outside: outside.slice(0, 5).map(element => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 30)}`),
          }
        })
        expect.soft(wide, address || 'front page').toEqual({ page: 320, outside: [] })
      })
    }
  })
})

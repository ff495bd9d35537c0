/** The rules of axe on every page, light on a wide screen and dark on a phone, at rest and in use. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { openFigure, pressIn, shop, sliderOf } from './support/figure.ts'
import { addresses, expect, open, test } from './support/journey.ts'

const phone = { width: 360, height: 740 }

/** The rules whose verdict depends on colours and on the room there is: all others judge the same elements alike in any light. */
const LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']

/** What axe finds against the page as it stands, by all rules or by some. */
async function violationsOf(page: Page, rules?: readonly string[]) {
  const axe = new AxeBuilder({ page })
    // Naming every element that passes takes ten times as long as finding those that do not, and to do it page and frames apart, twice.
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    // The lines of a log are all of one make.
    .exclude('ol[aria-label^="What happens"] > li:nth-child(n + 30)')
  const chosen = rules ? axe.withRules([...rules]) : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  const { violations, passes } = await chosen.analyze()
  expect(passes.length).toBeGreaterThan(rules ? 0 : 10)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)
}

/** The whole page has come to life, its lowest figure included. */
async function wakeAll(page: Page) {
  for (const figure of await page.getByRole('figure').all()) {
    await figure.scrollIntoViewIfNeeded()
    const keys = figure.getByRole('button', { name: 'Keys', exact: true })
    if (await keys.count()) {
      await keys.click()
      // The first click is kept for a figure whose script has not come yet.
      const dialog = figure.getByRole('dialog', { name: 'Keys of this figure' })
      await dialog.waitFor()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })
    }
  }
}

// A figure in a frame is that of its own page: one frame stands for all.
const pages = addresses().filter(address => !address.startsWith('embed/') || address === 'embed/place-order/')

for (const address of [...pages, '404.html']) {
  test(`${address || 'the front page'} keeps the accessibility rules`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await open(page, address)
    await wakeAll(page)
    expect.soft(await violationsOf(page), 'light, on a wide screen').toEqual([])
    await page.locator('html').evaluate(root => root.setAttribute('data-theme', 'dark'))
    await page.setViewportSize(phone)
    expect.soft(await violationsOf(page, LOOKS), 'dark, on a phone').toEqual([])
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' })

    test('a figure in use keeps the accessibility rules, whatever it shows', async ({ page }) => {
      await openFigure(page, 'simulations/place-order/')
      const figure = shop(page)
      await sliderOf(figure).fill('190000')
      await pressIn(figure, /^201 Created, response, Payments to Orders, on its way/)
      await pressIn(figure, 'Drop it')
      await pressIn(figure, 'Pause')
      await pressIn(figure, 'Compare with it')
      await pressIn(figure, 'Set it up')
      for (const [view, tool] of [
        ['Network', 'Link'],
        ['Sequence', 'Compare'],
        ['Log', /^Seed/],
        ['States', null],
      ] as const) {
        await figure.getByRole('tab', { name: view }).click()
        if (tool) await pressIn(figure, tool)
        expect.soft(await violationsOf(page), view).toEqual([])
      }
      await pressIn(figure, 'Keys')
      expect.soft(await violationsOf(page), 'the keys').toEqual([])
    })

    test('questions answered, right and wrong, keep the accessibility rules', async ({ page }) => {
      await open(page, 'chapters/the-problem/')
      await page.getByRole('radio', { name: 'Two charges of 49.99' }).check()
      await page.getByRole('radio', { name: 'That the callee is down' }).check()
      const signs = page.getByRole('group', { name: /signs of a distributed monolith/ })
      await signs.getByRole('checkbox', { name: /twenty services/ }).check()
      await signs.getByRole('button', { name: 'Check' }).click()
      const share = page.getByRole('textbox', { name: 'Your answer in %' }).first()
      await share.fill('much')
      await share.press('Enter')
      await page.getByRole('link', { name: 'monolith', exact: true }).focus()
      await expect(page.getByRole('tooltip').filter({ hasText: 'Monolith' })).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
    })
  })
}

/** What a reader has chosen once: theme and code language hold on every page, from its first paint on. */
import type { Page } from 'playwright/test'
import { expect, open, test } from './support/journey.ts'

const chapter = 'chapters/the-problem/'

/** Loads the page again with every script of the site but the inlined one held back, and stays in that state. */
async function reloadWithoutScripts(page: Page) {
  await page.route(/\/assets\/.*\.js$/, () => {})
  await page.reload({ waitUntil: 'commit' })
  await expect(page.getByRole('heading', { name: 'Concept check' })).toBeAttached()
  await expect(page.locator('html')).not.toHaveAttribute('data-hydrated')
}

const ground = (page: Page) =>
  page.evaluate(() => Math.max(...(getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [])))

test('the theme chosen is there before any script, also against the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await open(page, '')
  expect(await ground(page)).toBeGreaterThan(200)
  await page.getByRole('button', { name: 'Dark theme' }).click()
  await expect(page.getByRole('button', { name: 'Dark theme', pressed: true })).toBeVisible()
  expect(await ground(page)).toBeLessThan(80)
  await open(page, chapter)
  await reloadWithoutScripts(page)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(await ground(page)).toBeLessThan(80)
})

test('the code language chosen holds for every sample, after a reload before any script', async ({ page }) => {
  await open(page, chapter)
  const python = page.getByRole('tab', { name: 'Python' })
  const shown = page.locator('[role=tabpanel][data-language=python]')
  const other = page.locator('[role=tabpanel][data-language=typescript]')
  await expect(other.first()).toBeVisible()
  await expect(shown.first()).toBeHidden()
  await python.first().click()
  await expect(python.last()).toHaveAttribute('aria-selected', 'true')
  await reloadWithoutScripts(page)
  for (const panel of await shown.all()) await expect(panel).toBeVisible()
  for (const panel of await other.all()) await expect(panel).toBeHidden()
  expect(await shown.count()).toBeGreaterThan(1)
})

/** Tables to look things up in: sorted by their heads, printed as sorted, and whole without JavaScript. */
import type { Page } from 'playwright/test'
import { expect, open, test } from './support/journey.ts'

const sheet = (page: Page) => page.getByRole('table', { name: /^The course in sixteen lines/ })
const topics = (page: Page) => sheet(page).locator('tbody tr > :first-child').allTextContents()
const sorted = (words: readonly string[]) => [...words].sort(new Intl.Collator('en', { sensitivity: 'base' }).compare)

test('a head sorts the sheet up, down and back, by mouse and by keyboard, and says which', async ({ page }) => {
  await open(page, 'chapters/interview/')
  const written = await topics(page)
  expect(written.length).toBeGreaterThan(10)
  const head = sheet(page).getByRole('columnheader', { name: 'Topic' })
  await expect(head).toHaveAttribute('aria-sort', 'none')
  await head.getByRole('button').click()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  expect(await topics(page)).toEqual(sorted(written))
  await page.keyboard.press('Space')
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  expect(await topics(page)).toEqual(sorted(written).reverse())
  await page.emulateMedia({ media: 'print' })
  expect(await topics(page), 'on paper').toEqual(sorted(written).reverse())
  await page.emulateMedia({ media: 'screen' })
  await page.keyboard.press('Enter')
  await expect(head).toHaveAttribute('aria-sort', 'none')
  expect(await topics(page)).toEqual(written)
})

test('a link of a row still leads into the chapter after sorting', async ({ page }) => {
  await open(page, 'chapters/interview/')
  await sheet(page).getByRole('button', { name: 'Topic' }).click()
  await sheet(page)
    .getByRole('row', { name: /^Tracing/ })
    .getByRole('link', { name: 'Ids' })
    .click()
  await expect(page).toHaveURL(/\/chapters\/http\/#fields-for-every-day$/)
  await expect(page.getByRole('heading', { name: 'Fields for every day' })).toBeInViewport()
})

test('coming from another page, the sheet can be sorted too', async ({ page }) => {
  await open(page, 'chapters/interview/drills/')
  await page.getByRole('navigation', { name: 'Pages of this chapter' }).getByRole('link', { name: 'Interview Arsenal' }).click()
  await sheet(page).getByRole('button', { name: 'Topic' }).click()
  await expect(sheet(page).getByRole('columnheader', { name: 'Topic' })).toHaveAttribute('aria-sort', 'ascending')
})

test('HTTP on a page is one sheet of paper', async ({ page }) => {
  await open(page, 'chapters/http/on-one-page/')
  await page.emulateMedia({ media: 'print' })
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
  expect(Number(/\/Type \/Pages[^>]*?\/Count (\d+)|\/Count (\d+)[^>]*?\/Type \/Pages/s.exec(pdf)?.slice(1).find(Boolean))).toBe(2)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the sheet stands as it was written, with no button that does nothing', async ({ page }) => {
    await page.goto('chapters/interview/')
    expect((await topics(page))[0]).toBe('DNS')
    await expect(sheet(page).getByRole('button')).toHaveCount(0)
  })
})

/** What the course is without JavaScript: the text, the figure at rest, its log, and questions that answer. */

import { addresses, expect, test } from './support/journey.ts'

test.use({ javaScriptEnabled: false })

test('every page has its text', async ({ page }) => {
  for (const address of addresses()) {
    await page.goto(address)
    await expect.soft(page.getByRole('heading', { level: 1 }), address).toBeVisible()
    await expect.soft(page.getByRole('main'), address).toContainText(/\w+ \w+/)
  }
})

test('a chapter shows its figure at rest and every line of its log', async ({ page }) => {
  await page.goto('chapters/the-problem/')
  const figure = page
    .getByRole('figure')
    .filter({ has: page.locator('svg') })
    .first()
  await expect(figure).toBeVisible()
  await expect(figure.locator('svg').first()).toBeVisible()
  await expect(figure.getByText(/payments/i).first()).toBeVisible()
  expect((await figure.getByRole('listitem').allTextContents()).join('\n')).toMatch(/Orders/i)
})

test('a choose-one question explains the option that is chosen', async ({ page }) => {
  await page.goto('chapters/the-problem/')
  const question = page
    .getByRole('group')
    .filter({ has: page.getByRole('radio') })
    .first()
  const options = question.getByRole('radio')
  await options.first().check()
  const explained = await question.innerText()
  await options.nth(1).check()
  expect(await question.innerText()).not.toBe(explained)
})

test('the dark theme follows the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('chapters/the-problem/')
  const light = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [])
  expect(Math.max(...light)).toBeLessThan(80)
})

/** Questions whose answer waits until the reader has one: nothing shows before, either button shows it, with and without JavaScript. */
import type { Page } from 'playwright/test'
import { expect, open, test } from './support/journey.ts'

const question = (page: Page) => page.getByRole('group', { name: 'How can a remote call end?' })
const answer = (page: Page) => page.getByText('In three ways: it succeeded, it failed, or you do not know.')

test('the answer waits for the reader to commit, and then stays', async ({ page }) => {
  await open(page, 'chapters/interview/')
  await expect(answer(page)).toBeHidden()
  await question(page).getByRole('radio', { name: 'I have said my answer' }).check()
  await expect(answer(page)).toBeVisible()
  await expect(page.getByText('It depends on which:')).toBeHidden()
  await question(page).getByRole('radio', { name: 'I cannot say it yet' }).check()
  await expect(answer(page)).toBeVisible()
})

test('a case gives its strong answer, what they ask on and what tempts, by keyboard alone', async ({ page }) => {
  await open(page, 'chapters/interview/cases/')
  const hidden = page.getByText('A network load balancer places')
  await expect(hidden).toBeHidden()
  await page.getByRole('group', { name: 'Your answer: why, and what evens it out?' }).getByRole('radio').first().focus()
  await page.keyboard.press('Space')
  await expect(hidden).toBeVisible()
})

test('paper has every answer', async ({ page }) => {
  await open(page, 'chapters/interview/')
  await page.emulateMedia({ media: 'print' })
  await expect(answer(page)).toBeVisible()
  await expect(question(page).getByRole('radio').first()).toBeHidden()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the answer waits as well, and comes', async ({ page }) => {
    await page.goto('chapters/interview/')
    await expect(answer(page)).toBeHidden()
    await question(page).getByRole('radio').first().check()
    await expect(answer(page)).toBeVisible()
  })
})

/** The terms of the glossary, explained where they stand. */
import type { Page } from 'playwright/test'
import { expect, open, test } from './support/journey.ts'

const chapter = 'chapters/the-problem/'
const word = (page: Page) => page.getByRole('link', { name: 'monolith', exact: true })
const definition = (page: Page) => page.getByRole('tooltip').filter({ hasText: 'Monolith' })

test('a term opens under the keyboard and the mouse, closes by Escape and on leaving, and leads to the glossary', async ({ page }) => {
  await open(page, chapter)
  await expect(definition(page)).toBeHidden()
  await word(page).focus()
  await expect(definition(page)).toBeVisible()
  await expect(word(page)).toHaveAccessibleDescription(/^Monolith/)
  await page.keyboard.press('Escape')
  await expect(definition(page)).toBeHidden()
  await expect(word(page)).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await expect(definition(page)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(definition(page)).toBeHidden()

  await word(page).hover()
  await expect(definition(page)).toBeVisible()
  await page.getByRole('heading', { name: 'One program, then seven' }).hover()
  await expect(definition(page)).toBeHidden()

  await word(page).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/glossary\/#monolith$/)
  await expect(page.locator('#monolith')).toBeInViewport()
})

test.describe('by touch', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('the first tap opens the definition inside the window, a tap elsewhere closes it, and the second tap follows the link', async ({
    page,
  }) => {
    await open(page, chapter)
    await word(page).tap()
    await expect(definition(page)).toBeVisible()
    await expect(page).toHaveURL(/\/chapters\/the-problem\/$/)
    const box = await definition(page).boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360)
    await page.getByRole('heading', { name: 'One program, then seven' }).tap()
    await expect(definition(page)).toBeHidden()
    await word(page).tap()
    await expect(definition(page)).toBeVisible()
    await word(page).tap()
    await expect(page).toHaveURL(/\/glossary\/#monolith$/)
  })
})

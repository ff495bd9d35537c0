/** A chapter on several pages: one after the other, each marked in the list, each with a score of the whole chapter. */
import { expect, open, test } from './support/journey.ts'

test('Next leads through the pages of a chapter and then on; each says where one is', async ({ page }) => {
  await open(page, 'chapters/interview/')
  const pages = page.getByRole('navigation', { name: 'Pages of this chapter' })
  const names = await pages.getByRole('link').allTextContents()
  expect(names.length).toBeGreaterThan(1)
  for (const [n, name] of names.entries()) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
    await expect(pages.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page')
    await expect(page.getByRole('navigation', { name: 'Chapters' }).getByRole('link', { name, exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    )
    const next = page.getByRole('navigation', { name: 'Previous and next page' }).getByRole('link').last()
    await expect(next).toContainText(n < names.length - 1 ? 'Next in this chapter' : 'Next: chapter 9')
    await next.click()
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connections')
})

test('a chapter that is one page has no list of pages', async ({ page }) => {
  await open(page, 'chapters/the-problem/')
  await expect(page.getByRole('navigation', { name: 'Pages of this chapter' })).toHaveCount(0)
})

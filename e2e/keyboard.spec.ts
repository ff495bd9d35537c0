/** A chapter by keyboard alone: Tab leads through all of it in its order, and where the focus is can always be seen. */
import type { Locator, Page } from 'playwright/test'
import { shop, timeOf } from './support/figure.ts'
import { expect, open, test } from './support/journey.ts'

/** Presses Tab until `target` has the focus; every stop on the way must be seen. Returns how many presses it took. */
async function tabTo(page: Page, target: Locator, most = 400): Promise<number> {
  for (let presses = 1; presses <= most; presses++) {
    await page.keyboard.press('Tab')
    const [there, unseen] = await target.evaluate(element => {
      const here = document.activeElement
      if (!here || here === document.body) return [false, null] as const
      const { outlineStyle, outlineWidth } = getComputedStyle(here)
      const box = here.getBoundingClientRect()
      const onScreen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0
      // A shape in a drawing has no outline that fits it; a ring drawn for the focus takes its place.
      const ring = [...here.querySelectorAll('[class*=focus]')].some(shape => getComputedStyle(shape).display !== 'none')
      const marked = ring || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1)
      const name = `${here.tagName} ${here.getAttribute('class')} "${here.textContent?.slice(0, 30)}"`
      return [here === element, onScreen && marked ? null : `${name}${onScreen ? ' is not marked' : ' is not on screen'}`] as const
    })
    expect.soft(unseen, 'the focus can be seen').toBeNull()
    if (there) return presses
  }
  throw new Error(`${most} presses of Tab did not lead to ${target}`)
}

test('from the top of a chapter through the skip link, a figure, its keys and a question to the next page', async ({ page }) => {
  await open(page, 'chapters/the-problem/')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the text' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#text$/)

  const figure = shop(page)
  const place = figure.getByRole('button', { name: 'Place Order' })
  await tabTo(page, place)
  expect(await page.getByRole('navigation', { name: 'Course' }).evaluate(bar => bar.contains(document.activeElement))).toBe(false)
  await page.keyboard.press('Enter')
  await expect(figure.getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.keyboard.press('k')
  await expect(figure.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(figure.locator('p[role=status]')).toHaveText('You: Place Order.')
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys of this figure' })
  await expect(keys).toBeVisible()
  await expect(keys.getByRole('row')).toHaveCount(10)
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
  await expect(place).toBeFocused()
  await tabTo(page, figure.getByRole('slider', { name: 'Moment of the run' }))
  await page.keyboard.press('End')
  const [now, end] = (await timeOf(figure).innerText()).split(/\s*of\s*/)
  expect(now).toBe(end)

  await tabTo(page, page.getByRole('textbox', { name: 'Your answer in %' }).first())
  await page.keyboard.type('99.4')
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('group', { name: /^Six services must all answer/ }).getByText('0.999 taken six times is 0.99401.'),
  ).toBeVisible()
  const question = page.getByRole('group', { name: /^A call times out after 2 s/ })
  await tabTo(page, question.getByRole('radio').first())
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(question.getByRole('radio').nth(1)).toBeChecked()

  const on = page.getByRole('navigation', { name: 'Previous and next chapter' }).getByRole('link').last()
  await tabTo(page, on)
  const title = await page.title()
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveTitle(title)
})

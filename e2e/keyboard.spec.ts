/** A chapter by keyboard alone: Tab leads through all of it in its order, and where the focus is can always be seen. */
import type { Locator, Page } from 'playwright/test'
import { shop, timeOf } from './support/figure.ts'
import { expect, open, test } from './support/journey.ts'

/** Presses Tab until `target` has the focus. Every stop on the way must be on screen, and look otherwise than when the focus has left it. */
async function tabTo(page: Page, target: Locator, most = 400) {
  // Found once: to ask for names and roles at every press takes long on a long page.
  const aim = await target.elementHandle()
  const unseen: string[] = []
  let there = false
  for (let presses = 0; presses < most && !there; presses++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(aim => {
      const memory = window as unknown as { left?: { element: Element; look: string } }
      const lookOf = (element: Element) =>
        [element, ...element.querySelectorAll('*')]
          .map(part => {
            const { outline, stroke, strokeWidth, display } = getComputedStyle(part)
            return [outline, stroke, strokeWidth, display].join()
          })
          .join(';')
      const nameOf = (element: Element) => `${element.tagName} ${element.getAttribute('class')} "${element.textContent?.slice(0, 30)}"`
      const problems: string[] = []
      const { left } = memory
      const here = document.activeElement
      if (left?.element.isConnected && left.element !== here && left.look === lookOf(left.element))
        problems.push(`${nameOf(left.element)} looks the same with and without focus`)
      if (here && here !== document.body) {
        const box = here.getBoundingClientRect()
        const onScreen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0
        if (!onScreen) problems.push(`${nameOf(here)} is not on screen`)
        memory.left = { element: here, look: lookOf(here) }
      }
      return { problems, there: here === aim }
    }, aim)
    unseen.push(...stop.problems)
    there = stop.there
  }
  expect(there, `Tab leads to ${target}`).toBe(true)
  expect.soft(unseen, 'the focus can be seen').toEqual([])
}

test('from the top of a chapter through the skip link, a figure, its keys and a question to the next page', async ({ page }) => {
  // Some hundred presses of Tab, each looked at.
  test.setTimeout(300_000)
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

  const on = page.getByRole('navigation', { name: 'Previous and next page' }).getByRole('link').last()
  await tabTo(page, on)
  const title = await page.title()
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveTitle(title)
})

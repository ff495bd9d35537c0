/** A number in a sentence: dragged, stepped by keys or left alone, with the figure and the sentence in agreement. */

import { measureOf, openFigure, shop } from './support/figure.ts'
import { expect, test } from './support/journey.ts'

const chapter = 'chapters/the-problem/'
const sentence = /In the run above each hop takes/

test('keys turn the number; figure, control and sentence say the same', async ({ page }) => {
  await openFigure(page, chapter)
  const text = page.getByRole('paragraph').filter({ hasText: sentence })
  const hop = text.getByRole('slider', { name: 'Hop, in the figure' })
  await expect(text).toContainText(/about 25\sms one way, each service works 5\sms, and Ines waits 412\sms/)
  await hop.focus()
  await page.keyboard.press('ArrowRight')
  await expect(hop).toHaveAttribute('aria-valuetext', /^30\sms$/)
  await expect(text).toContainText(/about 30\sms one way, each service works 5\sms, and Ines waits 487\sms/)
  await expect(shop(page).getByRole('spinbutton', { name: 'Hop in ms' })).toHaveValue('30')
  await expect(measureOf(shop(page), 'elapsed')).toHaveText(/^487 ms$/)
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowRight')
  await expect(text).toContainText(/about 60\sms one way/)
})

test('the figure’s own control moves the number in the sentence', async ({ page }) => {
  await openFigure(page, chapter)
  await shop(page).getByRole('spinbutton', { name: 'Hop in ms' }).fill('40')
  await expect(page.getByRole('paragraph').filter({ hasText: sentence })).toContainText(/about 40\sms one way.*Ines waits 638\sms/)
})

test('a hand drags the number sideways, and steps it by a click', async ({ page }) => {
  await openFigure(page, chapter)
  const text = page.getByRole('paragraph').filter({ hasText: sentence })
  const number = text.getByText(/^25\sms$/)
  await number.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await number.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + width / 2 + 60, y + height / 2, { steps: 5 })
  await page.mouse.up()
  await expect(text).toContainText(/about 45\sms one way.*Ines waits 713\sms/)
  await page.mouse.click(x + 2, y + height / 2)
  await expect(text).toContainText(/about 40\sms one way.*Ines waits 638\sms/)
})

test('on paper it is a number like any other', async ({ page }) => {
  await openFigure(page, chapter)
  await page.emulateMedia({ media: 'print' })
  const text = page.getByRole('paragraph').filter({ hasText: sentence })
  const ink = (element: Element) => getComputedStyle(element).color
  expect(await text.getByText(/^25\sms$/).evaluate(ink)).toBe(await text.evaluate(ink))
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the sentence reads as it stands', async ({ page }) => {
    await page.goto(chapter)
    const text = page.getByRole('paragraph').filter({ hasText: sentence })
    await expect(text).toContainText(/about 25\sms one way, each service works 5\sms, and Ines waits 412\sms/)
    await expect(text.getByRole('slider')).toHaveCount(0)
  })
})

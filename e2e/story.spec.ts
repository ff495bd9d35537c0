/** The whole story, as the reader of the first evening lives it: an order, its damage, the chapter, an answer, and all of it again after a reload. */
import { alive, measureOf, nowIn, openFigure, pressIn, shop, sliderOf, timeOf } from './support/figure.ts'
import { expect, open, test } from './support/journey.ts'

test('an order is placed and wound back, its answer dropped, the card charged twice; the chapter follows, and a reload loses nothing', async ({
  page,
  context,
}) => {
  await openFigure(page, '')
  const figure = shop(page)
  await pressIn(figure, 'Place Order')
  await expect.poll(() => nowIn(figure)).toBeGreaterThan(30)
  await pressIn(figure, 'Pause')
  // The shop may ask once more: the same order, from its start.
  await figure.getByRole('spinbutton', { name: 'Retries' }).fill('1')
  await expect(timeOf(figure)).toContainText(/^0\.0 ms/)
  await figure.focus()
  await page.keyboard.press('End')
  await expect(figure.getByText('14 messages to and from 7 services, 0 lost').first()).toBeVisible()

  await sliderOf(figure).fill('190000')
  await pressIn(figure, /^201 Created, response, Payments to Orders, on its way/)
  await pressIn(figure, 'Drop it')
  await figure.focus()
  await page.keyboard.press('End')
  await expect(measureOf(figure, 'charges to the card')).toHaveText('2')
  await pressIn(figure, 'Compare with it')
  await expect(measureOf(figure, 'charges to the card')).toHaveText(/^2\s*beside it 1$/)
  await pressIn(figure, 'Link')
  const link = await figure.getByRole('textbox', { name: /^Link/ }).inputValue()

  await page.evaluate(() => Object.assign(window, { sameDocument: true }))
  await page.getByRole('link', { name: 'Begin with chapter 0' }).click()
  await expect(page).toHaveURL(/\/chapters\/the-problem\/$/)
  await expect(page.getByRole('heading', { level: 1, name: 'The Problem' })).toBeFocused()
  await expect(page).toHaveTitle(/The Problem/)
  await expect(page.getByRole('main')).toContainText('At 18:04 Ines presses Place Order: one kettle, 49.99, order 1047.')
  await expect(page.getByRole('main')).toContainText('Problems come as find, talk and survive, and their tools work as a set.')
  await alive(shop(page))
  expect(await page.evaluate(() => 'sameDocument' in window), 'the page was not loaded anew').toBe(true)

  const question = page.getByRole('group', { name: /^A call times out after 2 s/ })
  await question.getByRole('radio', { name: 'That no answer came within 2 s' }).check()
  await expect(question.getByText('outcome unknown')).toBeVisible()
  await expect(page.getByText(/1 of \d+ right at the first try/)).toBeVisible()

  await page.reload()
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
  await expect(question.getByRole('radio', { name: 'That no answer came within 2 s' })).toBeChecked()
  await expect(question.getByText('outcome unknown')).toBeVisible()
  await expect(page.getByText(/1 of \d+ right at the first try/)).toBeVisible()
  await alive(shop(page))
  await expect(shop(page).getByText('You went ahead without a prediction.')).toBeVisible()

  // The run is its address: another page, another day.
  const later = await context.newPage()
  await open(later, link)
  const again = shop(later)
  await expect(measureOf(again, 'messages lost')).toHaveText('1')
  await expect(measureOf(again, 'charges to the card')).toHaveText('2')
  const [now, end] = (await timeOf(again).innerText()).split(/\s*of\s*/)
  expect(now).toBe(end)
})

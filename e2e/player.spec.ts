/** The figure: an order placed, wound back, damaged by hand, compared, stepped through by keys, linked to, foretold. */
import type { Page } from 'playwright/test'
import { measureOf, nowIn, openFigure, pressIn, shop, sliderOf, timeOf } from './support/figure.ts'
import { expect, open, test } from './support/journey.ts'

const chapter = 'chapters/the-problem/'
const simulation = 'simulations/place-order/'

const figure = shop
const time = (page: Page) => timeOf(shop(page))
const slider = (page: Page) => sliderOf(shop(page))
const measure = (page: Page, name: string) => measureOf(shop(page), name)
const press = (page: Page, name: string | RegExp) => pressIn(shop(page), name)
const now = (page: Page) => nowIn(shop(page))

test('an order is placed, wound back, and loses its charge to a hand; the run left is compared with and taken back', async ({ page }) => {
  await openFigure(page, chapter)
  await press(page, 'Place Order')
  // A slow machine shows few frames, and none of them may leap: the run then simply takes longer.
  await expect.poll(() => now(page)).toBeGreaterThan(30)
  await press(page, 'Pause')
  await slider(page).fill('190000')
  await expect(measure(page, 'charges to the card')).toContainText('1')
  await press(page, /^201 Created, response, Payments to Orders, on its way/)
  await press(page, 'Drop it')
  await expect(measure(page, 'messages lost')).toContainText('1')
  await press(page, 'Compare with it')
  const other = figure(page).getByRole('group', { name: 'The run it is compared with' })
  await expect(other).toContainText('without "drop message 1 from Payments to Orders"')
  await figure(page).focus()
  await page.keyboard.press('End')
  await expect(measure(page, 'round trips')).toHaveText(/^2\s*beside it 6$/)
  await press(page, 'Return to it')
  await page.keyboard.press('End')
  await expect(figure(page).getByText('14 messages to and from 7 services, 0 lost').first()).toBeVisible()
})

test('a button pressed while its figure still loads is pressed when it lives', async ({ page }) => {
  let letGo = () => {}
  const held = new Promise<void>(done => {
    letGo = done
  })
  await page.route(/\/assets\/Figure-[\w-]+\.js$/, async route => {
    await held
    await route.continue()
  })
  await open(page, simulation)
  await press(page, 'Place Order')
  letGo()
  await expect(figure(page).getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect(figure(page).getByText('You went ahead without a prediction.')).toBeVisible()
})

test('keys step both ways, one step a press, and each press says one sentence', async ({ page }) => {
  await openFigure(page, simulation)
  await figure(page).focus()
  await page.keyboard.press('Home')
  const voice = figure(page).locator('p[role=status]')
  const there: string[] = []
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('ArrowRight')
    there.push((await voice.innerText()).trim())
  }
  expect(there.slice(0, 3)).toEqual(['You: Place Order.', 'Client is now placing.', 'Client sends POST /orders to Orders.'])
  expect(new Set(there).size).toBe(6)
  const back: string[] = []
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press('ArrowLeft')
    back.push((await voice.innerText()).replace(/^Back\. /, '').trim())
  }
  expect(back).toEqual(there.slice(0, 5).reverse())
  await page.keyboard.press('k')
  await expect(figure(page).getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.keyboard.press('+')
  await expect(figure(page).getByRole('combobox', { name: 'Speed' })).toHaveValue('2')
})

test('the question mark shows the keys, and Escape gives the figure back', async ({ page }) => {
  await openFigure(page, simulation)
  await figure(page).focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys of this figure' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('a link opens exactly its run at its moment, in its view', async ({ page, context }) => {
  await openFigure(page, simulation)
  await figure(page).getByRole('spinbutton', { name: 'Hop in ms' }).fill('80')
  await slider(page).fill('200000')
  await press(page, 'Break Payments')
  await press(page, 'Pause')
  await figure(page).getByRole('tab', { name: 'Sequence' }).click()
  await press(page, 'Link')
  const address = await figure(page).getByRole('textbox', { name: /^Link/ }).inputValue()
  const shown = await time(page).innerText()
  const other = await context.newPage()
  await other.goto(address)
  await expect(figure(other).getByRole('tab', { name: 'Sequence' })).toHaveAttribute('aria-selected', 'true')
  await expect(time(other)).toHaveText(shown)
  await expect(figure(other).getByRole('spinbutton', { name: 'Hop in ms' })).toHaveValue('80')
})

test('a link to a figure of a chapter goes to that figure', async ({ page }) => {
  await open(page, `${chapter}?figure=lost&scenario=response-lost&at=188043.43#lost`)
  const lost = page.locator('#lost')
  await expect(lost.getByRole('status', { name: 'Time of the run' })).toContainText('188.0 ms')
  await expect(lost).toBeInViewport()
})

test('words of the text open the figure at the moment they speak of', async ({ page }) => {
  await open(page, chapter)
  await page.getByRole('link', { name: 'before the split' }).click()
  await expect(time(page)).toContainText('42.8 ms')
  await expect(figure(page)).toBeInViewport()
  await expect(figure(page).getByRole('combobox', { name: 'Scenario' })).toHaveValue('monolith')
})

test('a hostile link says what is wrong and offers the default run', async ({ page }) => {
  await open(page, `${simulation}?scenario=%3Cimg%20src=x%20onerror=alert(1)%3E&at=9`)
  await expect(
    figure(page)
      .getByText(/This link does not fit this simulation/)
      .first(),
  ).toBeVisible()
  await press(page, 'Show the default run')
  await expect(time(page)).toContainText('156.0 ms')
})

test('a prediction is asked first, answered by the run, and remembered', async ({ page }) => {
  await openFigure(page, chapter)
  await figure(page)
    .getByRole('spinbutton', { name: /How many times does one service call another/ })
    .fill('5')
  await press(page, 'Predict')
  await press(page, 'Go to the end')
  await expect(figure(page).getByText('The run says 6; you said 5.')).toBeVisible()
  await expect(figure(page).getByText(/Shipping, though, does not know where Ines lives/)).toBeVisible()
  await page.reload()
  await figure(page).scrollIntoViewIfNeeded()
  await expect(figure(page).getByText('You have predicted this run before.')).toBeVisible()
})

test('the challenge is passed by the one answer that hurts', async ({ page }) => {
  await openFigure(page, simulation)
  await press(page, 'Set it up')
  await slider(page).fill('190000')
  await press(page, /^201 Created, response, Payments to Orders, on its way/)
  await press(page, 'Drop it')
  await figure(page).focus()
  await page.keyboard.press('End')
  await expect(figure(page).getByRole('group', { name: 'Challenge' }).getByText('Passed.')).toBeVisible()
})

test('two runs stand on one clock with their values next to each other', async ({ page }) => {
  await openFigure(page, simulation)
  await press(page, 'Compare')
  await press(page, 'Run it beside')
  await figure(page).focus()
  await page.keyboard.press('End')
  await expect(figure(page).getByRole('group', { name: 'The run it is compared with' })).toContainText('Pattern: in parallel')
  await expect(measure(page, 'elapsed')).toHaveText(/^\d+ ms\s*beside it \d+\s*$/)
})

test.describe('with less motion', () => {
  test.use({ reducedMotion: 'reduce' })

  test('the run jumps from step to step, and every control is there', async ({ page }) => {
    await openFigure(page, simulation)
    await figure(page).getByRole('tab', { name: 'Log' }).click()
    const lines = await figure(page).getByRole('tabpanel').getByRole('listitem').allInnerTexts()
    const steps = new Set(lines.map(line => Number.parseFloat(line)))
    await press(page, 'Place Order')
    // Every time that is ever shown, however fast or slowly it changes.
    const seen = new Set<number>()
    const shown = await time(page).evaluateHandle(output => {
      const texts: string[] = []
      new MutationObserver(() => texts.push(output.textContent ?? '')).observe(output, {
        subtree: true,
        childList: true,
        characterData: true,
      })
      return texts
    })
    await expect
      .poll(async () => {
        for (const text of await shown.jsonValue()) seen.add(Number.parseFloat(text.replace(',', '')))
        return seen.size
      })
      .toBeGreaterThan(5)
    expect([...seen].filter(at => !steps.has(at))).toEqual([])
    await expect(figure(page).getByRole('button', { name: 'Step forward' })).toBeVisible()
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('nothing scrolls sideways and every button of the transport is large enough to touch', async ({ page }) => {
    await openFigure(page, simulation)
    await figure(page).getByRole('button', { name: 'Place Order' }).tap()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    for (const name of ['Restart', 'Step back', 'Step forward', 'Place Order', 'Link', 'Compare']) {
      const box = await figure(page).getByRole('button', { name, exact: true }).boundingBox()
      expect.soft(box?.height, name).toBeGreaterThanOrEqual(44)
      expect.soft(box?.width, name).toBeGreaterThanOrEqual(44)
    }
    expect((await slider(page).boundingBox())?.height).toBeGreaterThanOrEqual(44)
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the picture, its numbers and its log stand there, and no control pretends to work', async ({ page }) => {
    await page.goto(chapter)
    await expect(figure(page).getByText('Orders sends POST /charges to Payments.').first()).toBeVisible()
    await expect(measure(page, 'round trips')).toHaveText('2')
    for (const name of ['Place Order', 'Play', 'Link', 'Predict'])
      await expect(figure(page).getByRole('button', { name, exact: true })).toBeHidden()
  })
})

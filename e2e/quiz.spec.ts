/** Questions: answered, explained, graded, kept, and answered before and without JavaScript. */
import type { Page } from 'playwright/test'
import { expect, open, test } from './support/journey.ts'

const chapter = 'chapters/the-problem/'
const lost = (page: Page) => page.getByRole('group', { name: /^Payments charges the card/ })

/** The answers in the log, first one first. */
const attempts = async (page: Page) => {
  const log = await page.evaluate(() => JSON.parse(localStorage.getItem('sc.progress') ?? '{"events":[]}'))
  return log.events.filter(({ kind }: { kind: string }) => kind === 'answered')
}

test('an answer says why at once, survives a reload, and the first try is the score', async ({ page }) => {
  await open(page, chapter)
  await lost(page).getByRole('radio', { name: 'One charge, TCP' }).check()
  await expect(lost(page).getByText('TCP repairs a live connection')).toBeVisible()
  await lost(page).getByRole('radio', { name: 'Two charges of 49.99' }).check()
  await expect(lost(page).getByText('TCP repairs a live connection')).toBeHidden()
  await expect(lost(page).getByText('Payments sees two wishes')).toBeVisible()
  await page.reload()
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
  await expect(lost(page).getByRole('radio', { name: 'Two charges of 49.99' })).toBeChecked()
  await expect(page.getByText('Right at try 2. The score keeps the first.')).toBeVisible()
  await expect(page.getByText('0 of 7 right at the first try, 1 more at a later one. 6 still open.')).toBeVisible()
})

test('the link under a prediction opens the run that answered it', async ({ page }) => {
  await open(page, chapter)
  await lost(page).getByRole('radio', { name: 'Two charges of 49.99' }).check()
  await page.getByRole('link', { name: 'Watch the run that says so' }).first().click()
  await expect(page).toHaveURL(/\/simulations\/place-order\/\?scenario=response-lost$/)
})

test('the keyboard looks around with arrows and answers with Space', async ({ page }) => {
  await open(page, chapter)
  await lost(page).getByRole('radio').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(lost(page).getByRole('radio').nth(2)).toBeFocused()
  expect(await attempts(page)).toEqual([])
  await page.keyboard.press('Space')
  await expect(lost(page).getByRole('radio').nth(2)).toBeChecked()
  expect(await attempts(page)).toHaveLength(1)
})

test('an answer given before the script has come is kept as the first try', async ({ page }) => {
  let letGo = () => {}
  const held = new Promise<void>(done => {
    letGo = done
  })
  await page.route(/\/assets\/.*\.js$/, async route => {
    await held
    await route.continue()
  })
  await page.goto(chapter, { waitUntil: 'commit' })
  await lost(page).getByRole('radio', { name: 'Two charges of 49.99' }).check()
  await expect(lost(page).getByText('Payments sees two wishes')).toBeVisible()
  letGo()
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
  await expect(page.getByText('Right at the first try.', { exact: true })).toBeVisible()
  expect(await attempts(page)).toMatchObject([{ item: 'lost-response', right: true, early: true }])
})

test('checkboxes are graded together, and only what was wrong is tried again', async ({ page }) => {
  await open(page, chapter)
  const signs = page.getByRole('group', { name: /signs of a distributed monolith/ })
  await signs.getByRole('checkbox', { name: /write the same tables/ }).check()
  await signs.getByRole('checkbox', { name: /twenty services/ }).check()
  await signs.getByRole('button', { name: 'Check' }).click()
  await expect(signs.getByRole('checkbox', { name: /write the same tables/ })).toBeDisabled()
  await expect(signs.getByText('The number alone shows nothing.')).toBeVisible()
  await signs.getByRole('checkbox', { name: /twenty services/ }).uncheck()
  await signs.getByRole('checkbox', { name: /released together/ }).check()
  await signs.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText('Right at try 2. The score keeps the first.')).toBeVisible()
})

test('a number takes a decimal comma and says what is no number', async ({ page }) => {
  await open(page, chapter)
  const share = page.getByRole('group', { name: /^Six services must all answer/ })
  const field = share.getByRole('textbox', { name: 'Your answer in %' })
  await field.fill('nearly all')
  await field.press('Enter')
  await expect(share.getByText('That is not a number.')).toBeVisible()
  await field.fill('99,4')
  await share.getByRole('button', { name: 'Check' }).click()
  await expect(share.getByText('0.999 taken six times is 0.99401.')).toBeVisible()
  await expect(page.getByText('Right at the first try.', { exact: true })).toBeVisible()
})

test('cards are put in order with buttons alone, and the focus goes with the card', async ({ page }) => {
  await open(page, chapter)
  const families = page.getByRole('group', { name: /find, talk and survive/ })
  const order = families.getByRole('list', { name: 'Your order' })
  await families.getByRole('button', { name: 'Leave out: A rounding bug' }).press('Enter')
  await expect(families.getByRole('button', { name: 'Put back: A rounding bug' })).toBeFocused()
  // Bubble the cards into place, as a reader would.
  for (const name of ['Orders still calls', 'A partner still sends']) {
    const up = families.getByRole('button', { name: `Move up: ${name}` })
    for (let n = 0; n < 2; n++) await up.press('Enter')
  }
  await families.getByRole('button', { name: 'Move down: A partner still sends' }).press('Enter')
  await expect(order.getByRole('listitem')).toHaveText([/Orders still calls/, /A partner still sends/, /A repeated request/])
  await families.getByRole('button', { name: 'Check' }).click()
  await expect(families.getByText('Find: names, caches, discovery.')).toBeVisible()
  await expect(page.getByText('Right at the first try.', { exact: true })).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('radio buttons explain, and the other kinds show their answers in a fold', async ({ page }) => {
    await page.goto(chapter)
    await lost(page).getByRole('radio', { name: 'No charge' }).check()
    await expect(lost(page).getByText('A timeout ends the waiting at the caller')).toBeVisible()
    const families = page.getByRole('group', { name: /find, talk and survive/ })
    // Playwright's text matching leaves out what stands in <noscript>.
    await families.locator('summary').click()
    await expect(families.locator('details')).toContainText('Left out: A rounding bug')
    await expect(families.locator('details li').last()).toBeVisible()
  })
})

/** How a journey takes hold of a figure: by the names and roles that its reader has. */
import { expect, type Locator, type Page } from 'playwright/test'
import { open } from './journey.ts'

/** The figure of the shop on the front page, the first of chapter 0 and that of the simulation's own page. */
export const shop = (page: Page) => page.getByRole('figure', { name: 'You click once; every arrow that follows can fail' }).first()

export const timeOf = (figure: Locator) => figure.getByRole('status', { name: 'Time of the run' })
export const sliderOf = (figure: Locator) => figure.getByRole('slider', { name: 'Moment of the run' })

/** The value of a measure, by a part of its name. */
export const measureOf = (figure: Locator, name: string) =>
  figure.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd')

/** Presses a button of the figure. */
export const pressIn = (figure: Locator, name: string | RegExp) =>
  figure
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

/** Where the playhead stands, in ms. */
export const nowIn = async (figure: Locator) => Number.parseFloat((await timeOf(figure).innerText()).replace(',', ''))

/** Waits until a figure has come to life: its tabs answer. */
export async function alive(figure: Locator) {
  await figure.scrollIntoViewIfNeeded()
  await figure.getByRole('tab', { name: 'Log' }).click()
  await expect(figure.getByRole('tab', { name: 'Log' })).toHaveAttribute('aria-selected', 'true')
  await figure.getByRole('tab').first().click()
}

/** Opens a page whose figure has come to life. */
export async function openFigure(page: Page, address: string) {
  await open(page, address)
  await alive(shop(page))
}

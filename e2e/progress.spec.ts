/** Progress: shown, carried in a file, forgotten, shared between tabs, and safe in a browser whose storage is in trouble. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { expect, open, test } from './support/journey.ts'

const chapter = 'chapters/the-problem/'

async function answer(page: Page, option = 'Two charges of 49.99') {
  await page.getByRole('radio', { name: option }).check()
}

/** The chapter's line on the progress page for the question about the lost response. */
const line = (page: Page) => page.getByRole('listitem').filter({ hasText: 'Payments charges the card' })

test('what was answered in a chapter stands on the progress page, and what is missing too', async ({ page }) => {
  await open(page, chapter)
  await answer(page)
  await open(page, 'progress/')
  await expect(line(page)).toContainText('right')
  await expect(page.getByText('1 of 7 questions answered')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'A call times out after 2 s' })).toContainText('open')
  await expect(page.getByText(/last saved/)).toBeVisible()
})

test('a file carries progress to another browser, where it merges', async ({ page, browser, baseURL }, info) => {
  await open(page, chapter)
  await answer(page)
  await open(page, 'progress/')
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download progress' }).click()
  const file = info.outputPath('progress.json')
  await (await downloading).saveAs(file)
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ schema: 1, events: [{ item: 'lost-response', right: true }] })

  const elsewhere = await browser.newContext({ ...(baseURL ? { baseURL } : {}) })
  const other = await elsewhere.newPage()
  await open(other, chapter)
  await other.getByRole('radio', { name: 'That the callee is down' }).check()
  await open(other, 'progress/')
  await other.getByLabel('Progress file').setInputFiles(file)
  await expect(other.getByRole('status').filter({ hasText: /entr(y|ies) added/ })).toBeVisible()
  await expect(line(other)).toContainText('right')
  await expect(other.getByText('2 of 7 questions answered')).toBeVisible()
  await elsewhere.close()
})

test('a file that is no progress file is refused in words, and nothing changes', async ({ page }) => {
  await open(page, chapter)
  await answer(page)
  await open(page, 'progress/')
  const file = page.getByLabel('Progress file')
  for (const [text, said] of [
    ['<html>', 'That file is no JSON'],
    ['{"theme":"dark"}', 'is not a progress file of this course'],
    ['{"schema":99}', 'comes from a newer version'],
    ['9'.repeat(5_000_001), 'is larger than 5 MB'],
  ] as const) {
    await file.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible()
  }
  await expect(line(page)).toContainText('right')
})

test('forgetting asks first, and then forgets in every tab', async ({ page, context }) => {
  await open(page, chapter)
  await answer(page)
  const second = await context.newPage()
  await open(second, 'progress/')
  await expect(line(second)).toContainText('right')
  await open(page, 'progress/')
  await page.getByRole('button', { name: 'Forget everything' }).click()
  await expect(page.getByRole('button', { name: 'Keep it', exact: true })).toBeFocused()
  await page.getByRole('button', { name: 'Delete all of it' }).click()
  await expect(line(page)).toContainText('open')
  await expect(line(second)).toContainText('open')
  expect(await page.evaluate(() => localStorage.getItem('sc.progress'))).toBeNull()
})

test('two tabs keep the answers of both', async ({ page, context }) => {
  const second = await context.newPage()
  await open(page, chapter)
  await open(second, chapter)
  await answer(page)
  await second.getByRole('radio', { name: 'That the callee is down' }).check()
  await page.reload()
  const kept = await page.evaluate(() =>
    JSON.parse(localStorage.getItem('sc.progress') ?? '').events.map((event: { item: string }) => event.item),
  )
  expect(kept).toEqual(expect.arrayContaining(['lost-response', 'timeout-knows']))
})

test.describe('storage in trouble', () => {
  test('denied: the course works, grades, and says that nothing will last', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    await open(page, chapter)
    await answer(page)
    await expect(page.getByText('Right at the first try.', { exact: true })).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: 'does not let this site store anything' })).toBeVisible()
  })

  test('full: the course works, and what was saved before is still there', async ({ page }) => {
    await open(page, chapter)
    await answer(page)
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await page.reload()
    await page.getByRole('radio', { name: 'That the callee is down' }).check()
    await expect(page.getByRole('status').filter({ hasText: 'is full' })).toBeVisible()
    const kept = await page.evaluate(() =>
      JSON.parse(localStorage.getItem('sc.progress') ?? '').events.map((event: { item: string }) => event.item),
    )
    expect(kept).toContain('lost-response')
  })

  for (const [kind, bytes, said] of [
    ['corrupt', '{"schema":1,"eve', 'is damaged'],
    ['foreign', '{"theme":"dark"}', 'there is something else'],
    ['newer', '{"schema":99}', 'newer version'],
  ] as const) {
    test(`${kind}: the old bytes are kept aside, the reader is told, and can download them`, async ({ page }) => {
      // Written by the document that reads it: what one document writes, the next may see a moment late.
      await page.addInitScript(text => {
        if (sessionStorage.getItem('was here')) return
        sessionStorage.setItem('was here', 'yes')
        localStorage.setItem('sc.progress', text)
      }, bytes)
      await open(page, chapter)
      await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible()
      await answer(page)
      await page.reload()
      await expect(page.getByRole('radio', { name: 'Two charges of 49.99' })).toBeChecked()
      expect(await page.evaluate(() => localStorage.getItem('sc.progress.aside.1'))).toBe(bytes)
      await open(page, 'progress/')
      await expect(page.getByRole('button', { name: 'Download sc.progress.aside.1' })).toBeVisible()
    })
  }
})

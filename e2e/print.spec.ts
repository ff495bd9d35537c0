/** A chapter on paper: words, figure and log; no controls; dark ink on a light ground whatever the theme. */

import { expect, open, test } from './support/journey.ts'

test('a printed chapter keeps its words and figure and leaves the controls out', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await open(page, 'chapters/the-problem/')
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('figure').first().locator('svg[role=img]:visible, svg:visible').first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Restart/ }).first()).toBeHidden()
  await expect(page.getByRole('banner')).toBeHidden()
  const [ground, ink] = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body)
    return [backgroundColor, color].map(value => value.match(/[\d.]+/g)?.map(Number) ?? [])
  })
  expect(ground?.[3] === 0 || Math.min(...(ground ?? []).slice(0, 3)) > 200).toBe(true)
  expect(Math.max(...(ink ?? []).slice(0, 3))).toBeLessThan(100)
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.length).toBeGreaterThan(10_000)
})

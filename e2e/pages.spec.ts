/** What every page of the course promises, whatever it holds. */

import { addresses, expect, open, test } from './support/journey.ts'

test('every page comes alive without a complaint of the browser, and names itself', async ({ page }) => {
  test.setTimeout(600_000)
  const titles = new Map<string, string>()
  for (const address of addresses()) {
    await test.step(address || 'front page', async () => {
      await open(page, address)
      const title = await page.title()
      expect.soft(titles.get(title), `"${title}" is the title of one page only`).toBeUndefined()
      titles.set(title, address)
      expect.soft(await page.locator('meta[name=description]').getAttribute('content')).toMatch(/\w{3}/)
      expect.soft(await page.locator('h1').count(), `one h1 on ${address}`).toBe(1)
    })
  }
})

test('the policy of every page admits no inline script, no eval and nothing from elsewhere', async ({ page }) => {
  for (const address of [...addresses(), '404.html']) {
    const policy = (await (await page.request.get(address)).text()).match(/Content-Security-Policy" content="([^"]*)"/)?.[1] ?? ''
    const directives = Object.fromEntries(policy.split('; ').map(directive => directive.split(/ (.*)/s)))
    expect.soft(directives['default-src'], address).toBe("'none'")
    expect.soft(directives['script-src'], address).toMatch(/^'self' 'wasm-unsafe-eval' 'sha256-[^']+'$/)
    expect.soft(directives['style-src'], address).toMatch(/^'self' 'sha256-[^']+'$/)
    expect.soft(policy, address).not.toContain('http')
  }
})

test.describe('an intruder', () => {
  test.use({ expectedMessages: [/Content Security Policy/] })

  test('a script that gets into a page is refused', async ({ page }) => {
    await open(page, '')
    const ran = await page.evaluate(async () => {
      const refused = new Promise<string>(resolve => {
        document.addEventListener(
          'securitypolicyviolation',
          violation => {
            violation.stopImmediatePropagation()
            resolve(violation.violatedDirective)
          },
          { once: true, capture: true },
        )
      })
      const script = document.createElement('script')
      script.textContent = 'document.title = "taken over"'
      document.head.append(script)
      return { directive: await refused, title: document.title }
    })
    expect(ran.directive).toBe('script-src-elem')
    expect(ran.title).not.toBe('taken over')
  })
})

test.describe('nowhere', () => {
  test.use({ expectedMessages: [/status of 404/] })

  test('an unknown address answers 404, with a page that leads back into the course', async ({ page }) => {
    for (const address of ['no-such-page/', 'chapters/no-such-chapter/', 'simulations/no-such-simulation/deep/down']) {
      const response = await page.goto(address)
      expect(response?.status()).toBe(404)
      await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    }
    await page.getByRole('main').getByRole('link').first().click()
    await expect(page.locator('html[data-hydrated]')).toBeAttached()
    expect(new URL(page.url()).pathname).not.toContain('no-such')
  })
})

test('a deep link opens its own page, with or without the closing slash, and a refresh stays there', async ({ page }) => {
  await open(page, 'chapters/the-problem')
  expect(new URL(page.url()).pathname).toMatch(/\/chapters\/the-problem\/$/)
  const heading = await page.getByRole('heading', { level: 1 }).textContent()
  await page.reload()
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading ?? '')
})

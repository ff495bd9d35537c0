/** The `test` of every journey: it also fails on what no reader would report: console errors, refused content, requests that leave the site. */

import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { test as base, expect, type Page } from 'playwright/test'
import { addressOf, atRoot, underBase } from '../sites.mjs'

export { expect }

/** Console messages that a journey expects, such as the one a browser writes for a page that answers 404. */
type Options = { expectedMessages: RegExp[] }

export const test = base.extend<Options & { complaints: undefined }>({
  expectedMessages: [[], { option: true }],
  complaints: [
    async ({ context, expectedMessages }, use) => {
      const complaints: string[] = []
      const complain = (text: string) => {
        if (!expectedMessages.some(expected => expected.test(text))) complaints.push(text)
      }
      const ours = [underBase, atRoot].map(site => new URL(addressOf(site)).origin)
      context.on('request', request => {
        const { origin, protocol } = new URL(request.url())
        if (/^https?:$/.test(protocol) && !ours.includes(origin)) complain(`request left the site: ${request.url()}`)
      })
      context.on('requestfailed', request => {
        if (request.failure()?.errorText !== 'net::ERR_ABORTED')
          complain(`request failed: ${request.url()} ${request.failure()?.errorText}`)
      })
      context.on('console', message => {
        if (['error', 'warning', 'assert'].includes(message.type()))
          complain(`console.${message.type()} at ${message.page()?.url()}: ${message.text()}`)
      })
      context.on('weberror', error => complain(`thrown at ${error.page()?.url()}: ${error.error().stack}`))
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', violation =>
          console.error(`refused by the policy: ${violation.violatedDirective} ${violation.blockedURI} ${violation.sample}`),
        )
      })
      await use(undefined)
      expect(complaints, 'what the browser complained about').toEqual([])
    },
    { auto: true },
  ],
})

/** Every address of the built site, relative to its base ('' is the front page). Only inside a test: the site is built before the first one. */
export function addresses(): string[] {
  const files = readdirSync(underBase.folder, { recursive: true, encoding: 'utf8' })
  return files
    .filter(file => file === 'index.html' || file.endsWith(`${sep}index.html`))
    .map(file => relative('.', join(file, '..')).split(sep).join('/'))
    .map(folder => (folder ? `${folder}/` : ''))
    .sort()
}

/** Opens an address and waits until the page is alive. */
export async function open(page: Page, address: string) {
  const response = await page.goto(address)
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
  return response
}

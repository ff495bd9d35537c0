/** A document that arrives slowly: the scripts are there before its last words are. */
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { addressOf, underBase } from './sites.mjs'
import { expect, test } from './support/journey.ts'

test.use({ expectedMessages: [/^request left the site: http:\/\/127\.0\.0\.1:/] })

const path = 'chapters/the-problem/'

test('a page is brought to life when its last words have come, not before', async ({ page }) => {
  const document = await readFile(join(underBase.folder, path, 'index.html'), 'utf8')
  const half = document.indexOf('</main>') / 2
  let waiting: ServerResponse | undefined
  const server = createServer(async (request, response) => {
    if (request.url === `${underBase.base}${path}`) {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.write(document.slice(0, half))
      waiting = response
      return
    }
    const answer = await fetch(new URL(request.url ?? '', addressOf(underBase)))
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  try {
    const entry = page.waitForResponse(/\/assets\/index-.*\.js$/)
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${underBase.base}${path}`, { waitUntil: 'commit' })
    await (await entry).finished()
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/assets/index-')))
    waiting?.end(document.slice(half))
    await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
    await expect(page.getByRole('group', { name: /^Payments charges the card/ })).toBeVisible()
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

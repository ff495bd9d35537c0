/** Every link and anchor leads somewhere, wherever the site stands. */

import { addressOf, atRoot, underBase } from './sites.mjs'
import { addresses, expect, test } from './support/journey.ts'

for (const [where, site] of [
  ['under a base path', underBase],
  ['at the root of a host', atRoot],
] as const) {
  test(`every address that a page names exists ${where}`, async ({ request }) => {
    const home = addressOf(site)
    const answers = new Map<string, Promise<{ status: number; text: string }>>()
    const fetched = (url: string) => {
      const known = answers.get(url)
      if (known) return known
      const answer = request.get(url, { maxRedirects: 0 }).then(async response => ({
        status: response.status(),
        text: response.headers()['content-type']?.startsWith('text/html') ? await response.text() : '',
      }))
      answers.set(url, answer)
      return answer
    }
    const broken: string[] = []
    for (const address of [...addresses(), '404.html']) {
      const from = new URL(address, home).href
      const { text } = await fetched(from)
      const named = [...text.matchAll(/\s(?:href|src|data-entry)="([^"]*)"/g)].map(match => (match[1] ?? '').replaceAll('&amp;', '&'))
      for (const name of new Set(named)) {
        const url = new URL(name, from)
        if (!/^https?:$/.test(url.protocol)) continue
        if (url.origin !== new URL(home).origin) continue // a source; the course itself never asks for it
        const { status, text: target } = await fetched(url.href.split('#')[0] ?? '')
        if (status !== 200) broken.push(`${address || 'front page'} names ${name}: ${status}`)
        const anchor = decodeURIComponent(url.hash.slice(1))
        if (anchor && target && !target.includes(` id="${anchor}"`)) broken.push(`${address || 'front page'} names ${name}: no such anchor`)
      }
    }
    expect(broken).toEqual([])
    expect(answers.size).toBeGreaterThan(addresses().length)
  })
}

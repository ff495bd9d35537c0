/** Makes the floor: the words of a chapter in one bare file, without script, to which its page is compared. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const sheet = `body{margin:0 auto;max-width:660px;padding:50px 20px;font:19px/1.62 Georgia,'DejaVu Serif',serif;background:#fcfbf8;color:#1d1c1a}
h1{font-size:50px;line-height:1.08}h2{font-size:28px}pre{overflow:auto;font-size:14px}`

/** Writes `floor/index.html` into the site's folder from what the page at `address` says without JavaScript. */
export async function makeFloor(browser, address, folder) {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(address)
  const blocks = await page.evaluate(() => {
    const wanted = 'h1, h2, h3, h4, p, li, pre, legend, label, figcaption, dt, dd, td, th'
    const found = [...document.querySelectorAll(wanted)].filter(
      element => !element.parentElement?.closest(wanted) && element.textContent?.trim(),
    )
    return found.map(element => [
      /^(H\d|PRE)$/.test(element.tagName) ? element.tagName.toLowerCase() : 'p',
      element.textContent?.trim() ?? '',
    ])
  })
  await context.close()
  const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const body = blocks.map(([tag, text]) => `<${tag}>${escaped(text)}</${tag}>`).join('\n')
  mkdirSync(join(folder, 'floor'), { recursive: true })
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Floor</title><style>${sheet}</style>`
  writeFileSync(join(folder, 'floor/index.html'), `<!doctype html><html lang="en">${head}<body>${body}`)
}

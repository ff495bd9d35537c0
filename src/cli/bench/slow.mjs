/** Opens pages on a slow line and a slow processor, in turn with the floor, and compares what a reader waits for. */

import { atMost, median } from './statistics.mjs'

const PAIRS = 5
/** Chromium's own "slow 4G": 562.5 ms a request, 1.44 Mbit/s down, 675 kbit/s up, and a processor slowed four times. */
const line = { offline: false, latency: 562.5, downloadThroughput: 1_440_000 / 8, uploadThroughput: 675_000 / 8 }
const processor = { rate: 4 }

/** Runs in the page before anything else: records paints, shifts and long tasks, and acts as soon as a reader could. */
function observe(act) {
  const seen = { text: null, largest: null, shift: 0, tasks: [], explained: null, kept: null, answered: null }
  globalThis.seen = seen
  const watch = (type, each) => new PerformanceObserver(list => list.getEntries().forEach(each)).observe({ type, buffered: true })
  watch('paint', entry => {
    if (entry.name === 'first-contentful-paint') seen.text = entry.startTime
  })
  watch('largest-contentful-paint', entry => {
    seen.largest = entry.startTime
  })
  watch('layout-shift', entry => {
    if (!entry.hadRecentInput) seen.shift += entry.value
  })
  watch('longtask', entry => seen.tasks.push([entry.startTime, entry.duration]))

  const painted = name => requestAnimationFrame(() => setTimeout(() => (seen[name] ??= performance.now())))
  const tick = () => {
    if (seen.text !== null && act === 'answer') {
      const option = document.querySelector('input[type=radio][name^="quiz-"]')
      if (option && !option.checked && seen.explained === null) {
        const isHidden = element => getComputedStyle(element).display === 'none'
        const hidden = [...option.closest('fieldset').querySelectorAll('*')].filter(isHidden)
        option.click()
        if (hidden.some(element => !isHidden(element))) painted('explained')
      }
      if (seen.kept === null && localStorage.getItem('sc.progress')) painted('kept')
    }
    if (seen.text !== null && act === 'order' && seen.answered === null) {
      const button = [...document.querySelectorAll('figure button, [role=figure] button')].find(
        each => each.textContent?.trim() === 'Place Order',
      )
      const figure = button?.closest('figure, [role=figure]')
      if (figure) {
        const before = figure.textContent
        button.click()
        queueMicrotask(() => {
          if (figure.textContent !== before) painted('answered')
        })
      }
    }
    setTimeout(tick, 20)
  }
  tick()
}

/** One visit with an empty cache; `act` is what the reader does at once. */
async function visit(browser, url, act, then) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', line)
  await session.send('Emulation.setCPUThrottlingRate', processor)
  await page.addInitScript(observe, act)
  const fonts = []
  page.on('requestfinished', request => {
    if (request.resourceType() === 'font') fonts.push(request.timing().startTime + request.timing().responseEnd)
  })
  await page.goto(url, { waitUntil: 'load' })
  if (act !== 'read') await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
  await page.waitForTimeout(act === 'read' ? 500 : 4000)
  // Read first: what a later page paints in the same document is no part of this one.
  const seen = await page.evaluate(() => ({ ...globalThis.seen, origin: performance.timeOrigin }))
  const more = then ? await then(page) : {}
  await context.close()
  const blocking = seen.tasks.filter(([start]) => start >= seen.text).reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0)
  return { ...seen, ...more, blocking, early: fonts.filter(at => at < seen.origin + seen.text).length }
}

/** Goes to the chapter's foot, where the next chapter is fetched ahead, then follows the link to it and waits for that chapter's text. */
async function follow(page) {
  await page.evaluate(() => document.querySelector('a[data-near][href*="/chapters/"]:last-of-type')?.scrollIntoView())
  await page.waitForTimeout(6000)
  return page.evaluate(async () => {
    const link = [...document.querySelectorAll('a[data-near][href*="/chapters/"]')].at(-1)
    if (!link) return { followed: null }
    const before = document.querySelector('h1').textContent
    const from = performance.now()
    link.click()
    while (document.querySelector('h1')?.textContent === before || !document.querySelector('main [data-still]')) {
      if (performance.now() - from > 10_000) return { followed: null }
      await new Promise(resolve => setTimeout(resolve, 4))
    }
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
    return { followed: performance.now() - from }
  })
}

/** Rows of ratios to the floor, medians of five pairs. */
export async function measureSlow(browser, address, chapter) {
  const floor = []
  const read = []
  const landing = []
  for (let pair = 0; pair < PAIRS; pair += 1) {
    floor.push(await visit(browser, `${address}floor/`, 'read'))
    read.push(await visit(browser, `${address}${chapter}`, 'answer', follow))
    landing.push(await visit(browser, address, 'order'))
  }
  const base = median(floor.map(({ largest }) => largest))
  const ratio = (what, visits, key, limit) => {
    const values = visits.map(visited => visited[key]).filter(value => value !== null)
    if (values.length < visits.length)
      return { what, measured: `${visits.length - values.length} of ${visits.length} never`, limit: `${limit} x floor`, ok: false }
    return atMost(what, median(values) / base, limit, 'x floor', 2)
  }
  const worst = (what, key, limit, unit, digits) =>
    atMost(what, Math.max(median(read.map(v => v[key])), median(landing.map(v => v[key]))), limit, unit, digits)
  return [
    { what: 'slow: floor, largest text painted', measured: `${base.toFixed(0)} ms`, limit: 'reported' },
    ratio('slow: chapter, largest text painted', read, 'largest', 1.15),
    ratio('slow: chapter, text readable', read, 'text', 1.15),
    ratio('slow: landing page, largest text painted', landing, 'largest', 1.15),
    ratio('slow: first answer explained', read, 'explained', 1.2),
    ratio('slow: first answer graded and kept', read, 'kept', 2.6),
    ratio('slow: figure answers its first click', landing, 'answered', 3.5),
    ratio('slow: next chapter painted after the click', read, 'followed', 0.2),
    worst('slow: blocking time', 'blocking', 150, 'ms', 0),
    worst('slow: layout shift', 'shift', 0, '', 4),
    worst('fonts arrived before the first paint', 'early', 0, 'files', 0),
  ]
}

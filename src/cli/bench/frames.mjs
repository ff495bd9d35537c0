/** Reads frames off a page: what the main thread did for each, and when each was shown. */

const COUNTED = new Set([
  'FunctionCall',
  'EvaluateScript',
  'FireAnimationFrame',
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
  'RunMicrotasks',
  'EventDispatch',
  'TimerFire',
])

/** Main-thread milliseconds of script, style and layout between one animation frame and the next, nested events counted once. */
function frameCosts(events) {
  const main = events.filter(({ ph, name }) => ph === 'X' && COUNTED.has(name)).sort((a, b) => a.ts - b.ts || b.dur - a.dur)
  const costs = []
  let until = 0
  for (const { name, ts, dur = 0 } of main) {
    if (name === 'FireAnimationFrame' && ts >= until) costs.push(0)
    if (ts + dur <= until) continue
    if (costs.length) costs[costs.length - 1] += (ts + dur - Math.max(ts, until)) / 1000
    until = ts + dur
  }
  return costs
}

/** Traces a page while `work` is done, and gives the cost of each frame in ms. */
export async function costsDuring(page, work) {
  const session = await page.context().newCDPSession(page)
  const events = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value))
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] },
    transferMode: 'ReportEvents',
  })
  await work()
  const complete = new Promise(resolve => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  return frameCosts(events)
}

/** The gaps between the frames that a page shows in so many ms. */
export function gapsIn(page, ms) {
  return page.evaluate(
    ms =>
      new Promise(resolve => {
        const times = []
        const from = performance.now()
        const count = now => {
          times.push(now)
          if (performance.now() - from < ms) requestAnimationFrame(count)
          else resolve(times.slice(1).map((time, i) => time - times[i]))
        }
        requestAnimationFrame(count)
      }),
    ms,
  )
}

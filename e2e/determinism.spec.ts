/** The same run, here and there: the hash of a trace in the browser is that of the command line in Node. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Locator } from 'playwright/test'
import { sim } from '../src/cli/sim.ts'
import { registry, simulationIds } from '../src/simulations/registry.ts'
import { nowIn, openFigure, pressIn, shop, sliderOf } from './support/figure.ts'
import { expect, open, test } from './support/journey.ts'

const hashOf = (figure: Locator) => figure.getByRole('textbox', { name: /^Trace hash/ })
const hash = (json: string) => (JSON.parse(json) as { hash: string }).hash

/** Runs the line that the figure shows, in a shell, as a reader would. */
async function inNode(figure: Locator) {
  const command = await figure.getByRole('textbox', { name: /^Command/ }).inputValue()
  const { stdout } = await promisify(execFile)('sh', ['-c', `${command} --json`], { maxBuffer: 100_000_000 })
  // npm says first what it runs.
  return hash(stdout.slice(stdout.indexOf('{')))
}

for (const id of simulationIds) {
  test(`every scenario of ${id} has the trace hash of Node`, async ({ page }) => {
    test.setTimeout(300_000)
    await open(page, `simulations/${id}/`)
    const figure = page.getByRole('figure').first()
    await pressIn(figure, 'Link')
    const { scenarios } = await registry[id]()
    const seen = new Set<string>()
    for (const [scenario, { title }] of Object.entries(scenarios)) {
      await figure.getByRole('combobox', { name: 'Scenario', exact: true }).selectOption(title)
      const { output } = await sim([id, '--scenario', scenario, '--json'])
      await expect(hashOf(figure), scenario).toHaveValue(hash(output))
      seen.add(hash(output))
    }
    expect(seen.size, 'no two scenarios are one run').toBe(Object.keys(scenarios).length)
  })
}

for (const [what, link] of [
  ['another seed', 'v=1&scenario=happy&seed=4294967295&set=spread:0.9'],
  ['messages dropped and delayed by hand', 'v=1&scenario=async&do=120ms:drop=orders:payments:1&do=200ms:delay=payments:orders:1:2500'],
  ['loss by chance, in parallel, with retries', 'v=1&scenario=parallel&seed=20&set=lossPercent:30&set=retries:3&set=hopMs:7&at=60000.20'],
] as const) {
  test(`a link with ${what} opens the run that its command line makes in Node`, async ({ page }) => {
    await open(page, `simulations/place-order/?${link}`)
    const figure = shop(page)
    await expect(figure.getByText(/This link does not fit/)).toBeHidden()
    await pressIn(figure, 'Link')
    const shown = await hashOf(figure).inputValue()
    expect(shown).toMatch(/^[0-9a-f]{16}$/)
    expect(shown).toBe(await inNode(figure))
    await figure.getByRole('combobox', { name: 'Scenario', exact: true }).selectOption('One after another, nothing fails')
    await expect(hashOf(figure), 'the link was another run than the default').not.toHaveValue(shown)
  })
}

test('neither speed nor scrubbing changes a run, and what a hand does at an instant is the same however one came there', async ({
  page,
}) => {
  const dropped: string[] = []
  for (const speed of ['8', '0.25']) {
    await openFigure(page, 'simulations/place-order/')
    const figure = shop(page)
    await pressIn(figure, 'Link')
    const untouched = await hashOf(figure).inputValue()
    await figure.getByRole('combobox', { name: 'Speed' }).selectOption(speed)
    await pressIn(figure, 'Play')
    // Fast to the end, slowly for a moment.
    if (speed === '8') await expect(figure.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
    else {
      await expect.poll(() => nowIn(figure)).toBeGreaterThan(2)
      await pressIn(figure, 'Pause')
    }
    await expect(hashOf(figure)).toHaveValue(untouched)
    for (const moment of ['400000', '12345', '190000']) await sliderOf(figure).fill(moment)
    await expect(hashOf(figure)).toHaveValue(untouched)
    await pressIn(figure, /^201 Created, response, Payments to Orders, on its way/)
    await pressIn(figure, 'Drop it')
    await expect(hashOf(figure)).not.toHaveValue(untouched)
    dropped.push(await hashOf(figure).inputValue())
  }
  expect(dropped[1]).toBe(dropped[0])
  expect(await inNode(shop(page))).toBe(dropped[0])
})

/** For the tests of chapters: what a reader sees who follows a link into a run. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readLink } from '../../src/engine/link.ts'
import { sentence } from '../../src/engine/sentences.ts'
import { simulate } from '../../src/engine/simulate.ts'
import { isStep } from '../../src/engine/steps.ts'
import { indexTrace } from '../../src/engine/trace-index.ts'
import { registry, type SimulationId } from '../../src/simulations/registry.ts'

/** The last line of the log when a reader opens `link` in a figure of `simulation`. */
async function arrival(id: SimulationId, link: string): Promise<string> {
  const simulation = await registry[id]()
  const { input, at } = readLink(simulation, link)
  const { events } = simulate(simulation, input)
  const last = events
    .filter(event => isStep(event, events) && at && (event.at < at.at || (event.at === at.at && event.seq <= at.seq)))
    .at(-1)
  return last ? sentence(simulation, indexTrace(events), last) : ''
}

/**
 * Holds every `<Moment>` on the pages of the chapter beside `test` (its `import.meta.url`) to what its words promise: `shown` gives, for
 * the words of each link, what the log's last line contains on arrival. Two links of one chapter may not have the same words.
 */
export function momentsShow(test: string, shown: Readonly<Record<string, string>>): void {
  const folder = new URL('./', test)
  const pages = readdirSync(folder).filter(name => name.endsWith('.mdx'))
  const moments = pages.flatMap(name => momentsOf(readFileSync(new URL(name, folder), 'utf8')))

  it('every link into a run is listed here, by words of its own', () => {
    expect(moments.map(({ words }) => words).sort()).toEqual(Object.keys(shown).sort())
  })

  it.each(moments)('the link "$words" shows what it says', async ({ id, link, words }) => {
    expect(await arrival(id, link)).toContain(shown[words])
  })
}

/** The links into runs of one page, each with the simulation of its figure. */
function momentsOf(text: string) {
  const figures = new Map(
    [...text.matchAll(/<Sim\s[^>]*?\bid="([\w-]+)"[^>]*?\bfigure="(\w+)"/g)].map(([, id, figure]) => [figure, id as SimulationId]),
  )
  return [...text.matchAll(/<Moment figure="(\w+)" link="([^"]*)">([^<]*)</g)].map(([, figure = '', link = '', words = '']) => ({
    id: figures.get(figure) as SimulationId,
    link,
    words,
  }))
}

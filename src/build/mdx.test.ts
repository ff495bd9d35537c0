/** The course's own elements, through the compiler that builds the chapters: what a page gets, and what an author is told. */

import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { readChapters, wholePagesOf } from './chapters.ts'
import { load } from './load.ts'
import { chapterPlugins } from './mdx.ts'
import type { Simulations } from './measured.ts'

const compiler = chapterPlugins()[0] as Plugin & { transform: (text: string, id: string) => Promise<{ code: string }> }

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chapter-'))
  mkdirSync(join(folder, 'samples'))
  writeFileSync(join(folder, 'samples/pay.ts'), 'export const cents = 4_999\n')
  writeFileSync(join(folder, 'samples/pay.py'), 'cents = 4_999\n')
  writeFileSync(join(folder, 'samples/half.ts'), 'export {}\n')
})

/** The module that a chapter's text compiles to. */
async function compile(body: string): Promise<string> {
  const { code } = await compiler.transform(`---\ntitle: A\n---\n\n${body}\n`, join(folder, 'chapter.mdx'))
  return code
}

describe('<Measured>', () => {
  it('prints what the run measures', async () => {
    const { module } = await load<Simulations>('src/build/every-simulation.ts')
    const { simulations, simulate, indexTrace, measure } = module
    const simulation = simulations['place-order'] as (typeof simulations)['place-order']
    const { happy } = simulation.scenarios
    expect(happy).toBeDefined()
    const defaults = Object.fromEntries(Object.entries(simulation.parameters).map(([name, spec]) => [name, spec.default]))
    const parameters = { ...defaults, ...(happy?.parameters as object), hopMs: 80, workMs: 0, spread: 0 }
    const run = simulate(simulation, {
      scenario: 'happy',
      parameters,
      seed: happy?.seed ?? 1,
      actions: happy?.actions ?? [],
      until: happy?.until ?? simulation.until,
    })
    const { elapsedMs } = measure(simulation, indexTrace(run.events), run.parameters)
    expect(elapsedMs).toBe(1120)
    const code = await compile(
      'It took <Measured sim="place-order" scenario="happy" set="hopMs=80,workMs=0,spread=0" measure="elapsedMs" />.',
    )
    expect(code).toContain('1,120\u00a0ms')
  })

  it.each([
    ['<Measured sim="dms" measure="a" />', 'no simulation "dms"; there are place-order'],
    ['<Measured sim="place-order" scenario="sad" measure="charges" />', 'no scenario "sad" in place-order; there are '],
    ['<Measured sim="place-order" set="hopsMs=1" measure="charges" />', 'no parameter "hopsMs" in place-order; there are '],
    ['<Measured sim="place-order" set="hopMs=fast" measure="charges" />', 'hopMs is a number from 1 to 500 (ms), not "fast"'],
    ['<Measured sim="place-order" set="hopMs" measure="charges" />', 'set is written name=value,name=value, not "hopMs"'],
    ['<Measured sim="place-order" measure="joy" />', 'no measure "joy" in place-order; there are roundTrips'],
    ['<Measured sim="place-order" />', '<Measured> needs measure="..."'],
    ['<Measured sim="place-order" measure={6} />', '<Measured> takes measure as plain text'],
  ])('stops the build with file, line and choices: %s', async (element, sentence) => {
    await expect(compile(`Words.\n\nMore ${element}`)).rejects.toThrow(sentence)
    await expect(compile(`Words.\n\nMore ${element}`)).rejects.toThrow('chapter.mdx:7:6: ')
  })
})

describe('<Term>', () => {
  it('carries its definition, and no other', async () => {
    const code = await compile('A <Term id="monolith">monolith</Term>.')
    expect(code).toContain('definition: "')
    expect(code).toContain('name: "Monolith"')
  })

  it('stops the build where the glossary has no such term', async () => {
    await expect(compile('A <Term id="monolyth">monolith</Term>.')).rejects.toThrow(
      /chapter\.mdx:5:3: no term "monolyth" in content\/glossary\.ts; there are api, /,
    )
  })
})

describe('<Source>', () => {
  it('numbers sources by their first citation, and lists each once with all its sections', async () => {
    const code = await compile(
      'A.<Source id="rfc9110" section="9.2.2" /> B.<Source id="waldo1994" /> C.<Source id="rfc9110" section="15.4" />\n\n<Sources />',
    )
    expect([...code.matchAll(/number: "(\d)"/g)].map(match => match[1])).toEqual(['1', '2', '1'])
    expect(code.match(/_jsx\(CitedSource/g)).toHaveLength(2)
    expect(code).toContain('sections: "9.2.2; 15.4"')
  })

  it('has a comma before it only right behind another, not behind words', async () => {
    const code = await compile('A.<Source id="rfc9110" /><Source id="waldo1994" /> B.<Source id="rfc9110" />\n\n<Sources />')
    expect(code.match(/beside: "true"/g)).toHaveLength(1)
  })

  it('stops the build where the source is unknown, or no list would show it', async () => {
    await expect(compile('A.<Source id="rfc0" />\n\n<Sources />')).rejects.toThrow('no source "rfc0" in content/sources.ts; there are ')
    await expect(compile('A.<Source id="rfc9110" />')).rejects.toThrow('the page cites sources but has no <Sources /> to list them')
  })
})

describe('<Sim> and <Moment>', () => {
  it.each([
    ['<Sim id="dms" figure="a" />', 'no simulation "dms"'],
    ['<Sim id="place-order" figure="a" scenario="sad" />', 'no scenario "sad" in place-order'],
    ['<Sim id="place-order" figure="a" />\n\n<Sim id="place-order" figure="a" />', 'the figure "a" stands on this page already'],
    ['<Sim id="place-order" figure="a" />\n\n<Moment figure="b" link="at=0.1">then</Moment>', 'no figure "b" on this page; there are a'],
  ])('stops the build: %s', async (text, sentence) => {
    await expect(compile(text)).rejects.toThrow(sentence)
  })
})

describe('<Dial> and <Measured figure>', () => {
  const figure = '<Sim id="place-order" figure="order" set="hopMs=40" />'

  it('carry the name, range and value of the parameter, and the run that the figure rests on', async () => {
    const code = await compile(`${figure}\n\nAt <Dial figure="order" parameter="hopMs" min="10" max="60" step="5" /> a hop.`)
    for (const [field, value] of Object.entries({ label: 'Hop', unit: 'ms', value: 40, min: 10, max: 60, step: 5, scenario: 'happy' }))
      expect(code).toContain(`${field}: "${value}"`)
    const answered = await compile(`${figure}\n\nShe waits <Measured figure="order" measure="elapsedMs" />.`)
    const printed = await compile('She waits <Measured sim="place-order" scenario="happy" set="hopMs=40" measure="elapsedMs" />.')
    const number = /[\d,]+\u00a0ms/.exec(printed)?.[0] ?? 'none'
    expect(answered).toMatch(new RegExp(`_jsx\\(Answer, \\{[^}]*children: "${number}"`))
  })

  it.each([
    ['At <Dial figure="other" parameter="hopMs" />.', 'no figure "other" on this page; there are order'],
    ['At <Dial figure="order" parameter="pattern" />.', 'a dial turns a number; those of place-order are hopMs, '],
    ['At <Dial figure="order" parameter="hopMs" min="0" />.', 'hopMs goes from 1 to 500, not from 0 to 500'],
    ['At <Dial figure="order" parameter="hopMs" max="30" />.', 'hopMs is 40 in this run, outside 1 to 30'],
    [
      'At <Dial figure="order" parameter="hopMs" min="3" max="93" step="10" />.',
      'steps of 10 from 3 meet 40 and 93, or the dial would jump',
    ],
    ['At <Dial figure="order" parameter="hopMs" step="few" />.', 'step is a number, not "few"'],
    ['At <Dial figure="order" parameter="hopMs" scenario="sad" />.', 'no scenario "sad" in place-order'],
    ['<Dial figure="order" parameter="hopMs" />', '<Dial> stands in a sentence'],
    ['She waits <Measured figure="order" sim="place-order" measure="elapsedMs" />.', "the run is the figure's: leave out sim"],
  ])('stop the build: %s', async (text, sentence) => {
    await expect(compile(`${figure}\n\n${text}`)).rejects.toThrow(sentence)
  })
})

describe('<Samples>', () => {
  it('shows both files, highlighted', async () => {
    const code = await compile('<Samples name="pay" />')
    expect([...code.matchAll(/_jsx\(Sample, \{\s*language: "(\w+)"/g)].map(match => match[1])).toEqual(['typescript', 'python'])
    expect(code).toContain('var(--code-keyword)')
    expect(code).toContain('var(--code-number)')
  })

  it('stops the build where a language is missing', async () => {
    await expect(compile('<Samples name="half" />')).rejects.toThrow(/chapter\.mdx:5:1: no sample at .*samples\/half\.py/)
  })
})

describe('text', () => {
  it('makes the line "Table: ..." above a table its caption', async () => {
    const code = await compile('Table: What *waits*\n\n| a |\n|---|\n| b |\n')
    expect(code).toContain('_components.caption')
    expect(code).not.toContain('Table: ')
  })

  it('makes the first cells headings of their rows where the corner is empty', async () => {
    const code = await compile('| | b |\n|---|---|\n| c | d |\n')
    expect(code).toMatch(/_components\.th, \{\s*scope: "row",\s*children: "c"/)
    expect(code.match(/_components\.td, /g)).toHaveLength(2)
    expect(await compile('| a | b |\n|---|---|\n| c | d |\n')).not.toContain('scope')
  })

  it('gives links into the course the base of the site, and leaves all others alone', async () => {
    const [under] = chapterPlugins('/course/') as (typeof compiler)[]
    const text = '[a](/chapters/http/#x) [b](#y) [c](https://example.com/)'
    const { code } = (await under?.transform(text, join(folder, 'chapter.mdx'))) ?? { code: '' }
    expect([...code.matchAll(/href: "([^"]*)"/g)].map(match => match[1])).toEqual([
      '/course/chapters/http/#x',
      '#y',
      'https://example.com/',
    ])
  })

  it('keeps what is quiet out of the script, wherever it stands', async () => {
    const built = chapterPlugins()[1] as typeof compiler
    const text =
      'Words.<Source id="rfc9110" />\n\nTable: Told by<Source id="rfc9111" />\n\n| a |\n|--:|\n| b<Source id="rfc9112" /> |\n\n<Sources />\n'
    const { code } = await built.transform(text, join(folder, 'chapter.mdx'))
    expect(code).toContain('Still')
    expect(code).not.toMatch(/\bSources?\b/)
  })

  it('gives headings the ids that the contents link to', async () => {
    const chapters = readChapters().filter(({ written }) => written)
    expect(chapters.length).toBeGreaterThan(0)
    for (const page of chapters.flatMap(wholePagesOf)) {
      const file = resolve(page.file)
      const { code } = await compiler.transform(readFileSync(file, 'utf8'), file)
      const ids = [...code.matchAll(/_jsxs?\(_components\.h2, \{\s*id: "([^"]+)"/g)].map(match => match[1])
      expect(ids).toEqual(page.sections.map(({ id }) => id))
    }
  })
})

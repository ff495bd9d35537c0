/** Holds the chapter's sentences to the runs they speak of. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { momentsShow } from '../moments.fixture.ts'

momentsShow(import.meta.url, {
  'a busy hour': 'from 10 s to 20 s',
  'Without one': 'from 10 s to 20 s',
  'One second': 'all 200 threads are busy',
  '“Permanent” is kept': 'the server is not asked again',
  'straight to the target': 'from the cache from Browser-cache',
  lost: 'loses 201',
  'another wish': 'kNEXB5r of links',
  'gets the first answer': 'Server answers Client: 201 Created (to POST /links)',
  'does not come back': 'loses 204',
  'takes the like away': 'deletes row 7/ann of likes',
  'the count is wrong': 'broken: one person likes it',
  'one seat three times': 'seat 12A was sold',
})

const here = (path: string) => new URL(path, import.meta.url)

it('what stands below a sample is what its test sees printed', () => {
  const blocks = [...readFileSync(here('./drills.mdx'), 'utf8').matchAll(/<Samples name="([^"]+)" \/>\n\n```\n([^`]*)\n```/g)]
  expect(blocks).toHaveLength(readdirSync(here('./samples')).filter(name => name.endsWith('.py')).length)
  for (const [, name, printed = ''] of blocks) {
    const test = readFileSync(here(`./samples/${name}.test.ts`), 'utf8')
    const lines =
      test
        .slice(test.indexOf('samplePrints(import'))
        .match(/'[^']*'/g)
        ?.slice(1) ?? []
    expect(lines.slice(0, printed.split('\n').length)).toEqual(printed.split('\n').map(line => `'${line}'`))
  }
})

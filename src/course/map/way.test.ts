import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isStation, way } from './way.ts'

it('leads through every chapter exactly once', () => {
  const folders = readdirSync('content/chapters', { withFileTypes: true }).filter(entry => entry.isDirectory())
  const slugs = folders.map(({ name }) => name.replace(/^\d+-/, '')).sort()
  expect(
    way.flatMap(stop => (isStation(stop) ? [stop.slug] : [])).sort(),
    'a chapter is a stop of the order’s way: give it one in src/course/map/way.ts',
  ).toEqual(slugs)
})

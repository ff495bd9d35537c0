import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readChapters, wholePagesOf } from '../../build/chapters.ts'

/** What a text opens: a figure by its tag, or a moment of one by its link, each with the view that it names. */
function opened(text: string): { id: string; view: string }[] {
  const figures = [...text.matchAll(/<Sim\s[^>]*?\/>/g)].map(
    ([tag]) =>
      (name: string) =>
        new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1],
  )
  const ids = new Map(figures.map(of => [of('figure'), of('id') ?? '']))
  return [
    ...figures.map(of => ({ id: of('id') ?? '', view: of('view') ?? 'log' })),
    ...[...text.matchAll(/<Moment figure="(\w+)" link="[^"]*\bview=(\w+)/g)].map(([, figure, view = '']) => ({
      id: ids.get(figure) ?? '',
      view,
    })),
  ]
}

/** The ids of the views in the panel of a simulation, read off its text: to load every panel would take half a minute. */
function viewsOf(id: string): string[] {
  const folder = `src/simulations/${id}`
  const panel = readdirSync(folder).find(
    name => /^[A-Z]\w*\.tsx$/.test(name) && /\bviews: \[/.test(readFileSync(`${folder}/${name}`, 'utf8')),
  )
  if (!panel) throw new Error(`${folder} has no panel with a list of views`)
  return [...readFileSync(`${folder}/${panel}`, 'utf8').matchAll(/\bid: '(\w+)', label: /g)].map(([, view = '']) => view)
}

it('every figure and every link into one opens a view that it has', () => {
  const mistakes: string[] = []
  for (const { file } of readChapters().flatMap(wholePagesOf)) {
    for (const { id, view } of opened(readFileSync(file, 'utf8'))) {
      const known = [...viewsOf(id), 'log']
      if (!known.includes(view)) mistakes.push(`${file}: ${id} has no view "${view}"; it has ${known.join(', ')}`)
    }
  }
  expect(mistakes.join('\n')).toBe('')
})

// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { prerender } from 'react-dom/static'
import { MemoryRouter } from 'react-router'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Chapter } from '../chapter/chapter.ts'
import { CurrentPage } from '../chapter/current-page.ts'
import { courseProgress } from '../progress/course-progress.ts'
import { CourseMap } from './CourseMap.tsx'
import { LaterMap } from './LaterMap.tsx'
import { isStation, way } from './way.ts'

const { chapters } = vi.hoisted(() => ({ chapters: [] as Chapter[] }))
vi.mock('virtual:chapters', () => ({ chapters }))
vi.mock('virtual:quiz-index', () => ({ quizIndex: { idempotency: [{ id: 'a' }, { id: 'b' }] } }))

for (const stop of way.filter(isStation)) {
  const number = stop.slug === 'connections' ? 9 : chapters.length + 10
  chapters.push({
    number,
    slug: stop.slug,
    title: `About ${stop.slug}`,
    written: stop.slug !== 'interview',
    further: [],
  } as unknown as Chapter)
}

const here = chapters.find(({ slug }) => slug === 'connections') as Chapter
const inPage = (map: React.ReactNode) => (
  <MemoryRouter>
    <CurrentPage value={here}>{map}</CurrentPage>
  </MemoryRouter>
)

afterEach(() => {
  cleanup()
  act(() => {
    courseProgress.reset()
  })
})

describe('the map of the course', () => {
  it('links to every chapter that is written, in the order of the way, and says where the reader is', () => {
    render(inPage(<CourseMap />))
    const links = screen.getAllByRole('link')
    const walked = way.flatMap(stop => (isStation(stop) && stop.slug !== 'interview' ? [`/chapters/${stop.slug}/`] : []))
    expect(links.map(link => link.getAttribute('href'))).toEqual(walked)
    expect(links.filter(link => link.getAttribute('aria-current') === 'page').map(link => link.textContent)).toEqual([
      '9The whole wayAbout connections',
    ])
    expect(screen.getByText('About interview').closest('a')).toBeNull()
  })

  it('fills the number of a chapter once all its questions are answered', () => {
    render(inPage(<CourseMap />))
    const key = () => screen.getByRole('link', { name: /About idempotency/ }).textContent
    expect(key()).not.toContain('answered')
    for (const id of ['a', 'b']) {
      act(() => {
        courseProgress.record({ kind: 'answered', item: id, right: true, answer: 'x' })
      })
    }
    expect(key()).toContain('all questions answered')
  })

  it('is printed whole by the server', async () => {
    const { prelude } = await prerender(inPage(<LaterMap />))
    const html = await new Response(prelude).text()
    expect(html).toContain('About idempotency')
    expect(html).toContain('href="/chapters/dns-and-discovery/"')
  })
})

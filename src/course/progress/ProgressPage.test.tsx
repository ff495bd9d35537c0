// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { courseProgress } from './course-progress.ts'
import { ProgressPage } from './ProgressPage.tsx'

vi.mock('virtual:quiz-index', () => ({ quizIndex: { first: ['a', 'b', 'c'].map(id => ({ id, prompt: `Question ${id}` })) } }))
vi.mock('virtual:simulations', () => ({ simulations: [{ id: 'place-order', title: 'You click once' }] }))
vi.mock('virtual:chapters', () => ({
  chapters: [
    { number: 0, slug: 'first', title: 'First', written: true, further: [{ number: 0, slug: 'first/more', title: 'More', written: true }] },
    { number: 1, slug: 'second', title: 'Second', written: false, further: [] },
  ],
}))
vi.mock('virtual:chapter-details', () => ({
  details: {
    first: { sections: ['one', 'two'].map(id => ({ id, title: `Section ${id}` })), questions: ['a', 'b'] },
    'first/more': { sections: [{ id: 'one', title: 'One more' }], questions: ['c'] },
  },
}))

const { record } = courseProgress
const show = () =>
  render(
    <MemoryRouter>
      <ProgressPage />
    </MemoryRouter>,
  )
const row = (name: string) => screen.getByRole('link', { name }).closest('li')?.textContent

afterEach(() => {
  cleanup()
  act(() => {
    courseProgress.reset()
  })
})

describe('the progress page', () => {
  it('shows the first try as the score, later ones beside it, and what is open', () => {
    record({ kind: 'answered', item: 'a', right: true, answer: 'x' })
    record({ kind: 'answered', item: 'b', right: false, answer: 'x' })
    record({ kind: 'answered', item: 'b', right: true, answer: 'y' })
    record({ kind: 'section-read', item: 'first#one' })
    show()
    expect(screen.getByText('2 of 3 questions answered, 1 at the first try, 1 later')).toBeTruthy()
    expect(['a', 'b', 'c'].map(id => row(`Question ${id}`))).toEqual(['Question aright', 'Question bright at try 2', 'Question copen'])
    expect(screen.getByText('1 of 3 sections read')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Section two' }).getAttribute('href')).toBe('/chapters/first/#two')
    expect(screen.queryByText('1. Second')).toBeNull()
  })

  it('counts all pages of a chapter, and leads to the page that asks or tells', () => {
    show()
    const address = (name: string) => screen.getByRole('link', { name }).getAttribute('href')
    expect(address('Question a')).toBe('/chapters/first/#quiz-a')
    expect(address('Question c')).toBe('/chapters/first/more/#quiz-c')
    expect(address('One more')).toBe('/chapters/first/more/#one')
    act(() => record({ kind: 'section-read', item: 'first/more#one' }))
    expect(screen.queryByRole('link', { name: 'One more' })).toBeNull()
    expect(screen.getByRole('link', { name: 'Section one' })).toBeTruthy()
  })

  it('counts the first prediction, those skipped, and challenges passed', () => {
    record({ kind: 'predicted', item: 'place-order/round-trips', right: false, answer: 5 })
    record({ kind: 'predicted', item: 'place-order/round-trips', right: true, answer: 6 })
    record({ kind: 'skipped', item: 'place-order/charges' })
    record({ kind: 'challenge-passed', item: 'place-order/pay-twice' })
    show()
    expect(row('You click once')).toBe('You click once0 of 1 predictions right, 1 skipped · 1 challenge passed')
  })

  it('asks before it forgets, and the safe answer has the focus', () => {
    record({ kind: 'answered', item: 'a', right: true, answer: 'x' })
    show()
    fireEvent.click(screen.getByRole('button', { name: 'Forget everything' }))
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep it' }))
    fireEvent.click(screen.getByRole('button', { name: 'Keep it' }))
    expect(row('Question a')).toBe('Question aright')
    fireEvent.click(screen.getByRole('button', { name: 'Forget everything' }))
    fireEvent.click(screen.getByRole('button', { name: 'Delete all of it' }))
    expect(row('Question a')).toBe('Question aopen')
  })

  it.each([
    [
      '{"schema":1,"events":[{"id":"z","item":"a","at":1,"kind":"answered","right":true,"answer":"x"},{}]}',
      '1 entry added. 1 of its entries could not be read',
    ],
    ['{"schema":1,"events":[]}', 'The file holds nothing new.'],
    ['GIF89a', 'That file is no JSON'],
    ['[]', 'not a progress file of this course'],
    ['{"schema":2}', 'comes from a newer version'],
  ])('says in words what became of the file %s', async (text, said) => {
    show()
    fireEvent.change(screen.getByLabelText('Progress file'), { target: { files: [new File([text], 'x.json')] } })
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain(said))
  })
})

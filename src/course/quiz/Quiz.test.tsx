// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { afterEach, describe, expect, it } from 'vitest'
import { courseProgress } from '../progress/course-progress.ts'
import { ChapterQuiz } from './chapter-quiz.ts'
import type { PageQuiz } from './page-question.ts'
import { Quiz } from './Quiz.tsx'
import { Score } from './Score.tsx'

const quiz: PageQuiz = {
  lost: {
    id: 'lost',
    kind: 'choose-one',
    prompt: 'How many charges?',
    run: { href: '/simulations/place-order/?scenario=response-lost', label: 'charges', value: '2' },
    options: [
      { key: 'k1', text: 'One', why: 'TCP repairs no payments.', right: false },
      { key: 'k2', text: 'Two', why: 'Nothing ties the two requests.', right: true },
      { key: 'k3', text: 'None', why: 'A timeout cancels nothing.', right: false },
    ],
  },
  signs: {
    id: 'signs',
    kind: 'choose-several',
    prompt: 'Which are signs?',
    options: [
      { key: 's1', text: 'Same tables', why: 'One change is two.', right: true },
      { key: 's2', text: 'Twenty services', why: 'A number shows nothing.', right: false },
      { key: 's3', text: 'Released together', why: 'One unit.', right: true },
    ],
  },
  families: {
    id: 'families',
    kind: 'order',
    prompt: 'Put them in order.',
    cards: [
      { key: 'c3', text: 'Twice', why: 'Survive.', place: 2 },
      { key: 'c1', text: 'Moved', why: 'Find.', place: 0 },
      { key: 'c4', text: 'Rounding', why: 'No call took part.', place: null },
      { key: 'c2', text: 'Renamed', why: 'Talk.', place: 1 },
    ],
  },
  share: {
    id: 'share',
    kind: 'number',
    prompt: 'What share?',
    unit: '%',
    answer: 99.4015,
    printed: '99.40',
    tolerance: 0.05,
    why: '0.999 six times.',
    wrong: [{ value: 99.9, why: 'True of one service.' }],
  },
}

const page = (
  <StrictMode>
    <MemoryRouter>
      <ChapterQuiz value={quiz}>
        {Object.keys(quiz).map(id => (
          <Quiz key={id} id={id} />
        ))}
        <Score />
      </ChapterQuiz>
    </MemoryRouter>
  </StrictMode>
)
const group = (name: string) => within(screen.getByRole('group', { name }))
const section = (id: string) => within(document.getElementById(`quiz-${id}`) as HTMLElement)
const spoken = (id: string) => section(id).getByRole('status').textContent
const attempts = (id: string) => courseProgress.store.getState().items.get(id) ?? []

afterEach(() => {
  cleanup()
  act(() => {
    courseProgress.reset()
  })
})

describe('choose one', () => {
  it('grades at once, speaks the explanation, and keeps the first try as the score', () => {
    render(page)
    fireEvent.click(group('How many charges?').getByLabelText('One'))
    expect(spoken('lost')).toBe('Not so. TCP repairs no payments.')
    fireEvent.click(group('How many charges?').getByLabelText('Two'))
    expect(spoken('lost')).toBe('Right. Nothing ties the two requests.')
    expect(section('lost').getByText('Right at try 2. The score keeps the first.')).toBeTruthy()
    expect(screen.getByText('0 of 4').parentElement?.textContent).toBe(
      '0 of 4 right at the first try, 1 more at a later one. 3 still open.',
    )
  })

  it('has every explanation in the HTML, for the style sheet to show, and none as a description of its button', () => {
    const html = renderToString(page)
    for (const why of ['TCP repairs no payments.', 'Nothing ties the two requests.', 'A timeout cancels nothing.'])
      expect(html).toContain(why)
    render(page)
    for (const radio of group('How many charges?').getAllByRole('radio')) {
      expect(radio.getAttribute('aria-describedby')).toBeNull()
      expect(radio.getAttribute('autocomplete')).toBe('off')
    }
  })

  it('answers by Space or Enter, never by passing an option with the arrow keys', () => {
    render(page)
    const [first, second, third] = group('How many charges?').getAllByRole('radio') as [HTMLElement, HTMLElement, HTMLElement]
    first.focus()
    fireEvent.keyDown(first, { key: 'ArrowUp' })
    expect(document.activeElement).toBe(third)
    fireEvent.keyDown(third, { key: 'ArrowDown' })
    fireEvent.keyDown(first, { key: 'ArrowDown' })
    expect(document.activeElement).toBe(second)
    expect(attempts('lost')).toEqual([])
    fireEvent.keyDown(second, { key: 'Enter' })
    expect(attempts('lost')).toMatchObject([{ right: true, answer: 'k2' }])
  })

  it('links to the run that answers it', () => {
    render(page)
    const link = section('lost').getByRole('link', { name: 'Watch the run that says so', hidden: true })
    expect(link.getAttribute('href')).toBe('/simulations/place-order/?scenario=response-lost')
  })

  it('counts an answer given before the page came alive, once, as an early one', async () => {
    const root = document.createElement('div')
    document.body.append(root)
    root.innerHTML = renderToString(page)
    const button = root.querySelector<HTMLInputElement>('input[value=k2]') as HTMLInputElement
    button.checked = true
    const errors: unknown[] = []
    const hydrated = await act(async () => hydrateRoot(root, page, { onRecoverableError: error => errors.push(error) }))
    expect(errors).toEqual([])
    expect(attempts('lost')).toMatchObject([{ right: true, answer: 'k2', early: true }])
    expect(button.checked).toBe(true)
    act(() => hydrated.unmount())
    root.remove()
  })

  it('shows the last answer again after coming back', () => {
    const { unmount } = render(page)
    fireEvent.click(group('How many charges?').getByLabelText('One'))
    unmount()
    render(page)
    expect((group('How many charges?').getByLabelText('One') as HTMLInputElement).checked).toBe(true)
    expect(attempts('lost')).toHaveLength(1)
    expect(spoken('lost')).toBe('')
  })
})

describe('choose several', () => {
  it('keeps what was decided rightly and lets the rest be tried again', () => {
    render(page)
    const signs = group('Which are signs?')
    fireEvent.click(signs.getByLabelText('Same tables'))
    fireEvent.click(signs.getByLabelText('Twenty services'))
    fireEvent.click(signs.getByRole('button', { name: 'Check' }))
    expect(attempts('signs')).toMatchObject([{ right: false, answer: ['s1', 's2'] }])
    expect(signs.getAllByRole('checkbox').map(box => (box as HTMLInputElement).disabled)).toEqual([true, false, false])
    for (const why of ['One change is two.', 'A number shows nothing.', 'One unit.']) expect(signs.getByText(new RegExp(why))).toBeTruthy()
    expect(spoken('signs')).toBe('1 of 3 options are decided rightly. Try the marked ones again.')
    fireEvent.click(signs.getByLabelText('Twenty services'))
    fireEvent.click(signs.getByLabelText('Released together'))
    fireEvent.click(signs.getByRole('button', { name: 'Check again' }))
    expect(attempts('signs')).toMatchObject([{ right: false }, { right: true, answer: ['s1', 's3'] }])
    expect(signs.queryByRole('button')).toBeNull()
  })

  it('asks for at least one, which is no try', () => {
    render(page)
    fireEvent.click(group('Which are signs?').getByRole('button', { name: 'Check' }))
    expect(group('Which are signs?').getByText('Choose at least one option first.')).toBeTruthy()
    expect(attempts('signs')).toEqual([])
  })
})

describe('put in order', () => {
  const placed = () =>
    within(group('Put them in order.').getByRole('list', { name: 'Your order' }))
      .queryAllByRole('listitem')
      .map(item => item.dataset.card)
  const press = (name: string) => fireEvent.click(group('Put them in order.').getByRole('button', { name }))

  it('is done with buttons, and the focus stays with the card that moved', () => {
    render(page)
    press('Move down: Twice')
    expect(placed()).toEqual(['c1', 'c3', 'c4', 'c2'])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move down: Twice')
    expect(spoken('families')).toBe('Place 2 of 4: Twice')
    press('Leave out: Rounding')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Put back: Rounding')
    press('Move up: Renamed')
    press('Check')
    expect(attempts('families')).toMatchObject([{ right: true, answer: ['c1', 'c2', 'c3'] }])
    expect(group('Put them in order.').queryByRole('button')).toBeNull()
  })

  it('keeps the cards that are right and lets only the others move', () => {
    render(page)
    press('Move down: Twice')
    press('Check')
    expect(attempts('families')).toMatchObject([{ right: false }])
    const names = group('Put them in order.')
      .getAllByRole('button')
      .map(button => button.getAttribute('aria-label') ?? button.textContent)
    expect(names).toEqual([
      'Move up: Rounding',
      'Move down: Rounding',
      'Leave out: Rounding',
      'Move up: Renamed',
      'Move down: Renamed',
      'Leave out: Renamed',
      'Check again',
    ])
  })

  it('does nothing at either end', () => {
    render(page)
    press('Move up: Twice')
    press('Move down: Renamed')
    expect(placed()).toEqual(['c3', 'c1', 'c4', 'c2'])
  })
})

describe('a number', () => {
  const type = (text: string) => {
    const field = group('What share?').getByRole('textbox', { name: 'Your answer in %' })
    fireEvent.change(field, { target: { value: text } })
    fireEvent.keyDown(field, { key: 'Enter' })
  }

  it('says what is no number, and does not count it', () => {
    render(page)
    type('many')
    expect(group('What share?').getByRole('textbox').getAttribute('aria-invalid')).toBe('true')
    expect(attempts('share')).toEqual([])
  })

  it('knows the usual mistake, takes a decimal comma, and explains the others once it is right', () => {
    render(page)
    type('99.9')
    expect(spoken('share')).toBe('Not so. True of one service.')
    type('99,4')
    expect(attempts('share')).toMatchObject([
      { right: false, answer: 99.9 },
      { right: true, answer: 99.4 },
    ])
    expect(group('What share?').getByText('Why not 99.9?')).toBeTruthy()
  })

  it('shows the answer on request, after a try, without calling it right', () => {
    render(page)
    expect(group('What share?').queryByRole('button', { name: 'Show the answer' })).toBeNull()
    type('50')
    fireEvent.click(group('What share?').getByRole('button', { name: 'Show the answer' }))
    expect(spoken('share')).toContain('99.40')
    expect(attempts('share')).toMatchObject([{ kind: 'answered', right: false }, { kind: 'skipped' }])
  })
})

it('renders on the server exactly what the browser expects, with any progress stored', async () => {
  act(() => courseProgress.record({ kind: 'answered', item: 'share', right: false, answer: 50 }))
  const root = document.createElement('div')
  document.body.append(root)
  root.innerHTML = renderToString(page)
  expect(root.textContent).not.toContain('50 is not it')
  const errors: unknown[] = []
  const hydrated = await act(async () => hydrateRoot(root, page, { onRecoverableError: error => errors.push(error) }))
  expect(errors).toEqual([])
  expect(root.textContent).toContain('50 is not it')
  act(() => hydrated.unmount())
  root.remove()
})

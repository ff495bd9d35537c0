// @vitest-environment happy-dom
/** A figure as its reader meets it: by role and name, over a run small enough to count by hand. */
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Simulation } from '../../engine/simulation.ts'
import { echo } from '../../player/echo.fixture.ts'
import type { ControlsProps, Panel, ViewProps } from '../../simulations/panel.ts'
import { courseProgress } from '../progress/course-progress.ts'
import { Figure } from './Figure.tsx'
import { openIn } from './figures.ts'

function Network({ frame, index, onSelect }: ViewProps) {
  return (
    <div>
      <p>flying: {frame.flying.map(({ record }) => record.sent.label).join(', ') || 'nothing'}</p>
      {[...index.messages.values()].map(({ id, sent }) => (
        <button key={id} type="button" onClick={() => onSelect(id)}>
          select {sent.label} {id}
        </button>
      ))}
    </div>
  )
}

const panel: Panel = {
  views: [{ id: 'network', label: 'Network', View: Network }],
  caption: <p>Try to drop the pong.</p>,
  measures: ['answers'],
  leavesOut: ['Nothing is left out.'],
}

/** Animation frames, by hand. */
let frames: FrameRequestCallback[] = []
let now = 0
let tellVisible: ((isIntersecting: boolean) => void) | null = null

beforeEach(() => {
  frames = []
  now = 0
  localStorage.clear()
  courseProgress.reset()
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback))
  vi.stubGlobal('cancelAnimationFrame', (id: number) => {
    frames[id - 1] = () => {}
  })
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: (entries: { isIntersecting: boolean }[]) => void) {
        tellVisible = isIntersecting => callback([{ isIntersecting }])
      }
      observe(): void {}
      disconnect(): void {}
    },
  )
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** Text on the page itself; the live region may say the same. */
const written = (text: string | RegExp) => screen.getByText(text, { ignore: '[role=status], script, style' })

/** Lets wall time pass, a frame every 16 ms. */
function pass(ms: number): void {
  act(() => {
    for (const end = now + ms; now < end; ) {
      now += 16
      const due = frames
      frames = []
      for (const frame of due) frame(now)
    }
  })
}

function show(props: Partial<Parameters<typeof Figure>[0]> = {}): void {
  render(<Figure simulation={echo as unknown as Simulation} panel={panel} figure="echo" {...props} />)
}

/** A control that a row of buttons could not be: it asks twice with one press, and counts what has been seen. */
function AskTwice({ index, frame, act }: ControlsProps) {
  const seen = [...index.messages.values()].filter(({ sent }) => sent.seq <= frame.position.seq && sent.label === 'ping')
  const [refusal, setRefusal] = useState<string | null>(null)
  return (
    <>
      <button type="button" onClick={() => setRefusal(act('ask', null) ?? act('ask', 'no such argument'))}>
        Ask twice
      </button>
      <p>asked so far: {seen.length}</p>
      <p>{refusal}</p>
    </>
  )
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const time = () => screen.getByRole('status', { name: 'Time of the run' }).textContent?.replace(/\s+/g, ' ')
const spoken = () => document.querySelector('p[role=status]')?.textContent?.trim()
const figure = () => screen.getByRole('figure', { name: echo.title })
const measure = () => screen.getByRole('definition').textContent?.trim()

describe('at rest', () => {
  test('a figure shows a moment of its run, its controls and its measures', () => {
    show()
    expect(time()).toBe('15.0 ms of 20.0 ms')
    expect(screen.getByText('flying: pong')).toBeTruthy()
    expect(measure()).toBe('0')
    for (const name of ['Ask', 'Break Server', 'Restart', 'Step back', 'Play', 'Step forward', 'Link', 'Reset', 'Keys']) {
      expect(screen.getByRole('button', { name })).toBeTruthy()
    }
    expect(screen.getByRole('slider', { name: 'Moment of the run' }).getAttribute('aria-valuetext')).toMatch(/^15\.0 ms: /)
  })

  test('the whole log is in the page, unseen, for print and for readers without JavaScript', () => {
    show()
    expect(screen.getAllByText('Server receives ping from Client.').length).toBeGreaterThan(0)
  })
})

describe('controls of the panel', () => {
  test('stand in for the buttons that they replace, act on the run, and are told what cannot be done', () => {
    show({ panel: { ...panel, controls: { Controls: AskTwice, replaces: ['ask'] } } })
    expect(screen.queryByRole('button', { name: 'Ask' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Break Server' })).toBeTruthy()
    press('Ask twice')
    expect(written('asked so far: 1')).toBeTruthy()
    expect(written(/^ask takes no argument/)).toBeTruthy()
    expect(time()).toBe('0.0 ms of 20.0 ms')
  })
})

describe('playing', () => {
  test('an action plays a run from 0 to its summary', () => {
    show()
    press('Ask')
    expect(time()).toBe('0.0 ms of 20.0 ms')
    pass(11_000)
    expect(time()).toBe('20.0 ms of 20.0 ms')
    expect(written('2 messages were sent.')).toBeTruthy()
    expect(measure()).toBe('1')
    expect(screen.getByRole('button', { name: 'Play' })).toBeTruthy()
  })

  test('off screen, time stands still and goes on when the figure comes back', () => {
    show()
    press('Play')
    pass(1000)
    act(() => tellVisible?.(false))
    const before = time()
    pass(3000)
    expect(time()).toBe(before)
    act(() => tellVisible?.(true))
    pass(1000)
    expect(time()).not.toBe(before)
  })

  test('a gap between frames of more than 100 ms is cut', () => {
    show()
    press('Play')
    pass(160)
    const before = Number.parseFloat(time() ?? '')
    act(() => {
      now += 60_000
      const due = frames
      frames = []
      for (const frame of due) frame(now)
    })
    expect(Number.parseFloat(time() ?? '') - before).toBeLessThan(1)
  })

  test('with reduced motion the picture jumps from step to step', () => {
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: query.includes('reduce'),
      addEventListener() {},
      removeEventListener() {},
    }))
    show()
    press('Play')
    const seen = new Set<string | undefined>()
    for (let i = 0; i < 100; i++) {
      pass(100)
      seen.add(time())
    }
    expect([...seen]).toEqual(['0.0 ms of 20.0 ms', '10.0 ms of 20.0 ms', '20.0 ms of 20.0 ms'])
  })
})

describe('keys', () => {
  test('inside the figure they step, play and show themselves', () => {
    show()
    fireEvent.keyDown(figure(), { key: 'Home' })
    expect(time()).toBe('0.0 ms of 20.0 ms')
    fireEvent.keyDown(figure(), { key: 'ArrowRight' })
    expect(spoken()).toBe('You: Ask.')
    fireEvent.keyDown(figure(), { key: 'End' })
    expect(time()).toBe('20.0 ms of 20.0 ms')
    fireEvent.keyDown(figure(), { key: ' ' })
    expect(screen.getByRole('button', { name: 'Pause' })).toBeTruthy()
    fireEvent.keyDown(figure(), { key: '?' })
    expect(screen.getByRole('dialog', { name: 'Keys of this figure' })).toBeTruthy()
  })

  test('outside the figure they do nothing', () => {
    show()
    fireEvent.keyDown(document.body, { key: 'k' })
    expect(screen.getByRole('button', { name: 'Play' })).toBeTruthy()
  })

  test('Space on a button is left to the button, arrows in a number to the number', () => {
    show()
    expect(fireEvent.keyDown(screen.getByRole('button', { name: 'Reset' }), { key: ' ' })).toBe(true)
    expect(fireEvent.keyDown(screen.getByRole('spinbutton', { name: 'Hop in ms' }), { key: 'ArrowRight' })).toBe(true)
    expect(fireEvent.keyDown(screen.getByRole('slider', { name: 'Hop' }), { key: 'ArrowRight' })).toBe(true)
    expect(fireEvent.keyDown(screen.getByRole('slider', { name: 'Moment of the run' }), { key: 'ArrowRight' })).toBe(false)
  })
})

describe('a message by hand', () => {
  test('a selected message is dropped, and the run left can be compared with and taken back', () => {
    show()
    press('select pong 2')
    const bar = within(screen.getByRole('group', { name: 'Selected message' }))
    fireEvent.click(bar.getByRole('button', { name: 'Drop it' }))
    expect(screen.getByText('flying: nothing')).toBeTruthy()
    press('Compare with it')
    expect(screen.getByRole('group', { name: 'The run it is compared with' }).textContent).toContain(
      'without "drop message 1 from Server to Client"',
    )
    press('Return to it')
    expect(time()).toBe('15.0 ms of 20.0 ms')
    expect(screen.getAllByText('flying: pong').length).toBeGreaterThan(0)
  })

  test('a message that has ended offers its flight instead', () => {
    show()
    press('select ping 1')
    press('Wind back to its flight')
    expect(time()).toBe('5.0 ms of 20.0 ms')
    expect(screen.getByText('flying: ping')).toBeTruthy()
  })

  test('"Why?" tells the causes back to the click', () => {
    show()
    press('select pong 2')
    const bar = within(screen.getByRole('group', { name: 'Selected message' }))
    fireEvent.click(bar.getByRole('button', { name: 'Why?' }))
    const lines = bar.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(lines[0]).toContain('Server answers Client: pong')
    expect(lines.at(-1)).toContain('You: Ask.')
  })
})

describe('settings', () => {
  test('a value out of range is refused with the range, and the old one stays', () => {
    show()
    fireEvent.change(screen.getByRole('spinbutton', { name: 'Hop in ms' }), { target: { value: '900' } })
    expect(written('Hop is a number from 1 to 500 (ms). It stays 10 ms.')).toBeTruthy()
    fireEvent.change(screen.getByRole('spinbutton', { name: 'Hop in ms' }), { target: { value: '80' } })
    expect(time()).toBe('0.0 ms of 160.0 ms')
  })

  test('folded parameters stand under More', () => {
    show()
    expect(screen.getByText('More').closest('details')?.textContent).toContain('Workers')
  })

  test('another run beside has its values next to the first', () => {
    show()
    press('Compare')
    fireEvent.change(screen.getByRole('combobox', { name: 'The same run with another' }), { target: { value: 'weather' } })
    press('Run it beside')
    fireEvent.keyDown(figure(), { key: 'End' })
    expect(measure()?.replace(/\s+/g, ' ')).toBe('1 beside it 0')
  })

  test('reset gives back the figure as it was printed', () => {
    show()
    press('Ask')
    fireEvent.change(screen.getByRole('spinbutton', { name: 'Hop in ms' }), { target: { value: '80' } })
    press('Reset')
    expect(time()).toBe('15.0 ms of 20.0 ms')
  })
})

describe('a prediction', () => {
  const box = () => screen.getByRole('spinbutton', { name: /How many answers come back/ })

  test('is asked before the first play and answered by the run', () => {
    show()
    fireEvent.change(box(), { target: { value: '2' } })
    press('Predict')
    pass(11_000)
    expect(screen.getByText(/The run says 1; you said 2\./)).toBeTruthy()
    expect(screen.getByText('The ping itself is no answer.')).toBeTruthy()
    expect(screen.getByText('One question, 1 answer.')).toBeTruthy()
    expect(courseProgress.store.getState().items.get('echo/echo-answers')).toMatchObject([{ kind: 'predicted', right: false, answer: 2 }])
  })

  test('going ahead counts as skipping, and is remembered', () => {
    show()
    press('Play')
    expect(screen.getByText(/You went ahead without a prediction/)).toBeTruthy()
    expect(courseProgress.store.getState().items.get('echo/echo-answers')).toMatchObject([{ kind: 'skipped' }])
  })

  test('no number is no prediction', () => {
    show()
    press('Predict')
    expect(written('Type a number, or skip.')).toBeTruthy()
    expect(time()).toBe('15.0 ms of 20.0 ms')
  })
})

describe('the challenge', () => {
  test('shows its conditions as they stand and is passed by the run itself', () => {
    show()
    press('Set it up')
    const goal = within(screen.getByRole('group', { name: 'Challenge' }))
    expect(goal.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['not yet You asked.', 'yes Nothing was answered.'])
    fireEvent.keyDown(figure(), { key: 'End' })
    expect(goal.getByText(/The run has ended without it/)).toBeTruthy()
    press('select pong 2')
    press('Wind back to its flight')
    press('Drop it')
    expect(goal.getByText('Passed.')).toBeTruthy()
    expect(spoken()).toContain('Challenge passed')
    expect(courseProgress.store.getState().items.get('echo/echo-silence')).toMatchObject([{ kind: 'challenge-passed' }])
  })
})

describe('links', () => {
  test('a link of the page opens the figure that it names, at its moment', () => {
    show()
    act(() => openIn('echo', 'scenario=two&set=hopMs:20&at=12000.3'))
    expect(time()).toBe('12.0 ms of 70.0 ms')
  })

  test('a link that came before the figure lived is opened when it does', () => {
    openIn('echo', 'scenario=two&at=12000.3')
    show()
    expect(time()).toBe('12.0 ms of 50.0 ms')
  })

  test('a link that does not fit says why and offers the default run', () => {
    show()
    act(() => openIn('echo', 'scenario=three'))
    expect(written(/no scenario "three" in echo; there are one, two, deaf/)).toBeTruthy()
    press('Show the default run')
    expect(time()).toBe('15.0 ms of 20.0 ms')
  })

  test('an older link opens with a word that the model has changed', () => {
    show()
    act(() => openIn('echo', 'v=1&scenario=two&at=12000.3'))
    expect(written(/The model has changed since this link was made/)).toBeTruthy()
    expect(time()).toBe('12.0 ms of 50.0 ms')
  })

  test('Link shows an address that leads to this run at this moment', () => {
    show()
    press('Link')
    const address = new URL((screen.getByRole('textbox', { name: /Link/ }) as HTMLInputElement).value)
    press('Reset')
    act(() => openIn('echo', address.search.slice(1)))
    expect(time()).toBe('15.0 ms of 20.0 ms')
    expect(address.hash).toBe('#echo')
    expect((screen.getByRole('textbox', { name: /Command/ }) as HTMLInputElement).value).toBe('npm run sim -- echo --scenario one')
  })
})

// @vitest-environment happy-dom
/** A number in a sentence, as its reader meets it: text at first, then a slider that the figure answers. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { echo } from '../../player/echo.fixture.ts'
import { Player } from '../../player/player.ts'
import { Answer, Dial } from '../prose/Dial.tsx'
import { connectDials, dialText } from './dials.ts'

const hop = { figure: 'echo', parameter: 'hopMs', label: 'Hop', unit: 'ms', min: '5', max: '60', step: '5', value: '10', scenario: 'two' }
const workers = { ...hop, parameter: 'workers', label: 'Workers', unit: '', one: 'worker', many: 'workers' }

function Sentence() {
  return (
    <p>
      At <Dial {...hop} /> a hop and with <Dial {...workers} min="1" max="9" step="1" value="1" />,{' '}
      <Answer figure="echo" scenario="two" measure="answers">
        2
      </Answer>{' '}
      answers come.
    </p>
  )
}

let disconnect = () => {}

function live(player = playerOf('two')): Player {
  render(<Sentence />)
  disconnect = connectDials('echo', player)
  return player
}

function playerOf(scenario: string): Player {
  return new Player(echo, { input: scenarioInput(echo, scenario), at: { at: 0, seq: 0 }, view: 'network' })
}

const slider = (name = 'Hop, in the figure') => screen.getByRole('slider', { name }) as HTMLInputElement
const words = () => screen.getByText(/answers come/).textContent?.replaceAll('\u00a0', ' ')
const dialOf = (input: HTMLElement) => input.parentElement as HTMLElement

afterEach(() => {
  disconnect()
  cleanup()
})

test('a dial reads as a number with its unit or its noun', () => {
  expect(dialText(400, { unit: 'ms' })).toBe('400\u00a0ms')
  expect(dialText(50, { unit: '%' })).toBe('50\u00a0%')
  expect([1, 3].map(value => dialText(value, { one: 'retry', many: 'retries' }))).toEqual(['1\u00a0retry', '3\u00a0retries'])
  render(<Sentence />)
  expect(words()).toBe('At 10 ms a hop and with 1 worker, 2 answers come.')
})

describe('when its figure lives', () => {
  test('a key turns the parameter, and the figure shows how the run ends', () => {
    const player = live()
    fireEvent.input(slider(), { target: { value: '20' } })
    expect(words()).toContain('At 20 ms a hop')
    expect(player.state.run.parameters).toMatchObject({ hopMs: 20, workers: 1 })
    expect(player.state.position).toEqual({ at: player.state.run.end, seq: player.state.run.events.length })
    expect(slider().getAttribute('aria-valuetext')).toBe('20\u00a0ms')
    expect(player.state.spoken.text).toContain('Hop: 20 ms')
  })

  test('the figure’s own control, its weather and its scenario are followed, its other runs are not', () => {
    const player = live()
    act(() => void player.setParameter('hopMs', 50))
    expect(slider().value).toBe('50')
    act(() => void player.setParameter('weather', 'foul'))
    expect(words()).toBe('At 50 ms a hop and with 1 worker, 0 answers come.')
    act(() => void player.setScenario('one'))
    expect(words()).toBe('At 50 ms a hop and with 1 worker, 0 answers come.')
  })

  test('turned while the figure shows another run, it brings back its own with all dials of the sentence', () => {
    const player = live(playerOf('one'))
    fireEvent.input(slider('Workers, in the figure'), { target: { value: '3' } })
    expect(player.state.run).toMatchObject({ scenario: 'two', parameters: { hopMs: 10, workers: 3 } })
    expect(words()).toContain('with 3 workers, 2 answers')
  })

  test('a hand drags it sideways, a step each few pixels, and never past its ends', () => {
    const player = live()
    const dial = dialOf(slider())
    fireEvent.pointerDown(dial, { clientX: 100, button: 0, pointerId: 1 })
    fireEvent.pointerMove(dial, { clientX: 142, pointerId: 1 })
    expect(words()).toContain('At 25 ms')
    fireEvent.pointerMove(dial, { clientX: 5000, pointerId: 1 })
    expect(words()).toContain('At 60 ms')
    fireEvent.pointerMove(dial, { clientX: -5000, pointerId: 1 })
    fireEvent.pointerUp(dial, { clientX: -5000, pointerId: 1 })
    expect(player.state.run.parameters.hopMs).toBe(5)
    fireEvent.pointerMove(dial, { clientX: 100, pointerId: 1 })
    expect(words()).toContain('At 5 ms')
    expect(document.activeElement).toBe(slider())
  })

  test('a click without a drag steps towards the side clicked', () => {
    live()
    const dial = dialOf(slider())
    vi.spyOn(dial, 'getBoundingClientRect').mockReturnValue({ left: 100, width: 40 } as DOMRect)
    const click = (clientX: number) => {
      fireEvent.pointerDown(dial, { clientX, button: 0, pointerId: 1 })
      fireEvent.pointerUp(dial, { clientX, pointerId: 1 })
    }
    click(130)
    expect(words()).toContain('At 15 ms')
    click(105)
    click(105)
    click(105)
    expect(words()).toContain('At 5 ms')
  })

  test('when the figure goes, the words rest', () => {
    const player = live()
    disconnect()
    expect(dialOf(slider()).dataset.alive).toBeUndefined()
    fireEvent.input(slider(), { target: { value: '40' } })
    expect(player.state.run.parameters.hopMs).toBe(10)
  })
})

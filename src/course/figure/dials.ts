/**
 * The numbers in the text that belong to a figure: dials turn its parameters, answers print its measures. They stand in the document as plain
 * words and come alive with their figure, which brings this file along. They follow their own scenario only: a figure that shows another run
 * leaves the sentence as it is, and a dial brings the figure back to it.
 */
import { measureAt } from '../../engine/report.ts'
import type { Simulation } from '../../engine/simulation.ts'
import type { Player } from '../../player/player.ts'
import type { PlayerState } from '../../player/player-state.ts'
import { quantity } from '../../ui/quantity.ts'
import { dragged } from './drag.ts'

/** What a dial counts: its unit, and the nouns for one and for more. */
interface Counted {
  readonly unit?: string | undefined
  readonly one?: string | undefined
  readonly many?: string | undefined
}

/** The words of a dial: `400 ms`, `50 %`, `1 retry`, `3 retries`. */
export function dialText(value: number, { unit = '', one, many }: Counted): string {
  const number = unit === '%' ? `${value}\u00a0%` : quantity(value, unit)
  const noun = value === 1 ? one : many
  return noun ? `${number}\u00a0${noun}` : number
}

/** Brings the dials and answers of a figure to life; returns how to put them to rest. */
export function connectDials(figure: string, player: Player): () => void {
  const bound = (kind: 'dial' | 'answer') =>
    [...document.querySelectorAll<HTMLElement>(`[data-${kind}]`)].filter(element => element.dataset[kind] === figure)
  const [dials, answers] = [bound('dial'), bound('answer')]
  if (dials.length + answers.length === 0) return () => {}

  const show = ({ run, index }: PlayerState) => {
    for (const dial of dials)
      if (dial.dataset.scenario === run.scenario) showValue(dial, run.parameters[dial.dataset.parameter ?? ''] as number)
    for (const answer of answers)
      if (answer.dataset.scenario === run.scenario) showText(answer, printed(player.simulation, answer.dataset.measure ?? '', index, run))
  }
  const turn = (turned: HTMLElement, value: number) => {
    showValue(turned, value)
    const { scenario = '' } = turned.dataset
    const together = [...dials.filter(dial => dial !== turned && dial.dataset.scenario === scenario), turned]
    player.turn(scenario, Object.fromEntries(together.map(dial => [dial.dataset.parameter, inputOf(dial).valueAsNumber])))
  }

  const stop = new AbortController()
  for (const dial of dials) {
    const input = inputOf(dial)
    // A browser that comes back to a page may have put an older value into the field.
    input.value = input.defaultValue
    input.addEventListener('input', () => turn(dial, input.valueAsNumber), { signal: stop.signal })
    dragged(dial, input, value => turn(dial, value), stop.signal)
    dial.dataset.alive = ''
    dial.firstElementChild?.setAttribute('aria-hidden', 'true')
  }
  show(player.state)
  const unsubscribe = player.store.subscribe((state, before) => state.run !== before.run && show(state))
  return () => {
    unsubscribe()
    stop.abort()
    for (const dial of dials) delete dial.dataset.alive
  }
}

const inputOf = (dial: HTMLElement) => dial.querySelector('input') as HTMLInputElement

function showValue(dial: HTMLElement, value: number): void {
  const input = inputOf(dial)
  const text = dialText(value, dial.dataset)
  input.value = String(value)
  input.setAttribute('aria-valuetext', text)
  showText(dial.firstElementChild as HTMLElement, text)
}

function showText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

function printed(simulation: Simulation, name: string, index: PlayerState['index'], { parameters }: PlayerState['run']): string {
  const first = name.split('.')[0] as string
  const measure = simulation.measures[first]
  const value = measure && measureAt({ [first]: measure.of(index, parameters) }, name)
  return typeof value === 'number' ? quantity(value, measure?.unit ?? '') : (value ?? '')
}

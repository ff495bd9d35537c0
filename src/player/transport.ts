/** The playhead's commands: they move through a run that is already there, and never change it. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Run } from '../engine/run.ts'
import { simulate } from '../engine/simulate.ts'
import type { Simulation } from '../engine/simulation.ts'
import { type Micros, type Position, positionAt } from '../engine/trace.ts'
import { indexTrace } from '../engine/trace-index.ts'
import { stepSentence } from './announce.ts'
import { paceFor, RATES, type Rate } from './pace.ts'
import { clockEnd, type PlayerStart, type PlayerState } from './player-state.ts'
import { isBefore, placeIn, START, stepAfter, stepAt, stepBefore } from './playhead.ts'

/** Moves the playhead of one figure. */
export class Transport {
  readonly simulation: Simulation
  readonly store: StoreApi<PlayerState>
  /** The playhead's instant with its fraction of a microsecond, so that slow play loses no time. */
  #clock: Micros

  constructor(simulation: Simulation, start: PlayerStart) {
    this.simulation = simulation
    this.#clock = start.at.at
    const begun = this.begun(simulate(simulation, start.input), start.at, start.view)
    this.store = createStore<PlayerState>()(() => ({ ...begun, rate: 1, loop: false, spoken: { text: '', turn: 0 } }))
  }

  play(): void {
    const { position, touched } = this.state
    // At rest the figure shows a moment in the middle; whoever presses play wants to see it from the beginning.
    const again = !touched || !isBefore(position, clockEnd(this.state))
    this.change({ playing: true, touched: true, ...(again ? { position: START } : {}) })
    this.say('Playing.')
  }

  pause(): void {
    this.store.setState({ playing: false })
    this.say(`Paused. ${this.moment()}`)
  }

  /** Back to the start; what was playing goes on playing. */
  restart(): void {
    this.change({ position: START, touched: true })
    this.say('At the start.')
  }

  toStart(): void {
    this.standAt(START)
    this.say('At the start.')
  }

  toEnd(): void {
    this.standAt(clockEnd(this.state))
    this.say(`The end. ${this.simulation.summary(this.state.index)}`)
  }

  /** To the next step; after the last one, to the end. */
  stepForward(): void {
    const next = stepAfter(this.state.run, this.state.position)
    if (!next) this.toEnd()
    else {
      this.standAt(next)
      this.say(this.moment())
    }
  }

  /** To the last step before the playhead; before the first one, to the start. */
  stepBack(): void {
    const previous = stepBefore(this.state.run, this.state.position)
    if (!previous || previous.seq === 0) this.toStart()
    else {
      this.standAt(previous)
      this.say(`Back. ${this.moment()}`)
    }
  }

  /** Stops at a position of the run on show. */
  standAt(position: Position): void {
    this.change({ position, playing: false, touched: true })
  }

  /** Stops at an instant, of which everything due is then seen. */
  scrubTo(at: Micros): void {
    const within = Math.max(0, Math.min(at, clockEnd(this.state).at))
    this.change({ position: positionAt(this.state.run.events, within), playing: false, touched: true })
  }

  /** Lets `wall` milliseconds pass. With `leaping`, the playhead stands only on steps. */
  advance(wall: number, leaping = false): void {
    const { run, position, playing, rate, pace, loop } = this.state
    if (!playing) return
    const clock = this.#clock + (wall / 1000) * pace * rate
    if (clock >= clockEnd(this.state).at) {
      if (loop) this.change({ position: START })
      else this.toEnd()
      return
    }
    const at = Math.floor(clock)
    const next = leaping ? stepAt(run, at) : positionAt(run.events, at)
    if (next.at !== position.at || next.seq !== position.seq) this.store.setState({ position: next })
    this.#clock = clock
  }

  setRate(rate: Rate): void {
    this.store.setState({ rate })
    this.say(`Speed ${rate}.`)
  }

  /** The next speed up or down; stays at the last. */
  changeRate(by: 1 | -1): void {
    const rate = RATES[RATES.indexOf(this.state.rate) + by]
    if (rate !== undefined) this.setRate(rate)
  }

  setLoop(loop: boolean): void {
    this.store.setState({ loop })
  }

  /** Tells a screen reader one thing. */
  say(text: string): void {
    this.store.setState(({ spoken }) => ({ spoken: { text, turn: spoken.turn + 1 } }))
  }

  get state(): PlayerState {
    return this.store.getState()
  }

  /** The sentence of the step that the playhead stands on. */
  moment(): string {
    return stepSentence(this.simulation, this.state.index, this.state.position)
  }

  /** The one way to a new position: the clock behind it moves along. */
  protected change(state: Partial<PlayerState>): void {
    if (state.position) this.#clock = state.position.at
    this.store.setState(state)
  }

  protected begun(run: Run, at: Position, view: string): Omit<PlayerState, 'rate' | 'loop' | 'spoken'> {
    return {
      run,
      index: indexTrace(run.events),
      position: placeIn(run, at),
      playing: false,
      pace: paceFor(run.end),
      selected: null,
      view,
      ghost: null,
      beside: null,
      compared: null,
      touched: false,
    }
  }
}

/** The player: everything that a reader can do to the run on show. Nothing is ever changed inside a run; another one is made. */
import { formatInstant } from '../engine/duration.ts'
import { isFault } from '../engine/faults.ts'
import { refuseAction, refuseNumber, scenarioInput } from '../engine/input.ts'
import type { Run, RunInput } from '../engine/run.ts'
import { simulate, simulateInSlices } from '../engine/simulate.ts'
import type { ParameterSpec, Simulation } from '../engine/simulation.ts'
import { lastPosition } from '../engine/steps.ts'
import { type MessageId, type Micros, type Position, positionAt } from '../engine/trace.ts'
import { indexTrace } from '../engine/trace-index.ts'
import { actionName, stepSentence } from './announce.ts'
import { forkInput, freshInput, isSameInput, passedBy } from './branch.ts'
import { besideOf, describeParameters, ghostOf } from './compare.ts'
import { paceAfterFork, paceFor } from './pace.ts'
import { clockEnd, type PlayerStart, type PlayerState } from './player-state.ts'
import { isBefore, START } from './playhead.ts'
import { inSlices } from './slices.ts'
import { Transport } from './transport.ts'

/** Things due in one slice of a long run: one or two milliseconds of work, eight on a slow processor. */
const SLICE = 4000

/** One figure's player. Methods that may refuse answer with why, in a sentence, or null. */
export class Player extends Transport {
  readonly #start: PlayerStart
  /** Gives up the run that is being made in slices. */
  #abandon: () => void = () => {}

  constructor(simulation: Simulation, start: PlayerStart) {
    super(simulation, start)
    this.#start = start
  }

  /**
   * Does something at the playhead's instant and runs again: what was done up to then stays, everything later goes.
   * In an untouched figure an ordinary action begins a run of its own at 0; a fault takes the run as it is shown.
   */
  act(type: string, argument: string | null = null): string | null {
    const { run, position, touched, pace, ghost } = this.state
    const refusal = refuseAction(this.simulation, run.parameters, run.seed, type, argument)
    if (refusal !== null) return this.#refuse(refusal)
    // Before its first event nothing of a run has been seen: the click is the one that begins it, not a second beside it.
    const fresh = (!touched || position.seq === 0) && !isFault(type) && !this.simulation.actions[type]?.passes
    const at = fresh ? 0 : Math.min(position.at, run.end)
    const action = { at, type, argument }
    const input = fresh ? freshInput(this.simulation, run, action) : forkInput(this.simulation, run, action)
    return this.#whenMade(input, next => {
      const name = actionName(this.simulation, type, argument)
      const leaves = isBefore(position, lastPosition(run))
      const passed = passedBy(this.simulation, type, argument)
      this.#show(next, positionAt(next.events, at + passed), {
        pace: fresh ? paceFor(next.end) : paceAfterFork(pace, next.end - at),
        playing: passed === 0 || this.state.playing,
        ghost:
          (fresh && !touched) || isSameInput(next, run)
            ? null
            : leaves
              ? ghostOf(run, at, `without "${name}" at ${formatInstant(at)}`)
              : ghost,
      })
      this.say(`${name}, at ${formatInstant(at)}. ${this.#resultAt(at)}`)
    })
  }

  /** Drops the selected message: at this instant while it flies, half-way if it is still to be sent. */
  dropSelected(): string | null {
    return this.#actOnSelected('drop', '')
  }

  /** Holds the selected message back by so many milliseconds. */
  delaySelected(byMs: number): string | null {
    return this.#actOnSelected('delay', `:${byMs}`)
  }

  /** Runs again from the start with one parameter changed. */
  setParameter(name: string, value: number | string): string | null {
    const refusal = this.#refuseParameter(name, value)
    if (refusal !== null) return this.#refuse(refusal)
    const { run } = this.state
    if (run.parameters[name] === value) return null
    const input = { ...run, parameters: { ...run.parameters, [name]: value } }
    return this.#again(input, `${describeParameters(this.simulation, { [name]: value })}.`)
  }

  /**
   * Shows how a scenario ends with some of its parameters changed: what a number turned in the text asks for.
   * What else was changed about that scenario stays.
   */
  turn(scenario: string, changed: RunInput['parameters']): string | null {
    for (const [name, value] of Object.entries(changed)) {
      const refusal = this.#refuseParameter(name, value)
      if (refusal !== null) return this.#refuse(refusal)
    }
    const known = [this.state.run, this.#start.input].find(input => input.scenario === scenario)
    const { parameters, ...input } = known ?? scenarioInput(this.simulation, scenario)
    return this.#whenMade({ ...input, parameters: { ...parameters, ...changed } }, run => {
      this.#show(run, { at: run.end, seq: run.events.length }, { pace: paceFor(run.end), playing: false, ghost: null })
      this.say(`${describeParameters(this.simulation, changed)}. ${this.simulation.summary(this.state.index)}`)
    })
  }

  /** Runs again from the start with another seed, 0 to 4294967295: other delays, other losses by chance. */
  setSeed(seed: number): string | null {
    if (!Number.isInteger(seed) || seed < 0 || seed > 4_294_967_295) return this.#refuse('A seed is a whole number from 0 to 4294967295.')
    return this.#again({ ...this.state.run, seed }, `Seed ${seed}.`)
  }

  /** Shows a scenario from its start, with some of its parameters changed if so asked. */
  setScenario(id: string, changed: RunInput['parameters'] = {}): string | null {
    const input = scenarioInput(this.simulation, id)
    return this.#again({ ...input, parameters: { ...input.parameters, ...changed } }, `Scenario: ${this.simulation.scenarios[id]?.title}.`)
  }

  /** Shows any run at any moment, as a link does. The input must be valid for the simulation. */
  open({ input, at, view }: PlayerStart): string | null {
    return this.#whenMade(input, run => {
      this.change({ ...this.begun(run, at, view), touched: true })
      this.say(`Opened at ${formatInstant(this.state.position.at)}. ${this.moment()}`)
    })
  }

  /** Puts everything back as it was printed. */
  reset(): void {
    const { input, at, view } = this.#start
    this.change(this.begun(simulate(this.simulation, input), at, view))
    this.say('The figure is as it was at first.')
  }

  select(selected: MessageId | null): void {
    this.store.setState({ selected })
  }

  setView(view: string): void {
    this.store.setState({ view })
  }

  /** Shows the ghost or the run beside next to this run, or neither. */
  compare(compared: 'ghost' | 'beside' | null): void {
    this.store.setState({ compared })
    if (isBefore(clockEnd(this.state), this.state.position)) this.change({ position: clockEnd(this.state) })
  }

  /** Runs the same seed and actions with other parameters on the same clock; null ends it. */
  putBeside(parameters: RunInput['parameters'] | null): string | null {
    if (parameters === null) {
      this.compare(null)
      this.store.setState({ beside: null })
      return null
    }
    for (const [name, value] of Object.entries(parameters)) {
      const refusal = this.#refuseParameter(name, value)
      if (refusal !== null) return this.#refuse(refusal)
    }
    const beside = besideOf(this.simulation, this.state.run, parameters)
    this.store.setState({ beside, compared: 'beside', touched: true })
    this.say(`Beside it: ${beside.label}. ${this.simulation.summary(beside.index)}`)
    return null
  }

  /** Swaps the run with the branch left last, at the moment where they part. */
  returnToGhost(): void {
    const { ghost, run, pace } = this.state
    if (!ghost) return
    const at = ghost.forkedAt
    this.#show(ghost.run, positionAt(ghost.run.events, at), { pace, playing: false, ghost: ghostOf(run, at, 'as you had changed it') })
    this.say(`Back on the run ${ghost.label}. ${this.moment()}`)
  }

  dismissGhost(): void {
    if (this.state.compared === 'ghost') this.compare(null)
    this.store.setState({ ghost: null })
  }

  #actOnSelected(type: 'drop' | 'delay', rest: string): string | null {
    const { selected, index } = this.state
    const record = selected === null ? undefined : index.messages.get(selected)
    if (!record) return this.#refuse('Select a message first.')
    return this.act(type, `${record.sent.from}:${record.sent.to}:${record.ordinal}${rest}`)
  }

  /** Runs from the start; a reader who was watching goes on watching. */
  #again(input: RunInput, spoken: string): string | null {
    return this.#whenMade(input, run => {
      this.#show(run, START, { pace: paceFor(run.end), playing: this.state.playing, ghost: null })
      this.say(`${spoken} From the start.`)
    })
  }

  #show(run: Run, position: Position, next: Pick<PlayerState, 'pace' | 'playing' | 'ghost'>): void {
    const { beside, compared } = this.state
    this.change({
      ...next,
      run,
      position,
      index: indexTrace(run.events),
      touched: true,
      selected: this.#stillSelected(run),
      beside: beside && besideOf(this.simulation, run, beside.parameters),
      compared: compared === 'ghost' && next.ghost === null ? null : compared,
    })
  }

  /** Messages keep their numbers up to a fork: the selection stays when the same message is still sent. */
  #stillSelected(run: Run): MessageId | null {
    const { selected, index } = this.state
    const before = selected === null ? undefined : index.messages.get(selected)?.sent
    const now = before && run.events[before.seq - 1]
    return now?.type === 'message.sent' && now.message === selected && now.label === before?.label ? selected : null
  }

  /**
   * Makes the run of `input` and shows it: at once, or, where that would hold up the page, in slices between its frames.
   * A run that has grown past the engine's limit is refused in the engine's words. Whatever is asked for next takes the place of a run still in the making.
   */
  #whenMade(asked: RunInput, show: (run: Run) => void): string | null {
    const { scenario, parameters, seed, actions, until } = asked
    const input = { scenario, parameters, seed, actions, until }
    this.#abandon()
    if (this.simulation.isLong?.(parameters as never)) {
      this.#abandon = inSlices(simulateInSlices(this.simulation, input, SLICE), run =>
        run instanceof RangeError ? this.#refuse(run.message) : show(run),
      )
      return null
    }
    try {
      show(simulate(this.simulation, input))
      return null
    } catch (error) {
      if (error instanceof RangeError) return this.#refuse(error.message)
      throw error
    }
  }

  #refuseParameter(name: string, value: number | string): string | null {
    const spec: ParameterSpec | undefined = this.simulation.parameters[name]
    if (!spec) return `There is no parameter "${name}".`
    if (spec.kind === 'choice') {
      return Object.hasOwn(spec.choices, value) ? null : `${spec.label} is one of ${Object.values(spec.choices).join(', ')}.`
    }
    const problem = refuseNumber(spec, typeof value === 'number' ? value : Number.NaN)
    return problem === null ? null : `${spec.label} is ${problem}.`
  }

  #refuse(refusal: string): string {
    this.say(refusal)
    return refusal
  }

  /** What an action led to at its own instant. */
  #resultAt(at: Micros): string {
    return stepSentence(this.simulation, this.state.index, positionAt(this.state.run.events, at))
  }
}

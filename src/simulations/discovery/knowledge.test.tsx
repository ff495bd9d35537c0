import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import type { Run } from '../../engine/run.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Action, Simulation } from '../../engine/simulation.ts'
import { positionAt } from '../../engine/trace.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { Beliefs } from './Beliefs.tsx'
import { type Known, knowledgeAt, lastWord, tally } from './knowledge.ts'
import { drawingsOf } from './layouts.ts'
import { Signs } from './Signs.tsx'
import { act } from './scenarios.ts'
import { discovery } from './simulation.ts'
import { WhoKnew } from './WhoKnew.tsx'

const simulation = discovery as unknown as Simulation

function runOf(scenario: string, actions: readonly Action[] = []): Run {
  const base = scenarioInput(simulation, scenario)
  return simulate(simulation, { ...base, actions: [...base.actions, ...actions].sort((a, b) => a.at - b.at) })
}

function known(run: Run, seconds: number): readonly Known[] {
  return knowledgeAt(indexTrace(run.events), run.parameters, positionAt(run.events, seconds * 1_000_000))
}

const of = (run: Run, seconds: number, who: string): string => lastWord(known(run, seconds)[1] as Known, who)

describe('what is known', () => {
  const hang = runOf('hang')

  it('lags behind what is: process, registry, one caller, the other', () => {
    const whos = ['process', 'registry', 'orders', 'orders-2']
    const words = (seconds: number) => whos.map(who => of(hang, seconds, who))
    expect(words(3)).toEqual(['serving', 'ready', 'ready', 'ready'])
    expect(words(20)).toEqual(['hanging', 'ready', 'ready', 'ready'])
    expect(words(27)).toEqual(['hanging', 'not ready', 'ready', 'ready'])
    expect(words(discovery.rest.at / 1_000_000), 'the figure at rest').toEqual(['hanging', 'not ready', 'not ready', 'ready'])
    expect(words(30)).toEqual(['hanging', 'not ready', 'not ready', 'not ready'])
  })

  it('counts a request or a probe as failed once its time is over, not before', () => {
    const sent = tally(known(hang, 73)[1] as Known)
    expect(sent).toEqual({ sent: 5, failed: 4 })
    const readiness = (seconds: number) =>
      known(hang, seconds)[1]
        ?.lines.find(({ who }) => who === '/readyz')
        ?.marks.at(-1)?.outcome
    expect(readiness(6)).toBe('open')
    expect(readiness(6.6)).toBe('bad')
  })

  it('is nothing to a caller that has come back and has not been told', () => {
    const back = runOf('hang', [act(40, 'break', 'orders'), act(42, 'heal', 'orders')])
    expect(of(back, 41, 'orders')).toBe('nothing')
    expect(of(back, 50, 'orders')).toBe('not ready')
  })

  it('ends its lines at the moment that is looked at', () => {
    for (const { lines } of known(hang, 33))
      for (const { stretches } of lines) for (const { to } of stretches) expect(to).toBeLessThanOrEqual(33_000_000)
  })
})

describe('the drawings', () => {
  it('are rendered by a server for every scenario, in short numbers, wide and narrow', () => {
    for (const name of Object.keys(discovery.scenarios)) {
      const run = runOf(name)
      for (const seconds of [0, 9.5, 30, 60]) {
        const now = known(run, seconds)
        const { wide, narrow } = drawingsOf(run.parameters)
        const drawn = [
          renderToString(<Beliefs known={now} />),
          renderToString(<WhoKnew known={now} until={run.until} now={seconds * 1_000_000} />),
          ...[wide, narrow].map(layout =>
            renderToString(
              <svg role="img" aria-label="signs">
                <Signs layout={layout} known={now} />
              </svg>,
            ),
          ),
        ].join('')
        expect(/NaN|undefined|null|\d\.\d{3}/.exec(drawn), name).toBeNull()
      }
    }
  })

  it('bar the line of whoever no longer sends there', () => {
    const now = known(runOf('hang'), discovery.rest.at / 1_000_000)
    const drawn = renderToString(
      <svg role="img" aria-label="signs">
        <Signs layout={drawingsOf({}).wide} known={now} />
      </svg>,
    )
    expect(drawn.match(/orders\S* does not send to payments-\d/g)).toEqual(['orders does not send to payments-2'])
  })
})

// @vitest-environment happy-dom
/** The figure's own parts as a reader meets them: by role and name. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { frameAt } from '../../engine/frame.ts'
import { scenarioInput } from '../../engine/input.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Simulation } from '../../engine/simulation.ts'
import { positionAt } from '../../engine/trace.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import type { ViewProps } from '../panel.ts'
import { ContractView } from './ContractView.tsx'
import { Matrix } from './Matrix.tsx'
import { MessageView } from './MessageView.tsx'
import { Palette } from './Palette.tsx'
import { schemaEvolution } from './simulation.ts'

afterEach(cleanup)

function at(scenario: string, seconds: number): ViewProps {
  const simulation = schemaEvolution as unknown as Simulation
  const run = simulate(simulation, scenarioInput(simulation, scenario))
  const index = indexTrace(run.events)
  const frame = frameAt(index, positionAt(run.events, seconds * 1_000_000))
  return { run, index, frame, selected: null, onSelect: () => {} }
}

const rowOf = (client: string) => within(screen.getByRole('row', { name: new RegExp(`^${client}`) }))

describe('the matrix', () => {
  it('says of each client at each replica how it fares, quotes what it got, and what was meant', () => {
    render(<Matrix {...at('add-enum-value', 10)} />)
    expect(rowOf('mobile-v1').getAllByText('broken')).toHaveLength(2)
    expect(rowOf('mobile-v1').getAllByText(/"on_hold" is none of pending, paid, shipped/)).toHaveLength(2)
    expect(rowOf('analytics').getAllByText('silently wrong')).toHaveLength(2)
    expect(rowOf('analytics').getAllByText('meant: 4 orders, 19996 cents')).toHaveLength(2)
    expect(rowOf('partner').getAllByText('ok')).toHaveLength(2)
  })

  it('shows a half-rolled server as two columns that differ', () => {
    render(<Matrix {...at('rolling-deploy', 3.9)} />)
    expect(screen.getByRole('columnheader', { name: /Server-1 v2/ })).toBeTruthy()
    expect(screen.getByRole('columnheader', { name: /Server-2 v1/ })).toBeTruthy()
    expect(rowOf('mobile-tolerant').getAllByText('broken')).toHaveLength(1)
    expect(rowOf('mobile-tolerant').getAllByText('ok')).toHaveLength(1)
  })
})

describe('the contract', () => {
  it('shows the lines that differ, in either language, and the four crossings with who fails', () => {
    render(<ContractView {...at('proto-change-type', 10)} />)
    expect(screen.getByText('- int32 total_cents = 5;')).toBeTruthy()
    expect(screen.getByText('+ sint32 total_cents = 5;')).toBeTruthy()
    expect(screen.getByText('Mobile-v1 (silently wrong): total 9998')).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: 'OpenAPI, for JSON' }))
    expect(screen.queryByText('+ sint32 total_cents = 5;')).toBeNull()
    expect(screen.getAllByText('yes')).toHaveLength(4)
  })
})

describe('the bytes', () => {
  it('set what was meant beside what was read', () => {
    render(<MessageView {...at('proto-reuse-number', 10)} />)
    expect(screen.getByRole('row', { name: /3 LEN phone "\+12025550143" email "\+12025550143"/ })).toBeTruthy()
  })
})

describe('the palette', () => {
  it('shows eight changes in four groups, the rest on demand, and refuses in words', () => {
    const done: string[] = []
    const act = (type: string, argument: string | null) => {
      done.push(argument === null ? type : `${type}=${argument}`)
      return null
    }
    const { run, index, frame } = at('proto-reserve', 10)
    render(<Palette run={run} index={index} frame={frame} act={act} />)
    const groups = screen.getAllByRole('group')
    expect(groups.map(group => group.getAttribute('aria-label'))).toEqual([
      'Changes: additive?',
      'Changes: tightening',
      'Changes: renaming',
      'Changes: removing',
    ])
    expect(groups.flatMap(group => within(group).getAllByRole('button'))).toHaveLength(8)
    fireEvent.click(screen.getByRole('button', { name: 'proto-reuse-number' }))
    expect(screen.getByRole('status').textContent).toMatch(/^Refused: 3 \("email"\) is reserved/)
    fireEvent.click(screen.getByRole('button', { name: 'All 26 changes' }))
    fireEvent.click(screen.getByRole('button', { name: 'change-default' }))
    fireEvent.change(screen.getByRole('combobox'), { target: { value: 'client:partner' } })
    fireEvent.click(screen.getByRole('button', { name: 'Deploy v2 to' }))
    fireEvent.click(screen.getByRole('button', { name: 'Roll it back' }))
    expect(done).toEqual(['apply=change-default', 'deploy=client:partner', 'roll-back=client:partner'])
  })
})

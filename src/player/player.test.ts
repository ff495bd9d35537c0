/** The rules of the player, as claims, over a run small enough to count by hand. */
import { describe, expect, test } from 'vitest'
import { scenarioInput } from '../engine/input.ts'
import { readLink, writeLink } from '../engine/link.ts'
import { stepsOf } from '../engine/steps.ts'
import { positionAt } from '../engine/trace.ts'
import { echo } from './echo.fixture.ts'
import { Player } from './player.ts'

function rested(scenario = 'one'): Player {
  return new Player(echo, { input: scenarioInput(echo, scenario), at: { at: 15_000, seq: 5 }, view: 'network' })
}

/** A player whose reader has already moved the playhead to `instant` (microseconds). */
function standing(instant: number, scenario = 'two'): Player {
  const player = rested(scenario)
  player.scrubTo(instant)
  return player
}

const inputs = (player: Player): string[] => player.state.index.inputs.map(({ at, label }) => `${at / 1000} ${label}`)

describe('acting', () => {
  test('in an untouched figure an action begins a fresh run at 0 and plays', () => {
    const player = rested('two')
    player.act('ask')
    expect(inputs(player)).toEqual(['0 ask'])
    expect(player.state.playing).toBe(true)
    expect(player.state.position.at).toBe(0)
    expect(player.state.ghost).toBeNull()
  })

  test('before the first event of a run the click begins it, and is not a second one', () => {
    const player = rested('one')
    player.setParameter('hopMs', 20)
    expect(player.state.position.seq).toBe(0)
    player.act('ask')
    expect(inputs(player)).toEqual(['0 ask'])
    expect(player.state.run.parameters.hopMs).toBe(20)
    expect(player.state.ghost).toBeNull()
  })

  test('skipping moves the playhead and the end of the run on, and nothing else', () => {
    const player = rested('one')
    player.play()
    player.scrubTo(20_000)
    player.pause()
    player.act('skip', '5m')
    expect(inputs(player)).toEqual(['0 ask', '20 skip 5m'])
    expect(player.state.position.at).toBe(300_020_000)
    expect(player.state.run.until).toBeGreaterThan(300_020_000)
    expect(player.state.playing).toBe(false)
    player.act('ask')
    expect(inputs(player).at(-1)).toBe('300020 ask')
  })

  test('a fresh run keeps the faults that its scenario has set up at 0', () => {
    const player = rested('deaf')
    player.act('ask')
    expect(inputs(player)).toEqual(['0 drop server:client:1', '0 ask'])
    expect(player.state.run.scenario).toBe('deaf')
  })

  test('in an untouched figure a fault forks the run shown, at the moment shown', () => {
    const player = rested()
    player.act('drop', 'server:client:1')
    expect(inputs(player)).toEqual(['0 ask', '15 drop server:client:1'])
    expect(player.state.index.messages.get(2)?.end).toMatchObject({ at: 15_000, lost: 'hand' })
    expect(player.state.ghost?.run.actions).toHaveLength(1)
  })

  test('a click in the past keeps what was seen, and later actions go, scripted ones too', () => {
    const player = standing(12_000)
    const before = player.state.run
    player.act('ask')
    expect(inputs(player)).toEqual(['0 ask', '12 ask'])
    const seen = positionAt(before.events, 12_000).seq
    expect(player.state.run.events.slice(0, seen)).toEqual(before.events.slice(0, seen))
    expect(player.state.ghost?.run).toBe(before)
  })

  test('the playhead stands after what the action itself did', () => {
    const player = standing(12_000)
    player.act('ask')
    const { position, run } = player.state
    expect(position.at).toBe(12_000)
    expect(run.events[position.seq]?.at ?? Infinity).toBeGreaterThan(12_000)
    expect(run.events.slice(0, position.seq).at(-1)).toMatchObject({ at: 12_000 })
  })

  test('acting at the end goes on without leaving a ghost', () => {
    const player = standing(0, 'one')
    player.toEnd()
    player.act('ask')
    expect(inputs(player)).toEqual(['0 ask', '20 ask'])
    expect(player.state.ghost).toBeNull()
  })

  test('a run that lost its scripted actions is no longer called by the scenario', () => {
    const player = standing(12_000)
    player.act('ask')
    expect(player.state.run.scenario).toBeNull()
  })

  test('an action that does not exist is refused with the choices, and nothing changes', () => {
    const player = standing(12_000)
    const { run } = player.state
    expect(player.act('dance')).toContain('ask')
    expect(player.state.run).toBe(run)
    expect(player.state.spoken.text).toContain('dance')
  })

  test('a run past the limit of events is refused in words, and nothing changes', () => {
    const player = rested()
    const { run } = player.state
    const actions = Array.from({ length: 4000 }, () => ({ at: 0, type: 'ask', argument: null }))
    expect(player.open({ input: { ...run, actions }, at: { at: 0, seq: 0 }, view: 'network' })).toContain('20000 events')
    expect(player.state.run).toBe(run)
  })
})

describe('the ghost', () => {
  test('returning swaps the two runs, and returning again swaps them back', () => {
    const player = standing(12_000)
    const first = player.state.run
    player.act('drop', 'server:client:1')
    const second = player.state.run
    player.returnToGhost()
    expect(player.state.run).toBe(first)
    expect(player.state.ghost?.run).toBe(second)
    expect(player.state.position.at).toBe(12_000)
    player.returnToGhost()
    expect(player.state.run).toBe(second)
  })

  test('only the branch left last is kept', () => {
    const player = standing(12_000)
    player.act('ask')
    const second = player.state.run
    player.scrubTo(5_000)
    player.act('ask')
    expect(player.state.ghost?.run).toBe(second)
  })

  test('shown beside, the clock lasts as long as the longer of the two', () => {
    const player = standing(12_000)
    player.act('drop', 'server:client:1')
    expect(player.state.run.end).toBe(12_000)
    player.compare('ghost')
    player.toEnd()
    expect(player.state.position.at).toBe(50_000)
    player.compare(null)
    expect(player.state.position.at).toBe(12_000)
  })
})

describe('time', () => {
  test('one press is one step, forward through all of them and back through all of them', () => {
    const player = rested('two')
    player.toStart()
    const steps = stepsOf(player.state.run.events)
    const seen = steps.map(() => {
      player.stepForward()
      return player.state.position
    })
    expect(seen).toEqual(steps)
    const back = steps.map(() => {
      player.stepBack()
      return player.state.position
    })
    expect(back).toEqual([...steps.slice(0, -1).reverse(), { at: 0, seq: 0 }])
  })

  test('scrubbing to an instant sees everything that is due then', () => {
    const player = standing(10_000)
    expect(player.state.position).toEqual(positionAt(player.state.run.events, 10_000))
    expect(player.state.index.events[player.state.position.seq]?.at).toBeGreaterThan(10_000)
  })

  test('play at rest begins at the start, play at the end starts over', () => {
    const player = rested()
    player.play()
    expect(player.state.position).toEqual({ at: 0, seq: 0 })
    player.toEnd()
    player.play()
    expect(player.state.position).toEqual({ at: 0, seq: 0 })
    player.scrubTo(12_000)
    player.play()
    expect(player.state.position.at).toBe(12_000)
  })

  test('the playhead arrives at the same place in any number of frames', () => {
    const coarse = standing(0)
    const fine = standing(0)
    coarse.play()
    fine.play()
    coarse.advance(3000)
    for (let i = 0; i < 3000; i++) fine.advance(1)
    expect(Math.abs(coarse.state.position.at - fine.state.position.at)).toBeLessThanOrEqual(1)
    expect(fine.state.position.seq).toBe(coarse.state.position.seq)
  })

  test('a run at 1x takes 5 to 12 seconds', () => {
    for (const hopMs of [1, 10, 37, 80, 500]) {
      const player = standing(0)
      player.setParameter('hopMs', hopMs)
      const seconds = player.state.run.end / player.state.pace
      expect(seconds).toBeLessThanOrEqual(12)
      if (hopMs >= 10) expect(seconds).toBeGreaterThanOrEqual(4)
    }
  })

  test('at the end play stops and the run is summed up', () => {
    const player = standing(0)
    player.play()
    player.advance(60_000)
    expect(player.state.playing).toBe(false)
    expect(player.state.position.at).toBe(50_000)
    expect(player.state.spoken.text).toContain('4 messages were sent.')
  })

  test('the run begins again by itself only when asked to', () => {
    const player = standing(0)
    player.setLoop(true)
    player.play()
    player.advance(60_000)
    expect(player.state.playing).toBe(true)
    expect(player.state.position.at).toBe(0)
  })

  test('with reduced motion the playhead stands only on steps', () => {
    const player = standing(0)
    player.play()
    const steps = stepsOf(player.state.run.events).map(({ at, seq }) => `${at} ${seq}`)
    while (player.state.playing) {
      player.advance(100, true)
      const { at, seq } = player.state.position
      if (player.state.playing) expect(steps).toContain(`${at} ${seq}`)
    }
  })
})

describe('settings', () => {
  test('a parameter runs the same actions again, from the start', () => {
    const player = standing(12_000)
    player.act('ask')
    player.pause()
    expect(player.setParameter('hopMs', 20)).toBeNull()
    expect(inputs(player)).toEqual(['0 ask', '12 ask'])
    expect(player.state.position).toEqual({ at: 0, seq: 0 })
    expect(player.state.playing).toBe(false)
    expect(player.state.index.messages.get(1)?.end?.at).toBe(20_000)
  })

  test('a number turned in the text shows how its scenario ends, and keeps what else was changed about it', () => {
    const player = standing(12_000, 'two')
    player.setParameter('workers', 2)
    expect(player.turn('two', { hopMs: 20 })).toBeNull()
    expect(player.state.run).toMatchObject({ scenario: 'two', parameters: { hopMs: 20, workers: 2 } })
    expect(player.state.position).toEqual({ at: player.state.run.end, seq: player.state.run.events.length })
    expect(player.state.spoken.text).toBe('Hop: 20 ms. 4 messages were sent.')
    player.turn('one', { hopMs: 30 })
    expect(player.state.run).toMatchObject({ scenario: 'one', parameters: { hopMs: 30, workers: 1 } })
    expect(player.turn('one', { hopMs: 501 })).toContain('1 to 500')
    expect(player.state.run.parameters.hopMs).toBe(30)
  })

  test('a value out of range is refused with the range, and nothing changes', () => {
    const player = standing(12_000)
    expect(player.setParameter('hopMs', 501)).toContain('1 to 500')
    expect(player.setParameter('hopMs', Number.NaN)).toContain('1 to 500')
    expect(player.setParameter('weather', 'mild')).toContain('foul')
    expect(player.setParameter('workers', 1.5)).toContain('whole')
    expect(player.setSeed(-1)).toContain('0 to 4294967295')
    expect(player.state.run.parameters).toEqual({ hopMs: 10, weather: 'fair', workers: 1 })
    expect(player.state.position.at).toBe(12_000)
  })

  test('reset puts everything back as it was printed', () => {
    const player = rested()
    const printed = { ...player.state, spoken: null }
    player.scrubTo(3_000)
    player.act('break', 'server')
    player.setParameter('hopMs', 50)
    player.reset()
    expect({ ...player.state, spoken: null }).toEqual(printed)
  })

  test('the run beside has the same seed and actions, also after the next click', () => {
    const player = standing(12_000)
    expect(player.putBeside({ hopMs: 40 })).toBeNull()
    player.act('drop', 'server:client:1')
    const { beside, run } = player.state
    expect(beside?.run.actions).toEqual(run.actions)
    expect(beside?.run.seed).toBe(run.seed)
    expect(beside?.run.parameters.hopMs).toBe(40)
    expect(run.parameters.hopMs).toBe(10)
  })
})

describe('selection', () => {
  test('the selected message is dropped by its place in its direction', () => {
    const player = standing(35_000)
    player.select(3)
    expect(player.dropSelected()).toBeNull()
    expect(player.state.run.actions.at(-1)).toEqual({ at: 35_000, type: 'drop', argument: 'client:server:2' })
    expect(player.state.selected).toBe(3)
  })

  test('a message that the new branch never sends is no longer selected', () => {
    const player = standing(12_000)
    player.select(4)
    player.act('drop', 'server:client:1')
    expect(player.state.selected).toBeNull()
  })

  test('with nothing selected there is nothing to drop', () => {
    expect(standing(12_000).dropSelected()).toBe('Select a message first.')
  })
})

describe('links', () => {
  test('a link opens exactly the run and the moment it was made from', () => {
    const player = standing(12_000)
    player.setParameter('hopMs', 20)
    player.scrubTo(22_000)
    player.act('delay', 'server:client:1:7')
    player.stepForward()
    const { run, position, view } = player.state
    const read = readLink(echo, writeLink(echo, { input: run, at: position, view }))
    const other = rested()
    other.open({ input: read.input, at: read.at ?? { at: 0, seq: 0 }, view: read.view ?? 'network' })
    expect(read.problems).toEqual([])
    expect(other.state.run.events).toEqual(run.events)
    expect(other.state.position).toEqual(position)
  })

  test('a moment that the run does not have opens at the instant it names', () => {
    const player = rested()
    player.open({ input: scenarioInput(echo, 'two'), at: { at: 12_000, seq: 999 }, view: 'network' })
    expect(player.state.position).toEqual(positionAt(player.state.run.events, 12_000))
  })
})

test('every press speaks one sentence', () => {
  const player = standing(0)
  const turns = [
    () => player.stepForward(),
    () => player.stepBack(),
    () => player.act('ask'),
    () => player.pause(),
    () => player.setRate(2),
    () => player.restart(),
  ]
  for (const press of turns) {
    const { turn } = player.state.spoken
    press()
    expect(player.state.spoken.turn).toBe(turn + 1)
    expect(player.state.spoken.text).not.toBe('')
  }
})

import { describe, expect, it } from 'vitest'
import { assign, emit, setup } from 'xstate'
import type { Effect, MessageEvent } from './effects.ts'
import type { Fleet, FleetPort } from './fleet.ts'
import { act, inputOf, ping } from './ping.fixture.ts'
import { simulate, simulateInSlices } from './simulate.ts'
import type { Simulation } from './simulation.ts'
import type { TraceEvent } from './trace.ts'
import { indexTrace } from './trace-index.ts'

/** A gate that opens 40 ms after it was shut, counts what it is told, and greets its fleet. */
const gate = setup({
  types: { context: {} as { told: number }, emitted: {} as Effect },
  actions: {
    count: assign({ told: ({ context }) => context.told + 1 }),
    greet: emit({ type: 'send', to: 'crowd', label: 'welcome', kind: 'event' }),
  },
}).createMachine({
  id: 'gate',
  context: { told: 0 },
  initial: 'open',
  on: { knock: { actions: 'count' } },
  states: {
    open: { on: { shut: 'closed', greet: { actions: 'greet' } } },
    closed: { after: { 40: 'open' } },
  },
})

/** A simulation of the fixture with a crowd of 1,000 rows before the gate; `make` is what the crowd does. */
function crowd(make: (port: FleetPort, seen: string[]) => Fleet, seen: string[] = [], lanes: readonly string[] = ['']): Simulation {
  const cast = (lane: string) => ({
    [`${lane}crowd`]: { fleet: (port: FleetPort) => make(port, seen), unbreakable: true as const },
    [`${lane}gate`]: { machine: gate as never },
    [`${lane}one`]: { member: true as const, unbreakable: true as const },
  })
  return {
    ...ping(),
    actors: () => Object.assign({}, ...lanes.map(cast)),
    actions: {
      shut: { label: 'Shut', help: '', to: 'gate' },
      wave: { label: 'Wave', help: '', to: 'crowd' },
      greet: { label: 'Greet', help: '', to: 'gate' },
    },
  }
}

const said = (events: readonly TraceEvent[]): string[] =>
  events.flatMap(event => (event.type === 'note' ? [`${event.at} ${event.actor}: ${event.text}`] : []))

describe('a fleet', () => {
  it('runs thousands of rows and leaves in the trace only what it reports', () => {
    let rows = 0
    const simulation = crowd(port => ({
      start: () => {
        for (let row = 0; row < 1000; row++) port.schedule(row, row, 0)
        port.schedule(5000, 0, 1)
      },
      due: (row, kind) => {
        rows++
        if (kind === 1) port.emit({ type: 'measure', name: 'rows', value: rows, unit: '' }, null)
        else if (port.now < 3000) port.schedule(port.now + 1000, row, 0)
      },
    }))
    const run = simulate(simulation, inputOf([]))
    expect(run.events.map(({ seq: _, ...event }) => event)).toEqual([
      { at: 5000, cause: null, type: 'value.measured', name: 'rows', value: 4001, unit: '' },
    ])
    expect(run.end).toBe(5000)
  })

  it('gives a machine an event, and reads its state and context at once', () => {
    const seen: string[] = []
    const simulation = crowd(
      port => ({
        start: () => port.schedule(10, 0, 0),
        due: () => {
          const open = port.tell('gate', { type: 'knock' }, null)
          const shut = port.tell('gate', { type: 'shut' }, null)
          seen.push(`${open.state} ${(open.context as { told: number }).told}`, shut.state, port.view('gate').state)
        },
      }),
      seen,
    )
    const { events } = simulate(simulation, inputOf([]))
    expect(seen).toEqual(['open 1', 'closed', 'closed'])
    expect(events.map(({ type, at }) => `${at} ${type}`)).toEqual([
      '10 state.entered',
      '10 timer.set',
      '40010 timer.ended',
      '40010 state.entered',
    ])
  })

  it('hears at once of every state that a machine of its lane enters, of its breaking and healing too', () => {
    const seen: string[] = []
    const simulation = crowd(
      port => ({
        start: () => {},
        due: () => {},
        entered: (actor, state) => void seen.push(`${port.now} ${port.actor} hears: ${actor} ${state}`),
      }),
      seen,
      ['a/', 'b/'],
    )
    simulate(simulation, inputOf([act(5, 'shut'), act(50_000, 'break', 'b/gate'), act(60_000, 'heal', 'b/gate')]))
    expect(seen).toEqual([
      '5 a/crowd hears: gate closed',
      '5 b/crowd hears: gate closed',
      '40005 a/crowd hears: gate open',
      '40005 b/crowd hears: gate open',
      '50000 b/crowd hears: gate broken',
      '60000 b/crowd hears: gate open',
    ])
  })

  it('receives the reader and messages addressed to it, with their cause', () => {
    const simulation = crowd(port => ({
      start: () => {},
      due: () => {},
      receive: (event, cause) => {
        const what = 'message' in event ? (event as MessageEvent).message.label : event.type
        port.emit({ type: 'note', text: `${what} because of ${cause}` }, cause)
      },
    }))
    const { events } = simulate(simulation, inputOf([act(5, 'wave'), act(7, 'greet')]))
    expect(said(events)).toEqual(['5 crowd: wave because of 1', '20007 crowd: welcome because of 5'])
  })

  it('tells of sampled members, whose messages are in the trace like all others, and cannot be touched', () => {
    const simulation = crowd(port => ({
      start: () => port.schedule(100, 0, 0),
      due: (_, kind) => {
        if (kind === 0) {
          const call = port.sent({ from: 'one', to: 'gate', label: 'call', kind: 'request', arriveAt: 300 }, null)
          const refused = port.sent({ from: 'one', to: 'gate', label: 'call again', kind: 'request', arriveAt: 100 }, call.seq)
          port.lost(refused.message, 'refused', refused.seq)
          port.schedule(300, call.message, 1)
        } else port.received(1)
      },
    }))
    const { events } = simulate(simulation, inputOf([act(200, 'drop', 'one:gate:1'), act(200, 'drop', 'one:gate:2')]))
    const [call, refused] = [...indexTrace(events).messages.values()]
    expect(call).toMatchObject({ ordinal: 1, end: { at: 300, lost: null }, sent: { from: 'one', to: 'gate', arriveAt: 300, bytes: 0 } })
    expect(refused).toMatchObject({ ordinal: 2, end: { at: 100, lost: 'refused' } })
    expect(said(events)).toEqual([
      '200 one: call crosses no network in this model: nothing can touch it',
      '200 one: call again crosses no network in this model: nothing can touch it',
    ])
  })

  it('says so once when a promise of the model does not hold', () => {
    const simulation = crowd(port => ({
      start: () => port.schedule(100, 0, 0),
      due: row => {
        port.breaks('fewPings', `row ${row} came too early`)
        if (row < 5) port.schedule(port.now, row + 1, 0)
      },
    }))
    const broken = simulate(simulation, inputOf([])).events.filter(({ type }) => type === 'invariant.broken')
    expect(broken).toEqual([
      { seq: 1, at: 100, cause: null, type: 'invariant.broken', invariant: 'fewPings', detail: 'row 0 came too early' },
    ])
  })

  it('is stopped with a word when its rows keep each other busy for ever', () => {
    const simulation = crowd(port => ({ start: () => port.schedule(0, 0, 0), due: () => port.schedule(port.now, 0, 0) }))
    expect(() => simulate(simulation, inputOf([]))).toThrow('rows of fleets came due')
  })

  it('cannot be broken, nor speak of actors or machines that the run does not have', () => {
    const simulation = crowd(port => ({ start: () => {}, due: () => {}, receive: () => void port.view('crowd') }))
    expect(() => simulate(simulation, inputOf([act(0, 'break', 'crowd')]))).toThrow('takes one of gate')
    expect(() => simulate(simulation, inputOf([act(0, 'wave')]))).toThrow('no actor of this run that is one machine')
  })
})

describe('a run in slices', () => {
  it('is the run made at once, however small the slices', () => {
    const simulation = crowd(port => ({
      start: () => {
        for (let row = 0; row < 50; row++) port.schedule(row % 7, row, 0)
      },
      due: (row, kind) => {
        if (row % 10 === 0) port.emit({ type: 'note', text: `row ${row} for the ${kind}. time` }, null)
        if (kind < 5) port.schedule(port.now + row, row, kind + 1)
      },
    }))
    const input = inputOf([act(3, 'shut'), act(200, 'drop', 'one:gate:4')])
    for (const most of [1, 7, 1000]) {
      const slices = simulateInSlices(simulation, input, most)
      let step = slices.next()
      while (!step.done) step = slices.next()
      expect(step.value, `${most} at a time`).toEqual(simulate(simulation, input))
    }
  })
})

import { describe, expect, it } from 'vitest'
import { emit, setup } from 'xstate'
import type { Effect } from './effects.ts'
import { Bottlenecks } from './network.ts'
import { act, inputOf, ping } from './ping.fixture.ts'
import { simulate } from './simulate.ts'
import type { LinkSpec, Simulation } from './simulation.ts'

const wire = (kbps?: number): LinkSpec => ({
  law: 'log-normal',
  medianMs: 20,
  sigma: 0,
  lossPercent: 0,
  ...(kbps === undefined ? {} : { kbps }),
})

describe('a bottleneck', () => {
  it('takes as long for a message as its bits last', () => {
    // 1,000 bytes are 8,000 bits; 100 kbit/s carry 100 of them a millisecond.
    expect(new Bottlenecks().pass(wire(100), 'a', 'b', 1000, 0)).toBe(80_000)
  })

  it('sends first who comes first, and lets the next wait for its turn', () => {
    const bottlenecks = new Bottlenecks()
    expect([0, 0, 10_000].map(now => bottlenecks.pass(wire(100), 'a', 'b', 1000, now))).toEqual([80_000, 160_000, 230_000])
    expect(bottlenecks.pass(wire(100), 'a', 'b', 1000, 400_000), 'an idle wire saves no time up').toBe(80_000)
  })

  it('is one for each direction between two hosts', () => {
    const bottlenecks = new Bottlenecks()
    const pass = (from: string, to: string) => bottlenecks.pass(wire(100), from, to, 1000, 0)
    expect([pass('a', 'b'), pass('b', 'a'), pass('a', 'c'), pass('a', 'b')]).toEqual([80_000, 80_000, 80_000, 160_000])
  })

  it('loses no time to rounding', () => {
    const bottlenecks = new Bottlenecks()
    const waits = Array.from({ length: 3 }, () => bottlenecks.pass(wire(3000), 'a', 'b', 1, 0))
    expect(waits, '2.67 us each').toEqual([3, 5, 8])
  })

  it('is none without a rate, or with a rate of 0', () => {
    expect(new Bottlenecks().pass(wire(), 'a', 'b', 1000, 0)).toBe(0)
    expect(new Bottlenecks().pass(wire(0), 'a', 'b', 1000, 0)).toBe(0)
    expect(new Bottlenecks().pass({ law: 'call' }, 'a', 'b', 1000, 0)).toBe(0)
  })
})

describe('a run with a bottleneck', () => {
  const base = ping()
  const writer = setup({ types: { emitted: {} as Effect } }).createMachine({
    id: 'asker',
    on: { ask: { actions: emit({ type: 'send', to: 'server', label: 'a parcel', kind: 'event', bytes: 1000 }) } },
  })
  const reader = setup({}).createMachine({ id: 'server' })
  const crowded: Simulation = {
    ...base,
    // Two writers on one host share its wire; the third has one of its own.
    actors: () => ({
      asker: { machine: writer as never, host: 'box' },
      other: { machine: writer as never, host: 'box' },
      third: { machine: writer as never },
      server: { machine: reader as never },
    }),
    actions: { ask: { label: 'Ask', help: '', to: () => ['asker', 'other', 'third'] } },
    link: () => wire(100),
  }
  const ends = (...faults: string[]): string[] =>
    simulate(crowded, inputOf([...faults.map(text => act(0, 'drop', text)), act(0, 'ask')])).events.flatMap(event =>
      event.type === 'message.received' || event.type === 'message.lost' ? [`${event.at / 1000} #${event.message} ${event.type}`] : [],
    )

  it('shares it between all actors of a host', () => {
    expect(ends()).toEqual(['100 #1 message.received', '100 #3 message.received', '180 #2 message.received'])
  })

  it('lets a lost message take its time on the wire, and loses it half-way of its flight', () => {
    expect(ends('asker:server:1')).toEqual(['90 #1 message.lost', '100 #3 message.received', '180 #2 message.received'])
  })
})

import { describe, expect, it } from 'vitest'
import { assign, emit, log, raise, setup, spawnChild } from 'xstate'
import type { Effect, MessageEvent } from './effects.ts'
import { act, inputOf, ping } from './ping.fixture.ts'
import { simulate } from './simulate.ts'
import type { Action, ActorSpec, Simulation } from './simulation.ts'
import type { TraceEvent } from './trace.ts'

function eventsOf(actions: Action[], parameters: Record<string, number | string> = {}): readonly TraceEvent[] {
  return simulate(ping(), inputOf(actions, parameters)).events
}

function lines(events: readonly TraceEvent[]): string[] {
  return events.flatMap(event => {
    switch (event.type) {
      case 'message.sent':
        return `${event.at / 1000} ${event.from} sends ${event.label}`
      case 'message.received':
        return `${event.at / 1000} #${event.message} received`
      case 'message.lost':
        return `${event.at / 1000} #${event.message} lost: ${event.why}`
      case 'state.entered':
        return `${event.at / 1000} ${event.actor}: ${event.from} to ${event.to}`
      case 'note':
        return `${event.at / 1000} note: ${event.text}`
      default:
        return []
    }
  })
}

describe('a run', () => {
  it('tells each event with its instant, and each cause before its effect', () => {
    const events = eventsOf([act(0, 'ask')])
    expect(lines(events)).toEqual([
      '0 asker: idle to waiting',
      '0 asker sends ping',
      '20 #1 received',
      '20 server: idle to reading',
      '20 server: reading to working',
      '30 server: working to done',
      '30 server sends pong',
      '50 #2 received',
      '50 asker: waiting to glad',
    ])
    events.forEach((event, i) => {
      expect(event.seq).toBe(i + 1)
      expect(event.cause === null).toBe(event.type === 'input')
      if (event.cause !== null) expect(event.cause).toBeLessThan(event.seq)
    })
  })

  it('loses every answer to a message whose sender says so, and nothing else', () => {
    const base = ping()
    const asker = setup({
      types: { emitted: {} as Effect },
      actions: {
        ask: emit({ type: 'send', to: 'server', label: 'ping', kind: 'request', losesAnswer: true }),
      },
    }).createMachine({ id: 'asker', initial: 'idle', on: { ask: { actions: 'ask' } }, states: { idle: {} } })
    const deaf: Simulation = {
      ...base,
      actors: (...args) => ({ ...base.actors(...args), asker: { machine: asker as never, unbreakable: true } }),
    }
    expect(lines(simulate(deaf, inputOf([act(0, 'ask')])).events).filter(line => line.includes('#'))).toEqual([
      '20 #1 received',
      '40 #2 lost: chance',
    ])
  })

  it('serves two requests at once, each by a session of its own', () => {
    const rows = eventsOf([act(0, 'ask'), act(5_000, 'ask')]).filter(event => event.type === 'row.written')
    expect(rows.map(({ at }) => at)).toEqual([30_000, 35_000])
  })

  it('knows the rows that were there before it began: a change of one says what was there, and they leave no event', () => {
    const stored = { ...ping(), stored: () => ({ pings: { 1: { id: 0 }, 9: { id: 9 } } }) }
    const rows = simulate(stored, inputOf([act(0, 'ask')])).events.filter(event => event.type === 'row.written')
    expect(rows.map(({ key, before, after }) => [key, before, after])).toEqual([['1', { id: 0 }, { id: 1 }]])
  })

  it('does nothing after its end, and knows it', () => {
    const run = simulate(ping(), inputOf([act(0, 'ask')]))
    expect(run.end).toBe(50_000)
    expect(simulate(ping(), { ...inputOf([act(0, 'ask')]), until: 30_000 }).events.at(-1)?.at).toBe(30_000)
  })

  it('lets the model act before the reader at one instant, and the reader in the order written', () => {
    const events = eventsOf([act(0, 'ask'), act(50_000, 'break', 'server'), act(50_000, 'heal', 'server')])
    expect(lines(events).slice(-4)).toEqual([
      '50 #2 received',
      '50 asker: waiting to glad',
      '50 server: idle to broken',
      '50 server: broken to idle',
    ])
  })
})

describe('a fault by hand', () => {
  it('given before the sending loses the message half-way', () => {
    expect(lines(eventsOf([act(0, 'drop', 'asker:server:1'), act(0, 'ask')]))).toContain('10 #1 lost: hand')
  })

  it('given while it is under way loses it at that instant', () => {
    expect(lines(eventsOf([act(0, 'ask'), act(15_000, 'drop', 'asker:server:1')]))).toContain('15 #1 lost: hand')
  })

  it('given too late, twice, or for a message never sent only leaves a note', () => {
    const late = lines(eventsOf([act(0, 'ask'), act(20_000, 'drop', 'asker:server:1'), act(21_000, 'drop', 'asker:server:9')]))
    expect(late.filter(line => line.includes('note'))).toEqual([
      '20 note: ping has already arrived; nothing changes',
      '1000 note: no message 9 was sent from asker to server; nothing changed',
    ])
    const twice = lines(eventsOf([act(0, 'ask'), act(5_000, 'drop', 'asker:server:1'), act(6_000, 'drop', 'asker:server:1')]))
    expect(twice).toContain('6 note: ping is already lost; nothing changes')
    expect(late).toContain('50 asker: waiting to glad')
  })

  it('delays before and during the flight by exactly the time given', () => {
    expect(lines(eventsOf([act(0, 'delay', 'asker:server:1:7'), act(0, 'ask')]))).toContain('27 #1 received')
    expect(lines(eventsOf([act(0, 'ask'), act(5_000, 'delay', 'asker:server:1:7')]))).toContain('27 #1 received')
  })

  it('cannot touch a call inside one process', () => {
    const seen = lines(eventsOf([act(0, 'drop', 'asker:server:1'), act(0, 'ask')], { mode: 'near' }))
    expect(seen).toContain('10 asker: waiting to glad')
    expect(seen.at(-1)).toContain('stayed inside one process')
  })

  it('breaks a process: its host refuses the request one hop later, and the sender hears of it', () => {
    expect(lines(eventsOf([act(0, 'break', 'server'), act(0, 'ask')]))).toEqual([
      '0 server: idle to broken',
      '0 asker: idle to waiting',
      '0 asker sends ping',
      '20 #1 lost: refused',
      '20 server sends connection refused',
      '40 #2 received',
      '40 asker: waiting to sorry',
    ])
  })

  it('breaks a process at work: what it was doing is gone, what it wrote stays', () => {
    const events = eventsOf([act(0, 'ask'), act(25_000, 'break', 'server'), act(200_000, 'heal', 'server'), act(200_000, 'ask')])
    expect(events.filter(event => event.type === 'row.written').map(({ at }) => at)).toEqual([230_000])
    expect(lines(events)).toContain('100 asker: waiting to sorry')
    expect(lines(events).at(-1)).toBe('250 asker: waiting to glad')
  })

  it('remarks on breaking what is down and healing what is up', () => {
    const seen = lines(eventsOf([act(0, 'heal', 'server'), act(1_000, 'break', 'server'), act(2_000, 'break', 'server')]))
    expect(seen).toEqual(['0 note: server is up already', '1 server: idle to broken', '2 note: server is down already'])
  })
})

describe('an action', () => {
  it('may mean several actors by its argument, and nobody', () => {
    const simulation = ping()
    const argument = { label: 'whom', example: 'asker' }
    const call = { label: 'Call', help: '', argument, to: (text: string | null) => (text ?? '').split('+') }
    const calling = { ...simulation, actions: { ...simulation.actions, call } }
    const notes = (text: string) =>
      simulate(calling, inputOf([act(0, 'break', 'server'), act(0, 'call', text)])).events.filter(({ type }) => type === 'note')
    expect(notes('server+server')).toHaveLength(2)
    expect(notes('nobody')).toEqual([])
  })
})

describe('an action that lets time pass', () => {
  it('causes nothing, and makes the run last', () => {
    const wait = { label: 'Wait', help: '', to: () => [], argument: { label: 'how long', example: '5s' }, passes: true } as const
    const simulation = { ...ping(), actions: { ...ping().actions, wait } }
    const run = simulate(simulation, inputOf([act(10_000, 'wait', '300ms')]))
    expect(run.events.map(({ type }) => type)).toEqual(['input'])
    expect(run.end).toBe(310_000)
  })
})

describe('a process that reads its disk', () => {
  it('begins anew after a break with what it kept', () => {
    const counter = setup({
      types: { context: {} as { n: number } },
      actions: {
        count: assign({ n: ({ context }) => context.n + 1 }),
        tell: emit(({ context }) => ({ type: 'note', text: `count ${context.n}` })),
      },
    }).createMachine({
      id: 'asker',
      context: ({ input }) => ({ n: (input as { n?: number } | undefined)?.n ?? 0 }),
      on: { ask: { actions: ['count', 'tell'] } },
    })
    const told = (spec: object) => {
      const simulation = { ...ping(), actors: () => ({ asker: { machine: counter as never, ...spec } }) }
      const actions = [act(0, 'ask'), act(1, 'break', 'asker'), act(2, 'heal', 'asker'), act(3, 'ask')]
      return simulate(simulation, inputOf(actions)).events.flatMap(event => (event.type === 'note' ? [event.text] : []))
    }
    expect(told({})).toEqual(['count 1', 'count 1'])
    expect(told({ recover: ({ n }: { n: number }) => ({ n }) })).toEqual(['count 1', 'count 2'])
  })
})

describe('a word to another machine of the host', () => {
  const teller = setup({ types: { emitted: {} as Effect } }).createMachine({
    id: 'asker',
    initial: 'silent',
    states: {
      silent: { on: { ask: { target: 'told', actions: emit({ type: 'tell', to: 'server', event: 'wake up', detail: { n: 7 } }) } } },
      told: {},
    },
  })
  const listener = setup({ types: { emitted: {} as Effect } }).createMachine({
    id: 'server',
    initial: 'asleep',
    states: {
      asleep: { on: { 'wake up': 'awake' } },
      awake: { entry: emit(({ event }) => ({ type: 'note', text: `woken with ${(event as unknown as { n: number }).n}` })) },
    },
  })
  const telling = (host: string) => ({
    ...ping(),
    actors: () => ({ asker: { machine: teller as never, host: 'box' }, server: { machine: listener as never, host } }),
  })

  it('is heard at the same instant, after the step of who tells, and leaves no message', () => {
    const { events } = simulate(telling('box'), inputOf([act(5_000, 'ask')]))
    expect(lines(events)).toEqual(['5 asker: silent to told', '5 server: asleep to awake', '5 note: woken with 7'])
    expect(events.map(({ cause }) => cause)).toEqual([null, 1, 2, 3])
  })

  it('never reaches another host', () => {
    expect(() => simulate(telling('elsewhere'), inputOf([act(0, 'ask')]))).toThrow('no actor of its host')
  })
})

describe('two lanes', () => {
  const single = ping()
  const double = {
    ...single,
    actors: () => {
      const { asker, server } = single.actors({}, () => 0)
      const pair = (lane: string) => ({ [`${lane}/asker`]: asker, [`${lane}/server`]: server })
      return { ...pair('left'), ...pair('right') } as never
    },
    link: () => ({ law: 'log-normal', medianMs: 20, sigma: 0.5, lossPercent: 0 }) as const,
  }

  it('meet the same weather, the same actions and the same faults', () => {
    const { events } = simulate(double, inputOf([act(0, 'ask'), act(0, 'drop', 'server:asker:1'), act(200_000, 'ask')]))
    const side = (lane: string) =>
      lines(events)
        .filter(line => line.includes(`${lane}/`))
        .map(line => line.replaceAll(`${lane}/`, ''))
    expect(side('left')).toEqual(side('right'))
    expect(side('left').length).toBeGreaterThan(8)
    expect(events.filter(event => event.type === 'message.lost')).toHaveLength(2)
  })

  it('can be told apart by a fault that names one', () => {
    const { events } = simulate(double, inputOf([act(0, 'break', 'right/server'), act(0, 'ask')]))
    expect(
      lines(events)
        .filter(line => /to (glad|sorry)/.test(line))
        .map(line => line.replace(/^\S+ /, '')),
    ).toEqual(expect.arrayContaining(['left/asker: waiting to glad', 'right/asker: waiting to sorry']))
  })
})

describe('machines', () => {
  const idle = { id: 'server', initial: 'idle', states: { idle: {} } } as const
  const runWith = (actions: unknown) => () =>
    simulate(ping(setup({}).createMachine({ ...idle, on: { 'request.asker': { actions } } } as never) as never), inputOf([act(0, 'ask')]))

  it.each([
    ['a function', () => {}, 'has the action'],
    ['log', log('x'), 'xstate.log'],
    ['spawnChild', spawnChild(setup({}).createMachine({ initial: 'a', states: { a: {} } })), 'xstate.spawnChild'],
    ['a name without implementation', 'dream', '"dream"'],
    ['an unknown effect', emit({ type: 'explode' } as never), '"explode"'],
  ])('may not use %s as an action', (_, action, named) => {
    expect(runWith(action)).toThrow(named as string)
  })

  it('may not invoke', () => {
    const child = setup({}).createMachine({ initial: 'a', states: { a: {} } })
    const machine = setup({ actors: { child } }).createMachine({ id: 'server', initial: 'a', states: { a: { invoke: { src: 'child' } } } })
    expect(() => simulate(ping(machine as never), inputOf([act(0, 'ask')]))).toThrow('xstate.spawnChild')
  })

  it('may raise an event later, and cancel it', () => {
    expect(runWith(raise({ type: 'later' } as never, { delay: 5 }))).not.toThrow()
    expect(runWith(raise({ type: 'later' } as never, { delay: -5 }))).toThrow(RangeError)
  })

  it('throw their own errors at once', () => {
    const machine = setup({}).createMachine({
      ...idle,
      on: {
        'request.asker': {
          guard: () => {
            throw new Error('a guard that fails')
          },
        },
      },
    } as never)
    expect(() => simulate(ping(machine as never), inputOf([act(0, 'ask')]))).toThrow('a guard that fails')
  })

  it('may not send to an actor that does not exist', () => {
    expect(runWith(emit({ type: 'send', to: 'nobody', label: 'x', kind: 'request' } as never))).toThrow('no actor')
  })

  it('stop with a word after 20,000 events', () => {
    const restless = setup({ delays: { tick: 0.01 } }).createMachine({
      id: 'server',
      initial: 'a',
      states: { a: { on: { 'request.asker': 'b' } }, b: { after: { tick: 'c' } }, c: { after: { tick: 'b' } } },
    })
    expect(() => simulate(ping(restless as never), inputOf([act(0, 'ask')]))).toThrow('more than 20000 events')
  })
})

describe('the memory of an actor that serves per request', () => {
  const counter = setup({
    types: { context: {} as { seen: number }, emitted: {} as Effect },
    actions: {
      count: assign({ seen: ({ event }) => (event as unknown as { memory: number }).memory + 1 }),
      remember: emit(({ context }) => ({ type: 'remember', memory: context.seen })),
      answer: emit(({ context, event }) => {
        const { id } = (event as unknown as MessageEvent).message
        return { type: 'send', to: 'asker', label: String(context.seen), kind: 'response', correlates: id }
      }),
    },
  }).createMachine({
    id: 'server',
    context: { seen: 0 },
    initial: 'idle',
    states: { idle: { on: { 'request.asker': { target: 'done', actions: ['count', 'remember', 'answer'] } } }, done: { type: 'final' } },
  })
  const shared: Simulation = {
    ...ping(),
    actors: (...given) => ({
      asker: ping().actors(...given).asker as ActorSpec,
      server: { machine: counter as never, perRequest: true, memory: 0 },
    }),
  }
  const answers = (actions: Action[]) =>
    simulate(shared, inputOf(actions)).events.flatMap(event =>
      event.type === 'message.sent' && event.from === 'server' && event.kind === 'response' ? [event.label] : [],
    )

  it('is common to all its machines', () => {
    expect(answers([act(0, 'ask'), act(1, 'ask'), act(200_000, 'ask')])).toEqual(['1', '2', '3'])
  })

  it('is gone when the process breaks', () => {
    const broken = [act(100_000, 'break', 'server'), act(150_000, 'heal', 'server')]
    expect(answers([act(0, 'ask'), act(1, 'ask'), ...broken, act(200_000, 'ask')])).toEqual(['1', '2', '1'])
  })
})

describe('a process that is up', () => {
  it('is told that it is healed, if its machine listens', () => {
    const patient = setup({}).createMachine({
      id: 'server',
      initial: 'ill',
      states: { ill: { on: { heal: 'well' } }, well: { on: { 'request.asker': 'ill' } } },
    })
    const one: Simulation = {
      ...ping(),
      actors: (...given) => ({ asker: ping().actors(...given).asker as ActorSpec, server: { machine: patient as never } }),
    }
    const events = simulate(one, inputOf([act(0, 'heal', 'server'), act(1_000, 'heal', 'server')])).events
    expect(events).toMatchObject([
      { type: 'input' },
      { type: 'state.entered', from: 'ill', to: 'well', on: 'heal', cause: 1 },
      { type: 'input' },
      { type: 'note', text: 'server is up already' },
    ])
  })
})

describe('an action named like a fault, but without an argument', () => {
  const moody = setup({}).createMachine({
    id: 'server',
    initial: 'well',
    states: { well: { on: { break: 'ill' } }, ill: { on: { heal: 'well' } } },
  })
  const simulation: Simulation = {
    ...ping(moody as never),
    actors: () => ({ asker: { machine: moody as never, unbreakable: true }, server: { machine: moody as never } }),
    actions: { break: { label: 'Make it ill', help: '', to: 'server' }, heal: { label: 'Make it well', help: '', to: 'server' } },
  }
  const states = (...actions: Action[]) =>
    simulate(simulation, inputOf(actions)).events.flatMap(event => (event.type === 'state.entered' ? [event.to] : []))

  it('is the machine’s own affair', () => {
    expect(states(act(0, 'break'), act(1, 'heal'))).toEqual(['ill', 'well'])
  })

  it('heals a process that the fault has broken', () => {
    expect(states(act(0, 'break', 'server'), act(1, 'heal'))).toEqual(['broken', 'well'])
  })
})

describe('an invariant', () => {
  it('is asked at every event, and reported once with the event that broke it', () => {
    const events = eventsOf([0, 1, 2, 3, 4, 5].map(i => act(i * 100_000, 'ask')))
    const broken = events.filter(event => event.type === 'invariant.broken')
    expect(broken).toHaveLength(1)
    expect(broken[0]).toMatchObject({ at: 330_000, invariant: 'fewPings', detail: 'too many' })
  })
})

describe('a fault on the next message', () => {
  const losses = (actions: Action[], extra: object = {}) =>
    simulate({ ...ping(), ...extra }, inputOf(actions)).events.flatMap(event => (event.type === 'message.lost' ? [event.message] : []))

  it('means the one that leaves next, and two of them the next two', () => {
    const next = act(1_000, 'drop', 'asker:server:next')
    expect(losses([act(0, 'ask'), next, act(2_000, 'ask'), act(100_000, 'ask')])).toEqual([2])
    expect(losses([act(0, 'ask'), next, next, act(2_000, 'ask'), act(100_000, 'ask')])).toHaveLength(2)
  })

  it('may be named by a word for its link', () => {
    const links = { question: ['asker', 'server'] }
    expect(losses([act(0, 'drop', 'question'), act(1, 'ask')], { links })).toEqual([1])
  })

  it('may be given by a parameter, before the reader acts', () => {
    const given = () => [act(0, 'drop', 'asker:server:next')]
    expect(losses([act(0, 'ask')], { given })).toEqual([1])
  })
})

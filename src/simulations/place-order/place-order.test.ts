import { describe, expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { measure } from '../../engine/report.ts'
import type { Run } from '../../engine/run.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Action, Challenge, MeasureValue, Simulation } from '../../engine/simulation.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { challenge } from './challenge.ts'
import { placeOrder } from './simulation.ts'

const simulation = placeOrder as unknown as Simulation

function run(scenario: string, parameters: Record<string, number | string> = {}, actions: Action[] = []): Run {
  const base = scenarioInput(simulation, scenario)
  return simulate(simulation, {
    ...base,
    parameters: { ...base.parameters, ...parameters },
    actions: [...base.actions, ...actions].sort((a, b) => a.at - b.at),
  })
}

function measures(one: Run): Record<string, MeasureValue> {
  return measure(simulation, indexTrace(one.events), one.parameters)
}

function of(scenario: string, parameters: Record<string, number | string> = {}, actions: Action[] = []): Record<string, MeasureValue> {
  return measures(run(scenario, parameters, actions))
}

const at = (ms: number, type: string, argument: string | null = null): Action => ({ at: ms * 1000, type, argument })
const even = { hopMs: 80, workMs: 0, spread: 0 }

describe('one order', () => {
  it('takes six round trips between services and fourteen messages, and uses all seven services', () => {
    const happy = run('happy')
    expect(measures(happy)).toMatchObject({ roundTrips: 6, charges: 1, messagesLost: 0, orderStatus: 'confirmed', availability: 99.4015 })
    const sent = happy.events.filter(event => event.type === 'message.sent')
    expect(sent).toHaveLength(14)
    expect(new Set(sent.map(({ to }) => to)).size).toBe(8)
  })

  it('at 80 ms a hop without work takes 1,120 ms one after another, 800 ms in parallel and 480 ms with a queue', () => {
    const elapsed = ['sequential', 'parallel', 'async'].map(pattern => of('happy', { ...even, pattern }).elapsedMs)
    expect(elapsed).toEqual([1120, 800, 480])
  })

  it('is never faster one after another than in parallel, nor in parallel than with a queue, for 500 seeds', () => {
    const base = scenarioInput(simulation, 'happy')
    for (let seed = 1; seed <= 500; seed++) {
      const [a, b, c] = ['sequential', 'parallel', 'async'].map(pattern => {
        const parameters = { ...base.parameters, pattern, timeoutMs: 10_000 }
        return measures(simulate(simulation, { ...base, seed, parameters })).elapsedMs as number
      }) as [number, number, number]
      expect(a, `seed ${seed}`).toBeGreaterThanOrEqual(b)
      expect(b, `seed ${seed}`).toBeGreaterThanOrEqual(c)
    }
  })

  it('inside one process crosses the network twice, both times between the client and the shop', () => {
    const calls = run('monolith').events.filter(event => event.type === 'message.sent')
    expect(calls.filter(({ kind }) => kind !== 'call').map(({ label }) => label)).toEqual(['POST /orders', '201 Created'])
    expect(calls).toHaveLength(14)
    expect(of('monolith')).toMatchObject({ roundTrips: 0, charges: 1, orderStatus: 'confirmed', availability: 100 })
  })

  it('inside one process falls with any of its modules', () => {
    expect(of('monolith', {}, [at(0, 'break', 'notifications'), at(1, 'place-order')]).orderStatus).toBe('failed')
    const before = [at(0, 'break', 'notifications')]
    expect(of('happy', {}, before)).toMatchObject({ charges: 1, orderStatus: 'failed' })
  })

  it('with a queue does not wait for the e-mail, and the queue holds it until Notifications is back', () => {
    const actions = [at(0, 'break', 'notifications'), at(3_500, 'heal', 'notifications')]
    const mended = run('async', {}, actions)
    expect(measures(mended)).toMatchObject({ roundTrips: 4, orderStatus: 'confirmed', availability: 99.6006 })
    expect(measures(mended).elapsedMs).toBe(of('async').elapsedMs)
    expect(indexTrace(mended.events).rows.filter(({ table }) => table === 'emails')).toHaveLength(1)
  })

  it('adds counts over several clicks, times only the last, and serves two at once', () => {
    const twice = of('happy', { spread: 0 }, [at(10, 'place-order')])
    expect(twice).toMatchObject({ roundTrips: 12, charges: 2, orderStatus: 'confirmed' })
    expect(twice.elapsedMs).toBe(of('happy', { spread: 0 }).elapsedMs)
  })
})

describe('the lost message', () => {
  it('charges twice if it is the answer, once if it is the request; both orders are confirmed', () => {
    expect(of('response-lost')).toMatchObject({ charges: 2, orderStatus: 'confirmed', messagesLost: 1 })
    expect(of('request-lost')).toMatchObject({ charges: 1, orderStatus: 'confirmed', messagesLost: 1 })
  })

  it('without a retry leaves a charge for an order reported as failed', () => {
    expect(of('response-lost', { retries: 0 })).toMatchObject({ charges: 1, orderStatus: 'failed' })
  })

  it('towards the client leaves it not knowing, once its patience is over', () => {
    const lost = of('happy', {}, [at(0, 'drop', 'orders:client:1')])
    expect(lost).toMatchObject({ charges: 1, orderStatus: 'unknown', elapsedMs: 5000 })
  })

  it('that is only late is answered to nobody: the attempt was given up', () => {
    const late = run('happy', { retries: 1 }, [at(0, 'delay', 'payments:orders:1:500')])
    expect(measures(late)).toMatchObject({ charges: 2, orderStatus: 'confirmed' })
    expect(late.events.some(event => event.type === 'note' && event.text.includes('comes too late'))).toBe(true)
  })
})

describe('a service that is down', () => {
  it('refuses one hop later, and the order fails without a charge', () => {
    const down = run('payments-down')
    expect(measures(down)).toMatchObject({ roundTrips: 2, charges: 0, orderStatus: 'failed', messagesLost: 0 })
    expect(down.events.filter(event => event.type === 'message.lost').map(({ why }) => why)).toEqual(['refused'])
  })

  it('is asked again as often as there are retries', () => {
    const asked = run('payments-down', { retries: 3 }).events.filter(event => event.type === 'message.sent' && event.to === 'payments')
    expect(asked).toHaveLength(4)
  })

  it('and is slow keeps Orders waiting, though nothing fails', () => {
    const slow = of('slow-shipping') as { elapsedMs: number; waitingMs: Record<string, number> }
    expect(slow.elapsedMs).toBeGreaterThan(1500)
    expect(slow.waitingMs.orders).toBeGreaterThan(0.95 * (slow.elapsedMs - 60))
  })
})

describe('the challenge', () => {
  const passing = (one: Challenge): string[] =>
    one.singleChanges().flatMap(actions => {
      const base = scenarioInput(simulation, one.scenario)
      const changed = simulate(simulation, {
        ...base,
        parameters: { ...base.parameters, ...one.parameters },
        actions: [...base.actions, ...actions],
      })
      return one.conditions.every(({ holds }) => holds(changed, indexTrace(changed.events))) ? [String(actions[0]?.argument)] : []
    })

  it('is passed by exactly one of the fourteen messages', () => {
    expect(challenge.singleChanges()).toHaveLength(14)
    expect(passing(challenge)).toEqual(['payments:orders:1'])
  })

  it('has a follow-up that a few of the fourteen pass', () => {
    expect(passing(challenge.followUp as Challenge)).toMatchInlineSnapshot(`
      [
        "orders:products:1",
        "products:orders:1",
        "orders:inventory:1",
        "orders:payments:1",
        "orders:shipping:1",
        "orders:notifications:1",
      ]
    `)
  })
})

describe('the size of a message', () => {
  it('is the length of its text over HTTP/1.1', () => {
    const sent = run('happy').events.find(event => event.type === 'message.sent' && event.label === 'POST /charges')
    const body = '{"order":1047,"amount":4999,"currency":"EUR"}'
    const head = 'POST /charges HTTP/1.1\r\nhost: payments.example.com\r\ncontent-type: application/json\r\ncontent-length: 45\r\n\r\n'
    expect(sent).toMatchObject({ bytes: head.length + body.length })
  })
})

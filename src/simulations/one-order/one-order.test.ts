import { describe, expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { measure } from '../../engine/report.ts'
import type { Run } from '../../engine/run.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Action, MeasureValue, Simulation } from '../../engine/simulation.ts'
import type { TraceEvent } from '../../engine/trace.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { registry } from '../registry.ts'
import { challenge } from './challenge.ts'
import { oneOrder } from './simulation.ts'

const simulation = oneOrder as unknown as Simulation

function run(scenario: string, parameters: Record<string, number | string> = {}, actions: readonly Action[] = []): Run {
  const base = scenarioInput(simulation, scenario)
  const all = [...base.actions, ...actions].sort((a, b) => a.at - b.at)
  return simulate(simulation, { ...base, parameters: { ...base.parameters, ...parameters }, actions: all })
}

function measures(one: Run): Record<string, MeasureValue> {
  return measure(simulation, indexTrace(one.events), one.parameters)
}

function of(scenario: string, parameters: Record<string, number | string> = {}, actions: readonly Action[] = []) {
  return measures(run(scenario, parameters, actions))
}

type Sent = TraceEvent & { readonly type: 'message.sent' }

function sent(one: Run, from: string, to: string): Sent[] {
  return one.events.filter((event): event is Sent => event.type === 'message.sent' && event.from === from && event.to === to)
}

const at = (ms: number, type: string, argument: string | null = null): Action => ({ at: ms * 1000, type, argument })

describe('order 1047', () => {
  it('meets the weather of chapter 0: its messages between Orders and Payments fly as long, and the same one is lost', async () => {
    const first = await registry['place-order']()
    const friday = simulate(first, scenarioInput(first, 'response-lost'))
    const again = run('once-more')
    for (const [from, to] of [
      ['orders', 'payments'],
      ['payments', 'orders'],
    ] as const) {
      const flights = [friday, again].map(one => sent(one, from, to).map(event => event.arriveAt - event.at))
      expect(flights[0]).toHaveLength(2)
      expect(flights[1], `${from} to ${to}`).toEqual(flights[0])
    }
    const lost = again.events.filter(event => event.type === 'message.lost')
    expect(lost).toEqual([expect.objectContaining({ why: 'hand', message: sent(again, 'payments', 'orders')[0]?.message })])
  })

  it('is charged once with a key and twice without one, in two attempts, and Ines sees the same', () => {
    expect(of('once-more')).toMatchObject({ charges: 1, attempts: 2, orderStatus: 'confirmed', breaker: 'closed', messagesLost: 1 })
    expect(of('without-key')).toMatchObject({ charges: 2, attempts: 2, orderStatus: 'confirmed', breaker: 'closed', messagesLost: 1 })
  })

  it('carries one key through both attempts and one trace through all that happens', () => {
    const one = run('once-more')
    const charges = sent(one, 'orders', 'payments')
    expect(new Set(charges.map(({ detail }) => detail['idempotency-key'])).size).toBe(1)
    const traces = one.events.flatMap(event =>
      event.type === 'message.sent' && event.detail.traceparent ? [String(event.detail.traceparent).split('-')[1]] : [],
    )
    expect(traces.length).toBeGreaterThanOrEqual(5)
    expect(new Set(traces).size).toBe(1)
  })

  it('names for every span but the first a parent that is in the trace', () => {
    const rows = run('once-more').events.flatMap(event => (event.type === 'row.written' && event.table === 'trace' ? [event] : []))
    const spans = new Set(rows.map(({ key }) => key))
    const parents = rows.map(({ after }) => (after as { parent: string }).parent)
    expect(rows).toHaveLength(5)
    expect(parents.filter(parent => parent === 'none')).toHaveLength(1)
    expect(parents.filter(parent => parent !== 'none' && !spans.has(parent))).toEqual([])
  })

  it('takes three round trips before it leaves, and none over a connection that is open', () => {
    expect(of('happy', { spread: 0 })).toMatchObject({
      roundTripsBefore: 3,
      waitMs: { name: 50, connection: 50, encryption: 50, order: 161 },
      elapsedMs: 311,
    })
    expect(of('happy', { spread: 0, connection: 'open' })).toMatchObject({ roundTripsBefore: 0, elapsedMs: 161 })
    expect(of('open-connection').waitMs).toMatchObject({ name: 0, connection: 0, encryption: 0 })
  })

  it('does not wait for the mail: nine seconds more behind the queue cost Ines nothing', () => {
    const [usual, slow] = [of('once-more'), of('slow-mail')]
    expect(slow.elapsedMs).toBe(usual.elapsedMs)
    expect((slow.mailAfterMs as number) - (usual.mailAfterMs as number)).toBeCloseTo(9000)
  })

  it('is stopped at the door by a stale token and, pressed too often, by the limit', () => {
    const stale = run('stale-token')
    expect(sent(stale, 'gateway', 'orders')).toEqual([])
    expect(measures(stale)).toMatchObject({ orderStatus: 'failed', charges: 0 })
    const six = run(
      'happy',
      { connection: 'open' },
      Array.from({ length: 5 }, (_, i) => at(i + 1, 'place-order')),
    )
    const statuses = sent(six, 'gateway', 'client').map(({ detail }) => detail.status)
    expect(statuses.filter(status => status === 201)).toHaveLength(5)
    expect(statuses.filter(status => status === 429)).toHaveLength(1)
  })

  it('finds the breaker open after twenty failed attempts, and then asks Payments no more', () => {
    const down = run('payments-down')
    expect(measures(down).attempts).toBe(20)
    expect(sent(down, 'gateway', 'client').at(-1)?.detail.status).toBe(503)
    expect(of('payments-down', { breaker: 'off' }).attempts).toBe(22)
  })

  it('is answered from the key by whoever asks while the first attempt is still at work', () => {
    const slow = run('happy', { workMs: 600, retries: 3 })
    expect(sent(slow, 'payments', 'orders').some(({ detail }) => detail.status === 409)).toBe(true)
    expect(measures(slow)).toMatchObject({ charges: 1, orderStatus: 'confirmed' })
  })

  it('says that nobody knows when the worker died between claim and charge', () => {
    const actions = [at(222, 'break', 'payments'), at(300, 'heal', 'payments')]
    expect(of('happy', {}, actions)).toMatchObject({ charges: 0, orderStatus: 'unknown' })
  })
})

describe('the challenge', () => {
  it('is passed by two of the sixteen messages: the two answers on the way back to the page', () => {
    const passing = challenge.singleChanges().filter(actions => {
      const one = run(challenge.scenario, challenge.parameters as Record<string, number | string>, actions)
      return challenge.conditions.every(({ holds }) => holds(one, indexTrace(one.events)))
    })
    expect(challenge.singleChanges()).toHaveLength(16)
    expect(passing.map(([action]) => action?.argument)).toEqual(['gateway:client:3', 'orders:gateway:1'])
  })
})

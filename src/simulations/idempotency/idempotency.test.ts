import { describe, expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { measure } from '../../engine/report.ts'
import type { Run } from '../../engine/run.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Action, Challenge, MeasureValue, Simulation } from '../../engine/simulation.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { challenge, singleSettings } from './challenge.ts'
import { chargesOf } from './measures.ts'
import { idempotency } from './simulation.ts'

const simulation = idempotency as unknown as Simulation

type Settings = Readonly<Record<string, number | string>>

function run(scenario: string, set: Settings = {}, actions: readonly Action[] = []): Run {
  const base = scenarioInput(simulation, scenario)
  const merged = [...base.actions, ...actions].sort((a, b) => a.at - b.at)
  return simulate(simulation, { ...base, parameters: { ...base.parameters, ...set }, actions: merged })
}

function of(scenario: string, set: Settings = {}): Record<string, MeasureValue> {
  const one = run(scenario, set)
  return measure(simulation, indexTrace(one.events), one.parameters)
}

const lanes = (left: number, right: number) => ({ 'without-key': left, 'with-key': right })
const FULL = { claim: 'atomic', downstreamKey: 'on', recovery: 'on' } as const

describe('charges without key, stored after, and under the full protocol', () => {
  const charges = (scenario: string, set: Settings) => (of(scenario, set).charges as Record<string, number>)['with-key']
  it.each([
    ['lost-response', 2, 1, 1],
    ['crash-between', 2, 2, 1],
    ['double-click-race', 2, 2, 1],
  ] as const)('%s: %i, %i, %i', (scenario, none, after, full) => {
    expect((of(scenario).charges as Record<string, number>)['without-key']).toBe(none)
    expect(charges(scenario, { claim: 'store-after' })).toBe(after)
    expect(charges(scenario, FULL)).toBe(full)
  })

  it('a lost request costs nothing but time', () => {
    expect(of('lost-request')).toMatchObject({ charges: lanes(1, 1), replayed: lanes(0, 0) })
  })

  it('a repeat gets the first status and body again, and the money moves once', () => {
    expect(of('lost-response')).toMatchObject({ statusOfRetry: lanes(201, 201), replayed: lanes(0, 1), amountCharged: lanes(99.98, 49.99) })
    expect(of('lost-response', { amount: 100 }).amountCharged).toEqual(lanes(200, 100))
  })

  it('another amount under the same key is refused with 422, or without a fingerprint answered with the first', () => {
    expect(of('different-body')).toMatchObject({
      charges: lanes(2, 1),
      statusOfRetry: lanes(201, 422),
      amountCharged: lanes(199.96, 49.99),
    })
    expect(of('different-body', { hashBody: 'off' })).toMatchObject({
      charges: lanes(2, 1),
      statusOfRetry: lanes(201, 201),
      replayed: lanes(0, 1),
    })
  })

  it('a claim shorter than the call lets two in, unless the ledger knows the key or the record commits with the charge', () => {
    expect(of('expired-claim').charges).toEqual(lanes(2, 2))
    expect(of('expired-claim', { downstreamKey: 'on', recovery: 'on' }).charges).toEqual(lanes(2, 1))
    expect(of('expired-claim', { sameTransaction: 'on' }).charges).toEqual(lanes(2, 1))
  })

  it('a forgotten key is a new wish', () => {
    expect(of('expired-key').charges).toEqual(lanes(2, 2))
    expect(of('expired-key', { keyTtlHours: 48 }).charges).toEqual(lanes(2, 1))
  })

  it('a crash between charge and record costs one charge with a transaction, or with a downstream key and recovery', () => {
    expect(of('crash-between').charges).toEqual(lanes(2, 2))
    expect(of('crash-between-transaction').charges).toEqual(lanes(2, 1))
    expect(of('crash-between-downstream-key').charges).toEqual(lanes(2, 1))
  })

  it('a repeat in flight is told 409, or waits and is told the outcome', () => {
    expect(run('in-flight').events.some(event => event.type === 'message.sent' && event.label === '409 Conflict')).toBe(true)
    const waited = run('in-flight', { onInFlight: 'wait', timeoutMs: 5000 }, [{ at: 200_000, type: 'retry', argument: null }])
    expect(waited.events.some(event => event.type === 'message.sent' && event.detail.status === 409)).toBe(false)
    expect(chargesOf(indexTrace(waited.events), 'with-key')).toHaveLength(1)
  })
})

describe('the challenge', () => {
  const passing = (one: Challenge): string[] =>
    singleSettings(one.scenario).flatMap(set => {
      const changed = run(one.scenario, { ...one.parameters, ...set })
      return one.conditions.every(({ holds }) => holds(changed, indexTrace(changed.events))) ? [JSON.stringify(set)] : []
    })

  it('is passed by two of all single settings: to look first, and to write last', () => {
    expect(passing(challenge)).toEqual(['{"claim":"check-then-act"}', '{"claim":"store-after"}'])
  })

  it('has a follow-up that one single setting passes: the key goes on to where the money is', () => {
    expect(passing(challenge.followUp as Challenge)).toEqual(['{"downstreamKey":"on"}'])
  })
})

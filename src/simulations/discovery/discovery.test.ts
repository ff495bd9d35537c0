import { describe, expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { measure } from '../../engine/report.ts'
import type { Run } from '../../engine/run.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Action, MeasureValue, Simulation } from '../../engine/simulation.ts'
import type { MessageSent } from '../../engine/trace.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { failuresOf, requestsTo } from './measures.ts'
import { act } from './scenarios.ts'
import { discovery } from './simulation.ts'

const simulation = discovery as unknown as Simulation
const SECOND = 1_000_000

type Settings = Readonly<Record<string, number | string>>

function run(
  scenario: string | null,
  set: Settings = {},
  actions: readonly Action[] = [],
  more: { seed?: number; until?: number } = {},
): Run {
  const base = scenarioInput(simulation, scenario)
  const merged = [...base.actions, ...actions].sort((a, b) => a.at - b.at)
  return simulate(simulation, { ...base, parameters: { ...base.parameters, ...set }, actions: merged, ...more })
}

const measures = (one: Run): Record<string, MeasureValue> => measure(simulation, indexTrace(one.events), one.parameters)
const messages = (one: Run): MessageSent[] => one.events.flatMap(event => (event.type === 'message.sent' ? [event] : []))
const sent = (one: Run, from: string, label: string): MessageSent[] => messages(one).filter(m => m.from === from && m.label === label)
const whys = (one: Run): string[] => [...new Set(failuresOf(indexTrace(one.events)).map(({ why }) => why))]
const states = (one: Run, actor: string): string[] =>
  one.events.flatMap(event => (event.type === 'state.entered' && event.actor === actor ? [event.to] : []))
const rows = (one: Run, table: string, key: string): [number, unknown][] =>
  one.events.flatMap(event =>
    event.type === 'row.written' && event.table === table && event.key === key ? [[event.at, event.after] as [number, unknown]] : [],
  )

describe('a hang', () => {
  it('is found after 20 to 31 s, whatever the seed: from the first probe that fails it takes two periods and a timeout', () => {
    for (let seed = 1; seed <= 120; seed++) {
      const one = run('hang', { requestsPerSecond: 0 }, [], { seed, until: 40 * SECOND })
      const { detectionMs, learntMs } = measures(one) as { detectionMs: number; learntMs: number }
      const first = sent(one, 'prober', 'GET /readyz').find(m => m.to === 'payments-2' && m.at + 1000 > 4 * SECOND)
      expect(detectionMs, `seed ${seed}`).toBeCloseTo(((first as MessageSent).at - 4 * SECOND) / 1000 + 20_000 + 1000 + 5, 0)
      expect(detectionMs).toBeGreaterThan(20_000)
      expect(detectionMs).toBeLessThan(31_006)
      expect(learntMs).toBeGreaterThan(detectionMs)
    }
  })

  it('is found by the same rule with other settings', () => {
    for (const [every, threshold, timeout] of [
      [5, 4, 2],
      [2, 3, 1],
      [30, 1, 0.5],
      [1, 2, 5],
    ] as const) {
      const set = {
        probeEverySeconds: every,
        failureThreshold: threshold,
        probeTimeoutSeconds: timeout,
        livenessProbe: 'off',
        requestsPerSecond: 0,
      }
      const { detectionMs } = measures(run('hang', set))
      // A probe that outlasts its period is followed by the next at once.
      const between = Math.max(every, timeout)
      expect(detectionMs).toBeGreaterThan(1000 * ((threshold - 1) * between + timeout) - 2)
      expect(detectionMs).toBeLessThan(1000 * (every + (threshold - 1) * between + timeout) + 6)
    }
  })

  it('costs each request sent there its timeout, until each caller has learnt of it in its own time', () => {
    const one = run('hang')
    expect(whys(one)).toEqual(['timeout'])
    const [learnt] = rows(one, 'list of orders', 'payments-2')[0] as [number, unknown]
    const [later] = rows(one, 'list of orders-2', 'payments-2')[0] as [number, unknown]
    expect(later - learnt).toBeGreaterThan(SECOND)
    const after = (caller: string, at: number) =>
      messages(one).filter(m => m.from === caller && m.to === 'payments-2' && m.at > at && m.at < 60 * SECOND)
    expect(after('orders', learnt)).toEqual([])
    expect(after('orders-2', later)).toEqual([])
  })

  it('ends by force: SIGTERM after three misses of the liveness page is ignored, SIGKILL comes 30 s later', () => {
    const one = run('hang')
    const [term] = sent(one, 'prober', 'SIGTERM')
    const [exit] = sent(one, 'payments-2', 'exit status 137')
    expect((exit as MessageSent).at - (term as MessageSent).at).toBe(30_001_000)
    expect(states(one, 'payments-2')).toEqual(['hanging', 'exited', 'starting', 'serving'])
    expect(measures(one).restarts).toBe(1)
  })

  it('never leads to a restart without a liveness probe, and never off the list without a readiness probe', () => {
    const noLiveness = run('hang', { livenessProbe: 'off' })
    expect(measures(noLiveness)).toMatchObject({ restarts: 0 })
    expect(sent(noLiveness, 'prober', 'SIGTERM')).toEqual([])
    const noReadiness = run('hang', { readinessProbe: 'off' })
    // Off the list it is only while its process is gone.
    const [off] = rows(noReadiness, 'endpoints', 'payments-2')[0] as [number, unknown]
    expect(off).toBeGreaterThan(60 * SECOND)
  })

  it('that passes is forgiven: a recovered process answers who still waits, and its misses are forgotten', () => {
    const one = run('hang', {}, [act(9, 'recover', 'payments-2')])
    expect(states(one, 'payments-2')).toEqual(['hanging', 'serving'])
    expect(measures(one)).toMatchObject({ restarts: 0 })
    expect(rows(one, 'endpoints', 'payments-2')).toEqual([])
  })
})

describe('a crash', () => {
  it('is refused at once, seen within a second, and off the list long before a probe has failed three times', () => {
    const one = run('crash')
    expect(whys(one)).toEqual(['refused'])
    expect(measures(one).detectionMs).toBeLessThan(1010)
    for (const refused of sent(one, 'payments-2', 'connection refused')) expect(refused.correlates).not.toBeNull()
  })

  it('is followed by a start at once, the next by one after 10 s, the one after that after 20 s', () => {
    const one = run('crash', {}, [act(20, 'crash', 'payments-2'), act(50, 'crash', 'payments-2')], { until: 90 * SECOND })
    const exits = sent(one, 'payments-2', 'exit status 1').map(({ at }) => at)
    const starts = sent(one, 'prober', 'start again').map(({ at }) => at)
    const waits = starts.map((at, i) => Math.floor((at - (exits[i] as number)) / 10_000_000) * 10)
    expect(waits).toEqual([0, 10, 20])
  })

  it('in the middle of a request resets its connection', () => {
    const one = run(null, { requestsPerSecond: 0, workMs: 1000 }, [
      act(1, 'send'),
      ...['1', '2', '3'].map(n => act(1.1, 'crash', `payments-${n}`)),
    ])
    expect(messages(one).filter(({ label }) => label === 'connection reset')).toHaveLength(1)
    expect(measures(one)).toMatchObject({ failedRequests: 1, failedBy: { refused: 1 } })
  })
})

describe('a lost database', () => {
  it('is a quick 503 for the page that needs it, and no reason to restart', () => {
    const one = run('not-ready')
    expect(whys(one)).toEqual(['no database'])
    expect(measures(one).restarts).toBe(0)
    const [first] = sent(one, 'payments-2', '503 no database').filter(m => m.to !== 'prober')
    const asked = messages(one).find(m => m.message === first?.correlates)
    expect((first as MessageSent).at - (asked as MessageSent).at).toBe(5000)
  })

  it('keeps the page that needs none, for as long as callers come', () => {
    const one = run('not-ready')
    const fees = requestsTo(indexTrace(one.events), 'payments-2').filter(
      ({ label, at }) => label === 'GET /fees' && at > 4 * SECOND && at < 65 * SECOND,
    )
    expect(fees.length).toBeGreaterThan(0)
    const answers = new Set(messages(one).flatMap(m => (m.label === '200 OK' && m.correlates !== null ? [m.correlates] : [])))
    expect(fees.every(({ message }) => answers.has(message))).toBe(true)
  })

  it('is back on the list at the first probe that passes', () => {
    const back = rows(run('not-ready'), 'endpoints', 'payments-2')[1] as [number, { says: string }]
    expect(back[1].says).toBe('ready')
    expect(back[0] - 50 * SECOND).toBeLessThan(10_010_000)
  })

  it('behind a liveness page that asks it restarts a healthy process again and again, and helps nobody', () => {
    const one = run('no-readiness')
    expect(measures(one).restarts).toBe(2)
    expect(states(one, 'payments-2').filter(state => state === 'noDatabase').length).toBeGreaterThan(1)
    expect(whys(one)).toEqual(expect.arrayContaining(['no database', 'refused']))
  })

  it('that all share leaves nobody, or with fail-open all who can still serve the other page', () => {
    const closed = measures(run('shared-database')) as { failedBy: Record<string, number> }
    expect(closed.failedBy.noInstance).toBeGreaterThan(20)
    const open = run('shared-database', { whenAllFail: 'all' })
    expect(whys(open)).toEqual(['no database'])
    const local = run('shared-database', { readinessAsks: 'process' })
    expect(whys(local)).toEqual(['no database'])
    expect(rows(local, 'endpoints', 'payments-1')).toEqual([])
  })
})

describe('a rollout', () => {
  const clean = run('rolling-deploy', { drainSeconds: 5 })

  it('replaces one instance at a time, the last first, and goes on when the new one is ready', () => {
    const deleted = messages(clean).filter(m => m.from === 'registry' && m.to === 'prober' && m.label.startsWith('DELETE'))
    expect(deleted.map(({ label }) => label)).toEqual(['DELETE payments-3', 'DELETE payments-2', 'DELETE payments-1'])
    const [ready] = rows(clean, 'endpoints', 'payments-3').filter(([, after]) => (after as { says: string }).says === 'ready')
    expect((ready as [number, unknown])[0]).toBe((deleted[1] as MessageSent).at)
    expect(measures(clean)).toMatchObject({ failedRequests: 0, restarts: 0 })
  })

  it('tells the callers and stops the process at the same instant: neither waits for the other', () => {
    const [news] = sent(clean, 'registry', 'the list (1 and 2 ready)')
    const [order] = sent(clean, 'registry', 'DELETE payments-3')
    expect((news as MessageSent).at).toBe((order as MessageSent).at)
  })

  it('lets what has begun be finished', () => {
    const one = run('rolling-deploy', { workMs: 1000, propagationMs: 0 })
    expect(states(one, 'payments-3')).toContain('finishing')
    expect(messages(one).filter(({ label }) => label === 'connection reset')).toEqual([])
  })

  it('kills what drains for longer than its grace', () => {
    const one = run('rolling-deploy', { drainSeconds: 45, graceSeconds: 10 })
    expect(sent(one, 'payments-3', 'exit status 137')).toHaveLength(1)
  })

  it('never ends where probes kill a process before it has started', () => {
    const one = run('rolling-deploy', { drainSeconds: 5, probeEverySeconds: 1 })
    expect(measures(one).restarts).toBeGreaterThan(1)
    expect(sent(one, 'registry', 'DELETE payments-2')).toEqual([])
  })
})

describe('whoever chooses', () => {
  const share = (set: Settings, scenario: string | null = null) =>
    measures(run(scenario, { requestsPerSecond: 5, ...set }, [], { until: 40 * SECOND })).requestsPerInstance as Record<string, number>

  it('takes turns, stays in its zone, or takes any', () => {
    const even = Object.values(share({}))
    expect(Math.max(...even) - Math.min(...even)).toBeLessThanOrEqual(2)
    expect(share({ policy: 'same-zone' })).toMatchObject({ 'payments-3': 0 })
    const any = Object.values(share({ policy: 'random' }))
    expect(Math.min(...any)).toBeGreaterThan(40)
  })

  it('and looks at open requests steers around a hang before any probe has found it', () => {
    const turns = run('hang', { requestsPerSecond: 5 }, [], { until: 24 * SECOND })
    const least = run('hang', { requestsPerSecond: 5, policy: 'least-requests' }, [], { until: 24 * SECOND })
    expect(failuresOf(indexTrace(least.events)).length).toBeLessThan(failuresOf(indexTrace(turns.events)).length)
  })

  it('as a balancer costs two hops, and answers for the instances with 502, 503 and 504', () => {
    expect(measures(run('balancer'))).toMatchObject({ extraHops: 2 })
    expect(measures(run('hang'))).toMatchObject({ extraHops: 0 })
    const labels = (one: Run) => new Set(messages(one).flatMap(m => (m.from === 'balancer' && m.kind === 'error' ? [m.label] : [])))
    expect(labels(run('balancer'))).toContain('504 gateway timeout')
    expect(labels(run('crash', { mode: 'server-side' }))).toContain('502 bad gateway')
    expect(labels(run('shared-database', { mode: 'server-side' }))).toContain('503 no instance')
  })

  it('believes the newer of two lists, whichever comes first', () => {
    const one = run('not-ready', {}, [act(0, 'delay', 'registry:orders:1:60s')], { until: 90 * SECOND })
    expect(rows(one, 'list of orders', 'payments-2')).toEqual([])
  })

  it('goes on with the list it has while the registry is down', () => {
    const one = run('hang', {}, [act(5, 'break', 'registry')], { until: 50 * SECOND })
    const late = requestsTo(indexTrace(one.events), 'payments-2').filter(({ at }) => at > 40 * SECOND)
    expect(late.length).toBeGreaterThan(0)
    expect(
      measures(run('hang', {}, [act(5, 'break', 'registry'), act(40, 'heal', 'registry')], { until: 50 * SECOND })).detectionMs,
    ).toBeGreaterThan(36_000)
  })

  it('asks for the list when it comes back from a fault', () => {
    const one = run('hang', {}, [act(40, 'break', 'orders'), act(42, 'heal', 'orders')], { until: 50 * SECOND })
    expect(sent(one, 'orders', 'GET list')).toHaveLength(1)
    expect(states(one, 'orders').at(-1)).toBe('choosing')
  })
})

describe('the prober', () => {
  it('tells a status again until the registry has confirmed it', () => {
    const one = run('hang', {}, [act(0, 'drop', 'prober:registry:1')], { until: 40 * SECOND })
    const told = sent(one, 'prober', 'status of payments-2: not ready')
    expect(told).toHaveLength(2)
    expect((told[1] as MessageSent).at - (told[0] as MessageSent).at).toBe(SECOND)
  })

  it('needs as many passes in a row as it is told', () => {
    const back = (successThreshold: number) =>
      (rows(run('not-ready', { successThreshold }, [], { until: 90 * SECOND }), 'endpoints', 'payments-2')[1] as [number, unknown])[0]
    expect(back(2) - back(1)).toBe(10 * SECOND)
  })
})

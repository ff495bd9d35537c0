import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { frameAt } from '../../engine/frame.ts'
import { scenarioInput } from '../../engine/input.ts'
import { measure } from '../../engine/report.ts'
import type { Run } from '../../engine/run.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Action, Challenge, MeasureValue, Simulation } from '../../engine/simulation.ts'
import { positionAt } from '../../engine/trace.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { callsWhileDown, challenge, MOST_CALLS, OWN_CONTROLS, othersAreServed } from './challenge.ts'
import { gathered } from './crowds.ts'
import { doorsAt, ranges } from './doors-at.ts'
import { forwardedLines } from './fields.ts'
import type { Fields } from './http.ts'
import { parameters } from './parameters.ts'
import { busiest } from './predictions.ts'
import { type RequestStory, requestsOf } from './requests.ts'
import { act } from './scenarios.ts'
import { gateway } from './simulation.ts'
import { problemWith, type Token, tokenLength, tokenOf } from './tokens.ts'

const simulation = gateway as unknown as Simulation

type Set = Readonly<Record<string, number | string>>

function run(scenario: string | null, set: Set = {}, actions: readonly Action[] = []): Run {
  const base = scenarioInput(simulation, scenario)
  const merged = [...base.actions, ...actions].sort((a, b) => a.at - b.at)
  return simulate(simulation, { ...base, parameters: { ...base.parameters, ...set }, actions: merged })
}

function measured(one: Run): Record<string, MeasureValue> {
  return measure(simulation, indexTrace(one.events), one.parameters)
}

function stories(one: Run): readonly RequestStory[] {
  return requestsOf(indexTrace(one.events))
}

/** Status and fields of each answer, in the order of the requests. */
function answers(one: Run): { status: number | undefined; headers: Fields }[] {
  return stories(one).map(({ answer }) => ({ status: answer?.status, headers: answer?.headers ?? {} }))
}

/** The fields that an upstream was told, in the order of the calls. */
function told(one: Run): Fields[] {
  return one.events.flatMap(event =>
    event.type === 'message.sent' && event.from === 'gateway' && event.kind === 'request'
      ? [(event.detail as unknown as { headers: Fields }).headers]
      : [],
  )
}

const send = (seconds: number, path: string): Action => act(seconds, 'send', path)

describe('thirty requests in one instant', () => {
  it('leaky bucket: 21 are served 100 ms apart, the last after two seconds, 9 are refused at once, as nginx does it', () => {
    const one = run('burst')
    expect(measured(one)).toMatchObject({ accepted: 21, maxWaitMs: 2000, upstreamCalls: 21, rejectedBy: { limit: 9 } })
    const left = stories(one).flatMap(({ forwarded }) => (forwarded ? [forwarded.at] : []))
    expect(left).toEqual(Array.from({ length: 21 }, (_, i) => 25_000 + i * 100_000))
  })

  it('fifteen: the last waits 1.4 s', () => {
    expect(measured(run(null, {}, [act(0, 'burst', '15')])).maxWaitMs).toBe(1400)
  })

  it.each([
    ['leaky bucket with nodelay', { noDelay: 'on' }, 21],
    ['token bucket', { limiter: 'token-bucket' }, 20],
    ['sliding log', { limiter: 'sliding-log' }, 10],
    ['sliding counter', { limiter: 'sliding-counter' }, 10],
    ['fixed window', { limiter: 'fixed-window' }, 10],
  ] as const)('%s: %o lets %i through, and none of them waits', (_, set, accepted) => {
    expect(measured(run('burst', set))).toMatchObject({ accepted, maxWaitMs: 0 })
  })

  it('around a full minute a fixed window of 100 lets 200 through within two seconds, the others about half of that', () => {
    const most = (limiter: string) => busiest(indexTrace(run('fixed-window-edge', { limiter, burst: 100 }).events))
    expect(most('fixed-window')).toBe(200)
    expect(most('sliding-log')).toBe(100)
    expect(most('sliding-counter')).toBe(100)
    expect(most('token-bucket')).toBe(102)
  })

  it('A and B have a limit each, or share one where the address is what is counted', () => {
    expect(answers(run('one-address')).at(-1)?.status).toBe(429)
    expect(answers(run('one-address', { limitKey: 'client' })).at(-1)?.status).toBe(200)
  })

  it('the address limit stands before the token: of 80 with a bad one 30 are refused unread', () => {
    expect(measured(run('flood')).rejectedBy).toMatchObject({ address: 30, authenticate: 50, limit: 0 })
  })
})

describe('each door says no with its own number', () => {
  it('no token: 401 and a challenge without an error; a bad one: invalid_token; one without the scope: 403', () => {
    const [missing, expired, audience, scope, valid] = answers(run('no-token'))
    expect(missing).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer realm="api.example.com"' } })
    for (const one of [expired, audience]) {
      expect(one?.status).toBe(401)
      expect(one?.headers['www-authenticate']).toContain('error="invalid_token"')
    }
    expect(scope?.status).toBe(403)
    expect(scope?.headers['www-authenticate']).toMatch(/error="insufficient_scope".*scope="orders"/)
    expect(valid?.status).toBe(200)
  })

  it('nobody without a good token takes anything from the allowance of a client', () => {
    const flood = [act(0, 'token', 'expired'), act(0, 'burst', '30'), act(0.1, 'token', 'valid'), send(0.1, '/v1/users')]
    expect(stories(run(null, {}, flood)).at(-1)).toMatchObject({ waitMs: 0, answer: { status: 200 } })
  })

  it('404 for a path that only begins like a route, 405 with Allow for a method that it does not take', () => {
    const [admin, remove] = answers(run(null, {}, [send(0, '/v1/users-admin'), send(1, 'DELETE /v1/users')]))
    expect(admin?.status).toBe(404)
    expect(remove).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, POST' } })
  })

  it('429 says when to come back, in whole seconds rounded up', () => {
    const refused = (set: Set) => answers(run('burst', set)).find(({ status }) => status === 429)?.headers['retry-after']
    expect(refused({})).toBe('1')
    expect(refused({ limiter: 'fixed-window', limitWindowSeconds: 60, rate: 0.1 })).toBe('60')
    expect(refused({ limiter: 'token-bucket', rate: 0.4, burst: 5 })).toBe('3')
  })

  it('502 for a refused connection, 504 for silence, 503 with Retry-After once the breaker is open', () => {
    const quick = { window: 2, minimumCalls: 2, openSeconds: 5 }
    const refused = [act(0, 'break', 'users'), ...[0, 1, 2].map(at => send(at, '/v1/users'))]
    expect(answers(run(null, quick, refused)).map(({ status }) => status)).toEqual([502, 502, 503])
    expect(answers(run(null, quick, refused)).at(-1)?.headers['retry-after']).toBe('5')
    const slow = [act(0, 'slow', 'payments'), ...[0, 2, 4].map(at => send(at, '/v1/payments'))]
    expect(answers(run(null, quick, slow)).map(({ status }) => status)).toEqual([504, 504, 503])
    expect(answers(run(null, { ...quick, timeoutMs: 5000 }, slow)).map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it('a slow service that is healed answers at once again', () => {
    const actions = [act(0, 'slow', 'payments'), send(0, '/v1/payments'), act(5, 'heal', 'payments'), send(5, '/v1/payments')]
    expect(answers(run(null, {}, actions)).map(({ status }) => status)).toEqual([504, 200])
  })

  it('all numbers occur in one run', () => {
    const statuses = new Set(answers(run('every-number')).map(({ status }) => status))
    expect([...statuses].sort()).toEqual([200, 401, 403, 404, 405, 429, 502, 503, 504])
  })
})

describe('what a request carries', () => {
  const one = (headers: string): Run => run(null, { headers }, [send(0, '/v1/payments')])

  it('its own request id goes with it and comes back; without one, or with a malformed one, the gateway gives one', () => {
    for (const [headers, own] of [
      ['ids', true],
      ['none', false],
      ['malformed', false],
    ] as const) {
      const [story] = stories(one(headers))
      const [sent] = told(one(headers))
      const brought = story?.asked.headers['x-request-id']
      expect(sent?.['x-request-id']).toBe(story?.answer?.headers['x-request-id'])
      expect(sent?.['x-request-id'] === brought).toBe(own)
      expect(sent?.['x-request-id']).toMatch(/^[\w.-]{8,64}$/)
    }
  })

  it('the trace id stays, the parent is new; a malformed traceparent begins a new trace', () => {
    const [before] = stories(one('ids'))
    const [after] = told(one('ids'))
    expect(after?.traceparent).toHaveLength(55)
    expect(after?.traceparent?.slice(0, 35)).toBe(before?.asked.headers.traceparent?.slice(0, 35))
    expect(after?.traceparent?.slice(36, 52)).not.toBe(before?.asked.headers.traceparent?.slice(36, 52))
    expect(told(one('malformed'))[0]?.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  })

  it('an identity from outside is stripped, and the one of the token set in its place', () => {
    const [story] = stories(one('forged'))
    const [sent] = told(one('forged'))
    expect(story?.asked.headers['x-user-id']).toBe('admin')
    expect(sent?.['x-user-id']).toBe('client-a')
    const lines = forwardedLines(story?.asked.headers ?? {}, sent ?? {})
    expect(lines).toContainEqual({ name: 'x-user-id', value: 'admin', fate: 'stripped' })
    expect(lines).toContainEqual({ name: 'x-user-id', value: 'client-a', fate: 'set here' })
  })
})

describe('a crowd on its way', () => {
  it('is one glyph with its number, and three side by side are three', () => {
    const flying = (n: string): string[] => {
      const { events } = run(null, {}, [act(0, 'burst', n)])
      return gathered(frameAt(indexTrace(events), positionAt(events, 10_000))).flying.map(({ record }) => record.sent.label)
    }
    expect(flying('30')).toEqual(['GET /v1/orders ×30'])
    expect(flying('3')).toHaveLength(3)
  })
})

describe('a token', () => {
  it('is as long as one that Node signs', () => {
    const token = tokenOf('valid', 'A', 0) as Token
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const text = `${part({ alg: 'ES256', typ: 'at+jwt' })}.${part(token)}`
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const signature = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')
    expect(tokenLength(token)).toBe(`${text}.${signature}`.length)
  })

  it('lives for a quarter of an hour, and is renewed before it ends', () => {
    for (const seconds of [0, 839, 840, 899, 5000]) {
      expect(problemWith(tokenOf('valid', 'A', seconds * 1_000_000), 'users', seconds * 1_000_000)).toBeNull()
    }
    expect(problemWith(tokenOf('valid', 'A', 0), 'users', 900_000_000)).toMatchObject({ status: 401, error: 'invalid_token' })
  })
})

describe('a copy in place of a failure', () => {
  const copies = (set: Set = {}) => stories(run('cached-fallback', set)).filter(({ answer }) => answer?.cached)

  it('is a 200 marked by Age and Cache-Status, of kind "cached"', () => {
    const [failed] = copies()
    expect(failed?.answer).toMatchObject({ status: 200, headers: { 'cache-status': 'gateway; fwd=stale; detail="connection refused"' } })
    const behind = copies().find(({ answer }) => answer?.door === 'breaker')
    expect(behind?.answer?.headers['cache-status']).toMatch(/^gateway; hit; ttl=-?\d+; detail="breaker open"$/)
    expect(Number(behind?.answer?.headers.age)).toBeGreaterThan(0)
    expect(behind?.answer?.record.sent.kind).toBe('cached')
  })

  it('is not given where nobody asked for copies, nor to another client, nor for a POST', () => {
    expect(copies({ fallback: 'none' })).toEqual([])
    const down = [send(0, '/v1/users'), act(1, 'break', 'users'), send(1, 'POST /v1/users'), act(2, 'client', 'B'), send(2, '/v1/users')]
    expect(answers(run(null, { fallback: 'cached' }, down)).map(({ status }) => status)).toEqual([200, 502, 502])
    expect(answers(run(null, { fallback: 'cached' }, [...down.slice(0, 2), send(1, '/v1/users')])).at(-1)?.status).toBe(200)
  })
})

describe('the picture of the doors', () => {
  it('counts in the middle of the burst: some served, the others waiting at the third door, nine stopped there', () => {
    const { events } = run('burst')
    const at = 580_000
    const seq = events.findLast(event => event.at <= at)?.seq as number
    const { doors, served } = doorsAt(indexTrace(events), { at, seq })
    expect(served).toBe(6)
    expect(doors[2]).toMatchObject({ door: 'limit', reached: 30, waiting: 15, passed: 6 })
    expect(doors[2]?.stops).toMatchObject([{ status: 429 }])
    expect(ranges(doors[2]?.stops[0]?.requests ?? [])).toBe('22–30')
  })
})

describe('the challenge', () => {
  const settings = Object.entries(parameters).filter(([name]) => (OWN_CONTROLS as readonly string[]).includes(name))
  /** Every choice, and numbers over their whole range: the given breaker with one thing turned. */
  const changes = settings.flatMap(([name, spec]): Set[] =>
    spec.kind === 'choice'
      ? Object.keys(spec.choices).map(word => ({ [name]: word }))
      : [0, 0.02, 0.035, 0.043, 0.05, 0.1, 0.25, 0.5, 1].map(share => {
          const value = spec.min + (spec.max - spec.min) * share
          return { [name]: 'whole' in spec ? Math.round(value) : Math.round(value * 10) / 10 }
        }),
  )

  const outcome = (set: Set) => {
    const one = run(challenge.scenario, { ...challenge.parameters, ...set })
    const index = indexTrace(one.events)
    return {
      calls: callsWhileDown(index),
      served: othersAreServed(index),
      passes: challenge.conditions.every(({ holds }) => holds(one, index)),
    }
  }

  it('is met by no single change but the breaker', () => {
    expect(changes.filter(set => outcome(set).passes)).toEqual([{ breaker: 'on' }])
  })

  it('has a limit between the worst run that passes and the best that fails, over single changes with the breaker on', () => {
    const outcomes = changes.map(set => outcome({ breaker: 'on', ...set })).filter(({ served }) => served)
    const worst = Math.max(...outcomes.flatMap(({ passes, calls }) => (passes ? [calls] : [])))
    const best = Math.min(...outcomes.flatMap(({ passes, calls }) => (passes ? [] : [calls])))
    expect(worst).toBeLessThanOrEqual(MOST_CALLS)
    expect(best).toBeGreaterThan(MOST_CALLS)
    expect([worst, best]).toEqual([25, 26])
  })

  it.each([challenge.followUp as Challenge])('$id is met by copies alone', one => {
    expect(one.solutionParameters).toEqual({ fallback: 'cached' })
  })
})

/** The runs of gateway worth a name. */
import type { Action, Scenario } from '../../engine/simulation.ts'
import type { parameters } from './parameters.ts'

const SEED = 7

const SECOND = 1_000_000

type Own = Scenario<typeof parameters>

/** An action at a time in seconds. */
export function act(seconds: number, type: string, argument: string | null = null): Action {
  return { at: Math.round(seconds * SECOND), type, argument }
}

function own(title: string, settings: Own['parameters'], actions: readonly Action[], until?: number): Own {
  return { title, parameters: settings, seed: SEED, actions, ...(until === undefined ? {} : { until: until * SECOND }) }
}

const send = (seconds: number, path: string): Action => act(seconds, 'send', path)

/** A breaker that makes up its mind within a figure. */
const QUICK = { window: 4, minimumCalls: 4, openSeconds: 5 } as const

/** The scenarios by id. */
export const scenarios: Readonly<Record<string, Own>> = {
  happy: own('Three requests, every door open', {}, [send(0, '/v1/users'), send(0.2, '/v1/orders'), send(0.4, '/v1/payments')]),
  'no-token': own('The same request without a token, and with four others', {}, [
    act(0, 'token', 'missing'),
    send(0, '/v1/orders'),
    act(0.2, 'token', 'expired'),
    send(0.2, '/v1/orders'),
    act(0.4, 'token', 'wrong-audience'),
    send(0.4, '/v1/orders'),
    act(0.6, 'token', 'wrong-scope'),
    send(0.6, '/v1/orders'),
    act(0.8, 'token', 'valid'),
    send(0.8, '/v1/orders'),
  ]),
  burst: own('Thirty requests in one instant', {}, [act(0, 'burst', '30')]),
  'fixed-window-edge': own(
    'A hundred a minute, counted by the clock',
    { limiter: 'fixed-window', rate: 1.6667, limitWindowSeconds: 60, breaker: 'off', spread: 0 },
    [act(59, 'burst', '103'), act(60.5, 'burst', '103')],
  ),
  'every-number': own(
    'One is served, and each door says no once',
    { ...QUICK, limiter: 'token-bucket', rate: 0.1, burst: 9, addressRate: 1, addressBurst: 11 },
    [
      send(0, '/v1/users'),
      act(0.1, 'token', 'missing'),
      send(0.1, '/v1/users'),
      act(0.2, 'token', 'wrong-scope'),
      send(0.2, '/v1/users'),
      act(0.4, 'token', 'valid'),
      send(0.4, '/v1/users-admin'),
      send(0.6, 'DELETE /v1/users'),
      act(0.7, 'slow', 'payments'),
      send(0.8, '/v1/payments'),
      act(1.0, 'break', 'orders'),
      send(1.0, '/v1/orders'),
      send(1.1, '/v1/orders'),
      send(1.2, '/v1/orders'),
      send(1.3, '/v1/orders'),
      send(1.5, '/v1/orders'),
      send(1.7, '/v1/users'),
      send(1.8, '/v1/users'),
    ],
  ),
  'payments-down': own('Payments is down for a minute', { traffic: 1.5 }, [act(0, 'break', 'payments'), act(60, 'heal', 'payments')], 82),
  recovery: own(
    'Payments comes back, and a trial finds out',
    { ...QUICK, traffic: 1.5 },
    [act(3.2, 'break', 'payments'), act(12, 'heal', 'payments')],
    20,
  ),
  'slow-payments': own(
    'Payments answers, four seconds late',
    { ...QUICK, traffic: 1.5 },
    [act(3.2, 'slow', 'payments'), act(12, 'heal', 'payments')],
    20,
  ),
  'cached-fallback': own(
    'A copy stands in for Payments',
    { ...QUICK, fallback: 'cached', traffic: 1.5 },
    [act(3.2, 'break', 'payments'), act(12, 'heal', 'payments')],
    20,
  ),
  'one-address': own('Two clients behind one address, limited together', { limitKey: 'address' }, [
    act(0, 'burst', '21'),
    act(0.05, 'client', 'B'),
    send(0.05, '/v1/users'),
  ]),
  'forged-identity': own('The client says that it is the administrator', { headers: 'forged' }, [send(0, '/v1/payments')]),
  flood: own('Eighty requests with a bad token', { addressRate: 20, addressBurst: 50 }, [
    act(0, 'token', 'expired'),
    act(0, 'burst', '80'),
  ]),
}

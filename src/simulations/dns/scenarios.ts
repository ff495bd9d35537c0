/** The runs of dns worth a name. */
import type { Action, Scenario } from '../../engine/simulation.ts'
import type { parameters } from './parameters.ts'

const SECOND = 1_000_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** An action at so many seconds. */
export function act(seconds: number, type: string, argument: string | null = null): Action {
  return { at: Math.round(seconds * SECOND), type, argument }
}

const resolve = (seconds: number, name: string): Action => act(seconds, 'resolve', name)

const API = 'api.example.com'
const WWW = 'www.example.com'
const PAYMENTS = 'payments.example.com'

/** All servers of zones, in the order of a walk. */
const AUTHORITIES = ['root', 'tld-com', 'tld-net', 'ns-example-com', 'ns-example-bank-com', 'ns-example-net'] as const

type Own = Scenario<typeof parameters>

const moving = { ttlSeconds: 3600, clientsPerMinute: 1 } as const

/** The scenarios by id. */
export const scenarios: Readonly<Record<string, Own>> = {
  cold: { title: 'Nobody knows anything yet', parameters: {}, seed: 1, actions: [resolve(0, API)] },
  repeat: { title: 'The same name again', parameters: {}, seed: 1, actions: [resolve(0, API), resolve(10, API)] },
  sibling: { title: 'Another name of the same domain', parameters: {}, seed: 1, actions: [resolve(0, API), resolve(10, PAYMENTS)] },
  'same-tld': {
    title: 'Another domain under .com',
    parameters: {},
    seed: 1,
    actions: [resolve(0, API), resolve(10, 'api.example-bank.com')],
  },
  alias: { title: 'A name that stands for another', parameters: {}, seed: 1, actions: [resolve(0, WWW)] },
  'alias-links': {
    title: 'The two links of an alias run out one by one',
    parameters: {},
    seed: 1,
    until: 6 * MINUTE,
    actions: [resolve(0, API), resolve(200, WWW), act(309, 'flush', 'client'), resolve(310, WWW)],
  },
  nxdomain: {
    title: 'A name that is created after it was asked for',
    parameters: {},
    seed: 1,
    until: 2 * MINUTE,
    actions: [
      resolve(0, 'nosuch.example.com'),
      act(10, 'create', 'nosuch.example.com'),
      resolve(20, 'nosuch.example.com'),
      resolve(65, 'nosuch.example.com'),
    ],
  },
  expiry: {
    title: 'The copy runs out',
    parameters: {},
    seed: 1,
    until: 6 * MINUTE,
    actions: [resolve(0, API), act(119, 'flush', 'client'), resolve(120, API), resolve(299, API), resolve(301, API)],
  },
  'migration-naive': {
    title: 'Change the address, wait five minutes, switch off',
    parameters: moving,
    seed: 1,
    until: 70 * MINUTE,
    actions: [
      resolve(0, PAYMENTS),
      act(480, 'change-ip', PAYMENTS),
      resolve(600, PAYMENTS),
      act(780, 'shut-down-old'),
      resolve(900, PAYMENTS),
      resolve(1800, PAYMENTS),
      resolve(3590, PAYMENTS),
      resolve(3610, PAYMENTS),
    ],
  },
  'migration-hasty': {
    title: 'Lower the TTL, change the address a minute later',
    parameters: moving,
    seed: 1,
    until: 65 * MINUTE,
    actions: [
      resolve(0, PAYMENTS),
      act(60, 'set-ttl', '60'),
      act(120, 'change-ip', PAYMENTS),
      resolve(720, PAYMENTS),
      resolve(3610, PAYMENTS),
    ],
  },
  'migration-safe': {
    title: 'Lower the TTL, wait out the old one, then change',
    parameters: moving,
    seed: 1,
    until: 90 * MINUTE,
    actions: [
      resolve(0, PAYMENTS),
      act(60, 'set-ttl', '60'),
      resolve(3670, PAYMENTS),
      act(3720, 'change-ip', PAYMENTS),
      resolve(3725, PAYMENTS),
      resolve(3800, PAYMENTS),
      act(4200, 'shut-down-old'),
      resolve(4210, PAYMENTS),
      act(4260, 'set-ttl', '3600'),
      resolve(4800, PAYMENTS),
    ],
  },
  'keep-open': {
    title: 'A connection that is never given up',
    parameters: { keepOpen: 'on' },
    seed: 1,
    until: 8 * MINUTE,
    actions: [
      resolve(0, PAYMENTS),
      act(10, 'change-ip', PAYMENTS),
      resolve(330, PAYMENTS),
      act(360, 'shut-down-old'),
      resolve(370, PAYMENTS),
      resolve(420, PAYMENTS),
    ],
  },
  'dead-authority': {
    title: 'example.com’s server gives no answer',
    parameters: {},
    seed: 1,
    actions: [resolve(0, API), act(5, 'hang', 'ns-example-com'), resolve(6, API), resolve(7, PAYMENTS)],
  },
  blackout: {
    title: 'All servers are silent, and a stale answer is better than none',
    parameters: { ttlSeconds: 30, serveStale: 'on' },
    seed: 1,
    until: 2 * MINUTE,
    actions: [
      resolve(0, API),
      ...AUTHORITIES.map(server => act(10, 'hang', server)),
      resolve(20, API),
      resolve(40, API),
      ...AUTHORITIES.map(server => act(60, 'wake', server)),
      resolve(100, API),
    ],
  },
  'moving-day': {
    title: 'A day, with three resolvers and a look-up a minute',
    parameters: { ttlSeconds: 3600, clientsPerMinute: 1, resolvers: 3 },
    seed: 1,
    until: 24 * HOUR,
    actions: [],
  },
}

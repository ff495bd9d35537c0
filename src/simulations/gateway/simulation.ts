/** gateway: six doors between clients and services, each of which says no with a number of its own. */
import { TEACHING } from '../../actors/circuit-breaker/settings.ts'
import { type ActorSpec, defineSimulation } from '../../engine/simulation.ts'
import { challenge } from './challenge.ts'
import type { ClientInput } from './client.ts'
import { BLANK, workerInput } from './doors.ts'
import { invariants } from './invariants.ts'
import { machines } from './machines.ts'
import { measures } from './measures.ts'
import { parameters, type Settings } from './parameters.ts'
import { predictions } from './predictions.ts'
import { requestsOf } from './requests.ts'
import { parseRequest, UPSTREAMS, type Upstream } from './routes.ts'
import { scenarios } from './scenarios.ts'
import { TOKEN_KINDS } from './tokens.ts'
import type { UpstreamInput } from './upstream.ts'

/** A breaker stands in the gateway's own process; its trial may take as long as a call may. */
function breakerFor(upstream: Upstream, set: Settings): ActorSpec {
  const settings = {
    ...TEACHING,
    window: set.window,
    minimumCalls: Math.min(set.minimumCalls, set.window),
    thresholdPercent: set.thresholdPercent,
    // What is too slow has failed already: the timeout says so.
    slowThresholdPercent: 0,
    openMs: set.openSeconds * 1000,
    trialMs: set.timeoutMs + 1000,
  }
  return { machine: machines.breaker, input: { settings, guards: upstream }, host: 'gateway', unbreakable: true }
}

/** The simulation of chapter 7. */
export const gateway = defineSimulation({
  id: 'gateway',
  version: 1,
  title: 'Six doors, and each says no with its own number',
  parameters,
  until: 120_000_000,
  actors(set) {
    const client: ActorSpec = {
      machine: machines.client,
      input: { own: set.headers, traffic: set.traffic } satisfies ClientInput,
      unbreakable: true,
    }
    const upstream: ActorSpec = { machine: machines.upstream, input: { slowMs: set.slowMs } satisfies UpstreamInput }
    const breakers = set.breaker === 'on' ? UPSTREAMS.map(name => [`breaker-${name}`, breakerFor(name, set)] as const) : []
    return {
      client,
      gateway: { machine: machines.gateway, input: workerInput(set), perRequest: true, memory: BLANK },
      ...Object.fromEntries(breakers),
      users: upstream,
      orders: upstream,
      payments: upstream,
    }
  },
  link({ hopMs, upstreamHopMs, spread }, from, to) {
    // What leaves the client in one instant arrives in one instant.
    if (from === 'client' || to === 'client') return { law: 'log-normal', medianMs: hopMs, sigma: 0, lossPercent: 0 }
    if (from.startsWith('breaker-') || to.startsWith('breaker-')) return { law: 'call' }
    return { law: 'log-normal', medianMs: upstreamHopMs, sigma: spread, lossPercent: 0 }
  },
  machines,
  actions: {
    send: {
      label: 'Send Request',
      help: 'One request. Known are /v1/users, /v1/orders and /v1/payments; a method may stand before the path.',
      to: 'client',
      argument: {
        label: 'path',
        example: '/v1/orders',
        refuse: text => (parseRequest(text) ? null : `send takes a path such as /v1/orders, or a method and a path, not "${text}"`),
      },
    },
    burst: {
      label: 'Burst',
      help: 'So many requests for /v1/orders in one instant.',
      to: 'client',
      argument: {
        label: 'requests',
        example: '30',
        refuse: text =>
          /^[1-9]\d{0,2}$/.test(text) && Number(text) <= 200 ? null : `burst takes a whole number from 1 to 200, not "${text}"`,
      },
    },
    token: {
      label: 'Token',
      help: 'What the client holds up from now on.',
      to: 'client',
      argument: { label: 'token', example: 'expired', choices: TOKEN_KINDS },
    },
    client: {
      label: 'Client',
      help: 'Who sends from now on. Both sit behind one address.',
      to: 'client',
      argument: { label: 'client', example: 'B', choices: ['A', 'B'] },
    },
    slow: {
      label: 'Slow down',
      help: 'An upstream that answers late; once more, or Heal, ends it.',
      to: argument => [argument as string],
      argument: { label: 'upstream', example: 'payments', choices: UPSTREAMS },
    },
  },
  scenarios,
  rest: { scenario: 'burst', at: 640_000 },
  measures,
  invariants,
  predictions,
  challenge,
  summary(index) {
    const stories = requestsOf(index)
    if (stories.length === 0) return 'Six doors, and nobody has knocked yet.'
    const good = stories.filter(({ answer }) => answer?.status === 200).length
    const refusals = stories.flatMap(({ answer }) => (answer && answer.status !== 200 ? [answer.status] : []))
    const stops = [...new Set(refusals)].sort().map(status => `${refusals.filter(one => one === status).length} with ${status}`)
    const refused = stops.length > 0 ? `; refused ${stops.join(', ')}` : ', and nobody was refused'
    return `Of ${stories.length} requests ${good} ${good === 1 ? 'was' : 'were'} served${refused}.`
  },
})

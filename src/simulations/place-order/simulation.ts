/** place-order: the shop before and after the split. One click, and every message behind it. */
import { type ActorSpec, defineSimulation } from '../../engine/simulation.ts'
import { challenge } from './challenge.ts'
import { invariants } from './invariants.ts'
import { machines } from './machines.ts'
import { measures, orderStatus, rowCount, SERVICES } from './measures.ts'
import { parameters } from './parameters.ts'
import { predictions } from './predictions.ts'
import { scenarios } from './scenarios.ts'

/** The simulation of chapter 0. */
export const placeOrder = defineSimulation({
  id: 'place-order',
  version: 1,
  title: 'You click once; every arrow that follows can fail',
  parameters,
  until: 60_000_000,
  actors({ architecture, pattern, workMs, timeoutMs, retries, patienceMs }) {
    const remote = architecture === 'microservices'
    const place = remote ? '' : ', in one process'
    const host = remote ? {} : { host: 'shop' }
    const worker = (name: 'products' | 'inventory' | 'payments' | 'users' | 'notifications'): ActorSpec => ({
      machine: machines[name],
      input: { workMs },
      perRequest: true,
      ...host,
    })
    const caller = { input: { workMs, timeoutMs, retries }, perRequest: true, ...host } as const
    return {
      client: { machine: machines.client, input: { patienceMs }, unbreakable: true },
      orders: { machine: machines[`orders, ${pattern}${place}` as keyof typeof machines], ...caller },
      products: worker('products'),
      inventory: worker('inventory'),
      payments: worker('payments'),
      shipping: { machine: machines[`shipping${place}` as keyof typeof machines], ...caller },
      users: worker('users'),
      notifications: worker('notifications'),
      ...(pattern === 'async' ? { queue: { machine: machines[`queue${place}` as keyof typeof machines], perRequest: true, ...host } } : {}),
    }
  },
  link({ architecture, hopMs, spread, lossPercent }, from, to) {
    if (architecture === 'monolith' && from !== 'client' && to !== 'client') return { law: 'call' }
    return { law: 'log-normal', medianMs: hopMs, sigma: spread, lossPercent }
  },
  machines,
  actions: {
    'place-order': { label: 'Place Order', help: 'Ines buys one kettle for 49.99.', to: 'client' },
  },
  scenarios,
  rest: { scenario: 'happy', at: 156_000 },
  measures,
  invariants,
  predictions,
  challenge,
  summary(index) {
    const status = orderStatus(index)
    if (status === 'none') return 'All seven services are ready. Nobody has placed an order yet.'
    const messages = [...index.messages.values()]
    const lost = messages.filter(({ end }) => end?.lost === 'hand' || end?.lost === 'chance').length
    const busy = new Set(messages.map(({ sent }) => sent.to).filter(to => (SERVICES as readonly string[]).includes(to)))
    const charged =
      ['not charged', 'charged once', 'charged twice'][rowCount(index, 'charges')] ?? `charged ${rowCount(index, 'charges')} times`
    return `${messages.length} messages to and from ${busy.size} services, ${lost} lost; the card was ${charged}; Ines sees "${status}".`
  },
})

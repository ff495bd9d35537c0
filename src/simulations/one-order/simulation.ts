/** one-order: order 1047 from the click to the e-mail, through every layer that the course has built. */
import type { BreakerInput } from '../../actors/circuit-breaker/memory.ts'
import { TEACHING } from '../../actors/circuit-breaker/settings.ts'
import { defineSimulation } from '../../engine/simulation.ts'
import { challenge } from './challenge.ts'
import type { ClientInput } from './client.ts'
import { FRESH } from './door.ts'
import { invariants } from './invariants.ts'
import { machines } from './machines.ts'
import type { MailerInput, MailerMemory } from './mail.ts'
import { breakerState, measures, orderStatus, rowCount } from './measures.ts'
import type { OrdersInput } from './orders.ts'
import { parameters } from './parameters.ts'
import type { KeysInput, PaymentsInput } from './payments.ts'
import { predictions } from './predictions.ts'
import { scenarios } from './scenarios.ts'

/** Draws for as many retries as anybody can set. */
const RETRIES = [1, 2, 3]

/** Actors inside another's process: nobody crosses a network to ask them. */
const INSIDE: readonly string[] = ['breaker', 'keys']

function counted(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`
}

/** The simulation of chapter 9. */
export const oneOrder = defineSimulation({
  id: 'one-order',
  version: 1,
  title: 'One click, and every layer has a hand in it',
  parameters,
  until: 60_000_000,
  actors({ connection, key, breaker, retries, token, timeoutMs, workMs, patienceMs }, chance) {
    const draws = RETRIES.map(n => chance('orders waits', n))
    const client: ClientInput = { patienceMs, connected: connection === 'open', token }
    const orders: OrdersInput = { workMs, timeoutMs, retries, keyed: key === 'on', breaker: breaker === 'on', draws }
    const settings = { ...TEACHING, trialMs: timeoutMs + 1000 }
    return {
      client: { machine: machines.client, input: client, unbreakable: true },
      resolver: { machine: machines.resolver, perRequest: true },
      gateway: { machine: machines.gateway, perRequest: true, memory: FRESH },
      orders: { machine: machines.orders, input: orders, perRequest: true },
      ...(breaker === 'on'
        ? {
            breaker: {
              machine: machines.breaker,
              input: { settings, guards: 'payments' } satisfies BreakerInput,
              unbreakable: true,
              host: 'orders',
            },
          }
        : {}),
      payments: { machine: machines.payments, input: { workMs } satisfies PaymentsInput, perRequest: true },
      ...(key === 'on'
        ? {
            keys: {
              machine: machines.keys,
              input: { keys: {} } satisfies KeysInput,
              recover: (context: KeysInput): KeysInput => context,
              unbreakable: true,
              host: 'payments',
            },
          }
        : {}),
      queue: { machine: machines.queue, perRequest: true, unbreakable: true },
      notifications: {
        machine: machines.notifications,
        input: { workMs } satisfies MailerInput,
        perRequest: true,
        memory: { sent: [] } satisfies MailerMemory,
      },
    }
  },
  link({ hopMs, spread, lossPercent }, from, to) {
    if (INSIDE.includes(from) || INSIDE.includes(to)) return { law: 'call' }
    return { law: 'log-normal', medianMs: hopMs, sigma: spread, lossPercent }
  },
  machines,
  actions: {
    'place-order': { label: 'Place Order', help: 'Ines buys one kettle for 49.99.', to: 'client' },
  },
  scenarios,
  rest: { scenario: 'once-more', at: 228_000 },
  measures,
  invariants,
  predictions,
  challenge,
  summary(index) {
    const status = orderStatus(index)
    if (status === 'none') return 'Every layer is in place. Nobody has placed an order yet.'
    const charges = rowCount(index, 'charges')
    const orders = index.events.filter(event => event.type === 'input' && event.label === 'place-order').length
    const mails = rowCount(index, 'emails')
    return `${counted(orders, 'order')}, ${counted(charges, 'charge')}, ${counted(mails, 'e-mail')}; Ines sees "${status}"; the breaker is ${breakerState(index)}.`
  },
})

/** circuit-breaker: Orders calls Payments on threads of its own, behind a breaker, while Payments fails or slows down. */
import type { BreakerInput } from '../../actors/circuit-breaker/memory.ts'
import { defineSimulation } from '../../engine/simulation.ts'
import { challenge } from './challenge.ts'
import { invariants } from './invariants.ts'
import { machines } from './machines.ts'
import { breakerState, entriesOf, measures, most } from './measures.ts'
import { Orders, type OrdersInput } from './orders.ts'
import { breakerOf, parameters } from './parameters.ts'
import type { PaymentsInput } from './payments.ts'
import { predictions } from './predictions.ts'
import { VALUES } from './report.ts'
import { scenarios } from './scenarios.ts'
import { hopMs } from './treatment.ts'

/** The simulation of chapter 7. */
export const circuitBreaker = defineSimulation({
  id: 'circuit-breaker',
  version: 1,
  title: 'A breaker does not cure Payments; it keeps Orders from catching it',
  parameters,
  until: 60_000_000,
  actors(set) {
    const settings = breakerOf(set)
    const orders: OrdersInput = {
      ratePerSecond: set.requestsPerSecond,
      failurePercent: set.failurePercent,
      latencyMs: set.latencyMs,
      timeoutMs: set.timeoutMs,
      threads: set.callerThreads,
      bulkhead: set.bulkhead,
      patienceMs: set.patienceMs,
      breaker: set.breaker === 'on' ? settings : null,
    }
    return {
      orders: { fleet: port => new Orders(port, orders), unbreakable: true },
      breaker: {
        machine: machines[`breaker, ${set.dialect}`],
        input: { settings, guards: 'payments' } satisfies BreakerInput,
        unbreakable: true,
      },
      payments: { machine: machines.payments, input: { latencyMs: set.latencyMs } satisfies PaymentsInput },
    }
  },
  link({ latencyMs }, from, to) {
    if (from !== 'payments' && to !== 'payments') return { law: 'call' }
    return { law: 'log-normal', medianMs: hopMs(latencyMs), sigma: 0, lossPercent: 0 }
  },
  machines,
  actions: {
    send: { label: 'Send a Payment', help: 'One order more that needs Payments; Payments does what it does.', to: 'orders' },
    call: {
      label: 'Call with the outcome',
      help: 'One call whose outcome you choose, so that you can script any window.',
      to: 'orders',
      argument: { label: 'outcome', example: 'fail', choices: ['ok', 'fail', 'slow'] },
    },
    burst: {
      label: 'Send at once',
      help: 'Many orders in one instant.',
      to: 'orders',
      argument: {
        label: 'how many',
        example: '50',
        refuse: text =>
          /^[1-9]\d{0,2}$/.test(text) && Number(text) <= 500 ? null : `burst takes a whole number from 1 to 500, not "${text}"`,
      },
    },
    break: { label: 'Let Payments Fail', help: 'From now on it answers every call with 500, in its usual time.', to: 'payments' },
    slow: { label: 'Slow Payments Down', help: 'A brown-out: no errors, and every call takes 20 times as long.', to: 'payments' },
    heal: { label: 'Heal Payments', help: 'It is well from now on; calls that it is working on take the time they take.', to: 'payments' },
  },
  scenarios,
  rest: { scenario: 'trip', at: 2_503_000 },
  measures,
  invariants,
  predictions,
  challenge,
  summary(index) {
    if (index.events.length === 0) return 'The breaker is closed. Nobody has called yet.'
    const opened = entriesOf(index, 'open').length
    const times = opened === 0 ? 'never opened' : opened === 1 ? 'opened once' : `opened ${opened} times`
    return `The breaker ${times} and is ${breakerState(index)}; at most ${most(index, VALUES.busy)} threads were busy.`
  },
})

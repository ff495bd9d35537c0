/** Every machine of circuit-breaker by a name of its own: the breaker's chart is that of its dialect. */
import type { AnyStateMachine } from 'xstate'
import { breakerMachine } from '../../actors/circuit-breaker/breaker-machine.ts'
import { paymentsMachine } from './payments.ts'

/** The machines. */
export const machines = {
  payments: paymentsMachine,
  'breaker, teaching': breakerMachine('teaching'),
  'breaker, resilience4j': breakerMachine('resilience4j'),
  'breaker, consecutive': breakerMachine('consecutive'),
  'breaker, time-window': breakerMachine('time-window'),
} satisfies Readonly<Record<string, AnyStateMachine>>

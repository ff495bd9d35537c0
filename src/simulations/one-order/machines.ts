/** Every machine of this simulation, made once. */
import type { AnyStateMachine } from 'xstate'
import { breakerMachine } from '../../actors/circuit-breaker/breaker-machine.ts'
import { clientMachine } from './client.ts'
import { gatewayMachine, resolverMachine } from './door.ts'
import { notificationsMachine, queueMachine } from './mail.ts'
import { ordersMachine } from './orders.ts'
import { keysMachine, paymentsMachine } from './payments.ts'

/** The machines by name: each that of the actor of that name. */
export const machines = {
  client: clientMachine,
  resolver: resolverMachine,
  gateway: gatewayMachine,
  orders: ordersMachine,
  breaker: breakerMachine('teaching'),
  payments: paymentsMachine,
  keys: keysMachine,
  queue: queueMachine,
  notifications: notificationsMachine,
} satisfies Record<string, AnyStateMachine>

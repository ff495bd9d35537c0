/** Every machine of this simulation, made once: which of them run is decided by architecture and pattern. */
import type { AnyStateMachine } from 'xstate'
import { clientMachine } from './client.ts'
import { ordersMachine } from './orders.ts'
import { queueMachine } from './queue.ts'
import { shippingMachine, workerMachine } from './services.ts'

/** The machines by name; a name with `, in one process` is that of the monolith. */
export const machines = {
  client: clientMachine,
  'orders, sequential': ordersMachine('sequential', true),
  'orders, parallel': ordersMachine('parallel', true),
  'orders, async': ordersMachine('async', true),
  'orders, sequential, in one process': ordersMachine('sequential', false),
  'orders, parallel, in one process': ordersMachine('parallel', false),
  'orders, async, in one process': ordersMachine('async', false),
  products: workerMachine('products'),
  inventory: workerMachine('inventory'),
  payments: workerMachine('payments'),
  shipping: shippingMachine(true),
  'shipping, in one process': shippingMachine(false),
  users: workerMachine('users'),
  notifications: workerMachine('notifications'),
  queue: queueMachine(true),
  'queue, in one process': queueMachine(false),
} satisfies Record<string, AnyStateMachine>

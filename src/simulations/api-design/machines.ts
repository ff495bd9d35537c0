/** Every machine of this simulation, made once. */
import type { AnyStateMachine } from 'xstate'
import { cacheMachine } from './browser-cache.ts'
import { clientMachine } from './client.ts'
import { designMachine } from './design.ts'
import { phoneMachine } from './phone.ts'
import { serverMachine } from './server.ts'

/** The machines by name. */
export const machines = {
  shortener: designMachine('shortener'),
  like: designMachine('like'),
  seats: designMachine('seats'),
  client: clientMachine,
  phone: phoneMachine,
  'browser-cache': cacheMachine,
  server: serverMachine,
} satisfies Record<string, AnyStateMachine>

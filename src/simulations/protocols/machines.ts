/** The machines of this simulation, by name. */
import type { AnyStateMachine } from 'xstate'
import { apiMachine } from './api.ts'
import { clientMachine } from './client.ts'
import { databaseMachine } from './database.ts'
import { streamClientMachine } from './stream-client.ts'
import { streamServerMachine } from './stream-server.ts'
import { listenerMachine, pusherMachine } from './websocket.ts'

/** Every machine. */
export const machines = {
  client: clientMachine,
  api: apiMachine,
  database: databaseMachine,
  'client, websocket': listenerMachine,
  'api, websocket': pusherMachine,
  'client, stream': streamClientMachine,
  'api, stream': streamServerMachine,
} as const satisfies Readonly<Record<string, AnyStateMachine>>

/** Every machine of this simulation, made once, by the name of its actor. */
import type { AnyStateMachine } from 'xstate'
import { clientMachine } from './client.ts'
import { CLIENTS } from './clients.ts'
import { SERVERS } from './fleet.ts'
import { pipelineMachine } from './pipeline.ts'
import { planMachine } from './plan.ts'
import { serverMachine } from './server.ts'

/** The machines by name. */
export const machines: Readonly<Record<string, AnyStateMachine>> = {
  plan: planMachine,
  pipeline: pipelineMachine,
  ...Object.fromEntries(SERVERS.map(name => [name, serverMachine(name)])),
  ...Object.fromEntries(CLIENTS.map(name => [name, clientMachine(name)])),
}

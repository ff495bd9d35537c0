/** Every machine of this simulation, made once. */
import type { AnyStateMachine } from 'xstate'
import { breakerMachine } from '../../actors/circuit-breaker/breaker-machine.ts'
import { clientMachine } from './client.ts'
import { upstreamMachine } from './upstream.ts'
import { workerMachine } from './worker.ts'

/** The machines by name. */
export const machines = {
  gateway: workerMachine,
  breaker: breakerMachine('teaching'),
  client: clientMachine,
  upstream: upstreamMachine,
} satisfies Record<string, AnyStateMachine>

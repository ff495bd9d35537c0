/** Every machine of this simulation, made once. */
import type { AnyStateMachine } from 'xstate'
import { authorityMachine } from './authority.ts'
import { clientMachine } from './client.ts'
import { resolverMachine } from './resolver.ts'
import { SERVERS } from './zones.ts'

/** The machines by name: those of the zones' servers are named as their actors. */
export const machines: Readonly<Record<string, AnyStateMachine>> = {
  client: clientMachine,
  resolver: resolverMachine,
  ...Object.fromEntries(Object.values(SERVERS).map(({ actor }) => [actor, authorityMachine(actor)])),
}

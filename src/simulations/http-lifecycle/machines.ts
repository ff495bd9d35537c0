/** Every machine of this simulation, made once. */
import type { AnyStateMachine } from 'xstate'
import { browserMachine } from './browser.ts'
import { connectionMachine } from './connection.ts'
import { resolverMachine } from './resolver.ts'
import { serverMachine } from './server.ts'
import { streamMachine } from './stream.ts'

/** The machines by name. All connections run one, and so do the exchanges of all files. */
export const machines: Readonly<Record<string, AnyStateMachine>> = {
  browser: browserMachine,
  connection: connectionMachine,
  stream: streamMachine,
  server: serverMachine,
  resolver: resolverMachine,
}

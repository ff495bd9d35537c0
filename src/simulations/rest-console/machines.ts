/** Every machine of this simulation, made once. */
import type { AnyStateMachine } from 'xstate'
import { editorMachine } from './editor.ts'
import { orderMachine } from './order-machine.ts'
import { serverMachine } from './server.ts'

/** The machines by name. */
export const machines = {
  ann: editorMachine('ann'),
  ben: editorMachine('ben'),
  server: serverMachine,
  order: orderMachine,
} satisfies Record<string, AnyStateMachine>

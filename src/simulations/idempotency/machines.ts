/** Every machine of this simulation, made once: the right API is chosen by the parameter `claim`. */
import type { AnyStateMachine } from 'xstate'
import { apiMachine } from './api.ts'
import { clientMachine } from './client.ts'
import { keyStoreMachine } from './key-store.ts'
import { ledgerMachine } from './ledger.ts'

/** The machines by name. */
export const machines = {
  client: clientMachine,
  'api, without key': apiMachine(null),
  'api, atomic': apiMachine('atomic'),
  'api, check-then-act': apiMachine('check-then-act'),
  'api, store-after': apiMachine('store-after'),
  'key-store': keyStoreMachine,
  ledger: ledgerMachine,
} satisfies Record<string, AnyStateMachine>

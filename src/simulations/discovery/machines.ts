/** Every machine of this simulation, made once. */
import type { AnyStateMachine } from 'xstate'
import { balancerMachine } from './balancer.ts'
import { callerMachine } from './caller.ts'
import { instanceMachine } from './instance.ts'
import { proberMachine } from './prober.ts'
import { registryMachine } from './registry.ts'

/** The machines by name. All instances run one machine, and all callers another. */
export const machines: Readonly<Record<string, AnyStateMachine>> = {
  'payments-2': instanceMachine,
  prober: proberMachine,
  orders: callerMachine,
  balancer: balancerMachine,
  registry: registryMachine,
}

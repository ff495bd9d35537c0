/**
 * Runs XState machines as they are, as pure functions: an event goes in, states and effects come out as data,
 * each with the microstep that caused it. Nothing here knows of time or of other actors.
 */
import {
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyTransitionDefinition,
  createEmptyActor,
  type InspectionEvent,
} from 'xstate'
import type { Effect } from './effects.ts'

/** What a microstep wants done: an effect emitted, a timer set (in ms), or a timer cancelled. */
export type Wish =
  | { readonly type: 'effect'; readonly effect: Effect }
  | { readonly type: 'timer'; readonly id: string; readonly delayMs: number; readonly event: { readonly type: string } }
  | { readonly type: 'cancel'; readonly id: string }

/** One microstep: the state it entered (null: it stayed where it was), and its wishes in order. */
export interface Microstep {
  readonly entered: { readonly from: string; readonly to: string; readonly on: string } | null
  readonly wishes: readonly Wish[]
}

/** A machine's answer to an event. */
export interface Transition {
  readonly snapshot: AnyMachineSnapshot
  readonly microsteps: readonly Microstep[]
}

interface XStateAction {
  readonly type: string
  readonly params?: unknown
}

/** A microstep as XState tells of it. */
interface Told {
  readonly snapshot: AnyMachineSnapshot
  readonly transitions: readonly AnyTransitionDefinition[]
  readonly actions: readonly XStateAction[]
}

/** What XState wants around a step. It is one for all steps: to make an actor for each, as its own pure functions do, costs more than the step. */
const nobody = createEmptyActor()
let told: Told[] = []
let actions: XStateAction[] = []
const scope: AnyActorScope = {
  self: nobody,
  system: { ...nobody.system, _sendInspectionEvent: hear } as AnyActorScope['system'],
  id: '',
  sessionId: '',
  logger: () => {},
  defer: () => {},
  emit: () => {},
  stopChild: () => {},
  actionExecutor: action => {
    actions.push(action)
  },
}

/** XState's word of each microstep. It is taken at its source: `inspect` hands every observer a copy, which costs a tenth of a run. */
function hear(inspected: InspectionEvent): void {
  if (inspected.type !== '@xstate.microstep') return
  told.push({ snapshot: inspected.snapshot as AnyMachineSnapshot, transitions: inspected._transitions, actions })
  actions = []
}

/** Starts a machine; entering the initial states is not reported, its wishes are. Errors of its context, guards and actions are thrown at once. */
export function start(machine: AnyStateMachine, input: unknown): Transition {
  told = []
  actions = []
  const snapshot: AnyMachineSnapshot = machine.getInitialSnapshot(scope, input)
  if (snapshot.status === 'error') throw snapshot.error
  const all = [...told.flatMap(step => step.actions), ...actions]
  return { snapshot, microsteps: [{ entered: null, wishes: wishesOf(machine, all) }] }
}

/** Gives an event to a machine. Errors thrown by its guards and actions are thrown at once. */
export function send(machine: AnyStateMachine, snapshot: AnyMachineSnapshot, event: { readonly type: string }): Transition {
  told = []
  actions = []
  machine.transition(snapshot, event, scope)
  const microsteps: Microstep[] = []
  let current = snapshot
  for (const step of told) {
    const from = statePath(current)
    const to = statePath(step.snapshot)
    const first = microsteps.length === 0
    const moved = from !== to || (first && step.transitions.some(({ reenter, target }) => reenter && target !== undefined))
    microsteps.push({
      entered: moved ? { from, to, on: first ? event.type : 'always' } : null,
      wishes: wishesOf(machine, step.actions),
    })
    current = step.snapshot
  }
  return { snapshot: current, microsteps }
}

/** The path of the active state: names joined with dots, the regions of a parallel state with ` & `. */
export function statePath({ value }: AnyMachineSnapshot): string {
  return typeof value === 'string' ? value : leaves(value, '').join(' & ')
}

function leaves(value: unknown, prefix: string): string[] {
  if (typeof value === 'string') return [prefix + value]
  return Object.entries(value as Record<string, unknown>).flatMap(([name, below]) =>
    typeof below === 'object' && below !== null && Object.keys(below).length === 0 ? [prefix + name] : leaves(below, `${prefix}${name}.`),
  )
}

function wishesOf(machine: AnyStateMachine, actions: readonly XStateAction[]): Wish[] {
  const wishes: Wish[] = []
  for (const action of actions) {
    const params = action.params as { event?: unknown; id?: string; delay?: number; sendId?: string } | undefined
    switch (action.type) {
      case 'xstate.emit':
        wishes.push({ type: 'effect', effect: params?.event as Effect })
        break
      case 'xstate.raise':
        // A raise without a delay has already been taken by the machine itself.
        if (params?.delay !== undefined) wishes.push(timerOf(machine, params))
        break
      case 'xstate.cancel':
        wishes.push({ type: 'cancel', id: params?.sendId as string })
        break
      default:
        throw new Error(
          `machine "${machine.id}" has the action "${action.type}": only emit, assign, raise and cancel may be used, because a run must be a pure function`,
        )
    }
  }
  return wishes
}

function timerOf(machine: AnyStateMachine, params: { event?: unknown; id?: string; delay?: number }): Wish {
  const event = params.event as { type: string }
  const delayMs = params.delay as number
  if (!(delayMs >= 0 && Number.isFinite(delayMs))) {
    throw new RangeError(`machine "${machine.id}" delays "${event.type}" by ${delayMs} ms: delays are 0 or more`)
  }
  return { type: 'timer', id: params.id ?? event.type, delayMs, event }
}

/**
 * Runs XState machines as they are, as pure functions: an event goes in, states and effects come out as data,
 * each with the microstep that caused it. Nothing here knows of time or of other actors.
 */
import { type AnyMachineSnapshot, type AnyStateMachine, getInitialMicrosteps, getMicrosteps } from 'xstate'
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

/** Starts a machine; entering the initial states is not reported, its wishes are. */
export function start(machine: AnyStateMachine, input: unknown): Transition {
  const steps = getInitialMicrosteps(machine, input) as Iterable<[AnyMachineSnapshot, XStateAction[]]>
  const microsteps: Microstep[] = []
  let snapshot: AnyMachineSnapshot | undefined
  for (const [next, actions] of steps) {
    snapshot = next
    microsteps.push({ entered: null, wishes: wishesOf(machine, actions) })
  }
  return { snapshot: snapshot as AnyMachineSnapshot, microsteps }
}

/** Gives an event to a machine. Errors thrown by its guards and actions are thrown at once. */
export function send(machine: AnyStateMachine, snapshot: AnyMachineSnapshot, event: { readonly type: string }): Transition {
  const steps = getMicrosteps(atHand(machine, snapshot), snapshot, event) as Iterable<[AnyMachineSnapshot, XStateAction[]]>
  const microsteps: Microstep[] = []
  let current = snapshot
  for (const [next, actions] of steps) {
    const from = statePath(current)
    const to = statePath(next)
    const first = microsteps.length === 0
    const moved = from !== to || (first && reenters(machine, snapshot, event))
    microsteps.push({
      entered: moved ? { from, to, on: first ? event.type : 'always' } : null,
      wishes: wishesOf(machine, actions),
    })
    current = next
  }
  return { snapshot: current, microsteps }
}

const known = new WeakMap<AnyStateMachine, AnyStateMachine>()

/**
 * For each event XState makes an actor, and would work out the initial state of its machine, which nobody looks at. That doubles
 * the cost of an event: the actor is given a machine that has any snapshot at hand. The step itself is that of `snapshot` and its own machine.
 */
function atHand(machine: AnyStateMachine, snapshot: AnyMachineSnapshot): AnyStateMachine {
  const made = known.get(machine)
  if (made) return made
  const light = Object.create(machine, { getInitialSnapshot: { value: () => snapshot } }) as AnyStateMachine
  known.set(machine, light)
  return light
}

/** The path of the active state: names joined with dots, the regions of a parallel state with ` & `. */
export function statePath(snapshot: AnyMachineSnapshot): string {
  return leaves(snapshot.value, '').join(' & ')
}

function leaves(value: unknown, prefix: string): string[] {
  if (typeof value === 'string') return [prefix + value]
  return Object.entries(value as Record<string, unknown>).flatMap(([name, below]) =>
    typeof below === 'object' && below !== null && Object.keys(below).length === 0 ? [prefix + name] : leaves(below, `${prefix}${name}.`),
  )
}

/** Whether the transition that `event` takes leaves its state and enters it again. */
function reenters(machine: AnyStateMachine, snapshot: AnyMachineSnapshot, event: { readonly type: string }): boolean {
  return machine.getTransitionData(snapshot, event).some(transition => transition.reenter && transition.target !== undefined)
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

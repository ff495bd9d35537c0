/** The registry: it holds who is ready, tells whoever chooses, and rolls out new versions one instance at a time. Its list survives it. */
import { type AnyStateMachine, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent } from '../../engine/effects.ts'
import { INSTANCES } from './cast.ts'
import { type List, listMessage, type Status } from './messages.ts'

/** What is known of an instance. */
interface Endpoint {
  readonly says: 'ready' | 'not ready' | 'terminating'
  readonly version: number
}

/** What the registry has on its disk. */
export interface RegistryContext {
  /** Who is told of every change. */
  readonly watchers: readonly string[]
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly revision: number
  /** The instances that are still to be replaced, the one being replaced first. */
  readonly rollout: readonly string[]
}

interface Arguments {
  readonly context: RegistryContext
  readonly event: unknown
}

interface Enqueue {
  readonly assign: (context: Partial<RegistryContext>) => void
  readonly emit: (effect: Effect) => void
}

const statusIn = (event: unknown): Status => (event as MessageEvent).message.detail as unknown as Status

/** The list as it stands. */
export function listOf({ endpoints, revision }: Pick<RegistryContext, 'endpoints' | 'revision'>): List {
  return { revision, ready: INSTANCES.filter(name => endpoints[name]?.says === 'ready') }
}

/** An instance that is being replaced stays `terminating` until the new one speaks. */
function endpointAfter(before: Endpoint, { ready, version }: Status): Endpoint {
  if (before.says === 'terminating' && version === before.version) return before
  return { says: ready ? 'ready' : 'not ready', version }
}

/** The status is that of the new version of the instance that is being replaced, and it is ready. */
function isNewAndReady({ context, event }: Arguments): boolean {
  const status = statusIn(event)
  const before = context.endpoints[status.instance] as Endpoint
  return status.instance === context.rollout[0] && endpointAfter(before, status).says === 'ready'
}

/** Writes an endpoint down; where that changes the list, everybody is told. */
function write(context: RegistryContext, instance: string, after: Endpoint, enqueue: Enqueue): RegistryContext {
  const before = context.endpoints[instance] as Endpoint
  if (before.says === after.says && before.version === after.version) return context
  const changed = (before.says === 'ready') !== (after.says === 'ready')
  const now = { ...context, endpoints: { ...context.endpoints, [instance]: after }, revision: context.revision + (changed ? 1 : 0) }
  enqueue.assign(now)
  enqueue.emit({ type: 'row', table: 'endpoints', key: instance, value: { ...after } })
  if (changed) for (const watcher of context.watchers) enqueue.emit(listMessage(watcher, listOf(now)))
  return now
}

/** Takes the first of the rollout off the list and has it stopped: both at once, neither waits for the other. */
function replaceFirst(context: RegistryContext, enqueue: Enqueue): void {
  const instance = context.rollout[0] as string
  const { version } = context.endpoints[instance] as Endpoint
  write(context, instance, { says: 'terminating', version }, enqueue)
  enqueue.emit({ type: 'send', to: 'prober', label: `DELETE ${instance}`, kind: 'event', event: 'replace', detail: { instance } })
}

/** The machine of the registry. */
export const registryMachine: AnyStateMachine = setup({
  types: { context: {} as RegistryContext, emitted: {} as Effect, input: {} as RegistryContext },
  guards: {
    'a rollout is under way': ({ context }: Arguments) => context.rollout.length > 0,
    'the new one is ready': isNewAndReady,
    'the new one is ready, and it was the last': (args: Arguments) => isNewAndReady(args) && args.context.rollout.length === 1,
  },
  actions: {
    'write it down and tell': enqueueActions(({ context, event, enqueue }) => {
      const { message } = event as unknown as MessageEvent
      const status = statusIn(event)
      enqueue.emit({ type: 'send', to: message.from, label: 'noted', kind: 'response', correlates: message.id, detail: {} })
      const before = context.endpoints[status.instance] as Endpoint
      write(context, status.instance, endpointAfter(before, status), enqueue as never)
    }),
    'go on to the next': enqueueActions(({ context, enqueue }) => {
      const rollout = context.rollout.slice(1)
      enqueue.assign({ rollout })
      if (rollout.length > 0) replaceFirst({ ...context, rollout }, enqueue as never)
    }),
    'begin with the last': enqueueActions(({ context, enqueue }) => {
      const rollout = [...INSTANCES].reverse()
      enqueue.assign({ rollout })
      replaceFirst({ ...context, rollout }, enqueue as never)
    }),
    'tell the list': enqueueActions(({ context, event, enqueue }) => {
      const { message } = event as unknown as MessageEvent
      enqueue.emit(listMessage(message.from, listOf(context), message.id))
    }),
    'remark that one is under way': enqueueActions(({ enqueue }) => {
      enqueue.emit({ type: 'note', text: 'a new version is being rolled out already' })
    }),
  },
}).createMachine({
  id: 'registry',
  context: ({ input }: { readonly input: RegistryContext }) => input,
  initial: 'steady',
  on: {
    'list.*': { actions: 'tell the list' },
  },
  states: {
    steady: {
      always: { guard: 'a rollout is under way', target: 'rollingOut' },
      on: {
        'status.prober': { actions: 'write it down and tell' },
        deploy: { target: 'rollingOut', actions: 'begin with the last' },
      },
    },
    rollingOut: {
      on: {
        'status.prober': [
          {
            guard: 'the new one is ready, and it was the last',
            target: 'steady',
            actions: ['write it down and tell', 'go on to the next'],
          },
          { guard: 'the new one is ready', actions: ['write it down and tell', 'go on to the next'] },
          { actions: 'write it down and tell' },
        ],
        deploy: { actions: 'remark that one is under way' },
      },
    },
  },
} as never) as never

/** The registry when all is well. */
export function allReady(watchers: readonly string[]): RegistryContext {
  return {
    watchers,
    endpoints: Object.fromEntries(INSTANCES.map(name => [name, { says: 'ready', version: 1 }])),
    revision: 1,
    rollout: [],
  }
}

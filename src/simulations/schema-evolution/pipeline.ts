/** The pipeline: it keeps the versions of the contract, brings them to servers and clients, and has the clients call after each release. */
import { type AnyStateMachine, assign, cancel, enqueueActions, raise, setup } from 'xstate'
import type { ActionEvent, Effect } from '../../engine/effects.ts'
import { changes, contractOf } from './changes.ts'
import { CLIENTS } from './clients.ts'
import { concerned, confirmed, type Fleet, formatOf, type Order, PARTIES, partiesOf, runs, SERVERS, toDeploy, toRollBack } from './fleet.ts'
import { check, received, release, type Version } from './messages.ts'

/** What the pipeline is given. */
export interface PipelineInput {
  /** auto, json or protobuf. */
  readonly format: string
  /** After which release of the server an alarm rolls it back; 0: never. */
  readonly alarmAfter: number
}

interface PipelineContext extends PipelineInput {
  readonly versions: readonly Version[]
  readonly fleet: Fleet
  /** Orders that are not confirmed yet. */
  readonly pending: readonly Order[]
  /** Who took part in the release under way. */
  readonly touched: readonly string[]
  /** Releases of the server so far, not counting its way back. */
  readonly releases: number
  readonly trial: boolean
  /** The plan has heard of the split: from then on it hears of every release. */
  readonly told: boolean
}

interface Arguments {
  readonly context: PipelineContext
  readonly event: unknown
}

const V1: Version = { number: 1, applied: [] }

const AT_FIRST: Omit<PipelineContext, keyof PipelineInput> = {
  versions: [V1],
  fleet: Object.fromEntries(PARTIES.map(party => [party, [V1]])),
  pending: [],
  touched: [...SERVERS],
  releases: 0,
  trial: false,
  told: false,
}

/** How long a release may go unconfirmed, and how long the alarm takes, in ms. */
const PATIENCE = 1000
const TRIAL = 3000

const head = ({ versions }: PipelineContext): Version => versions.at(-1) as Version

const argumentOf = (event: unknown): string => (event as ActionEvent).argument ?? ''

/** The orders that an action stands for. */
function ordersFor(context: PipelineContext, event: unknown): Order[] {
  const { type } = event as ActionEvent
  const { fleet } = context
  if (type === 'roll') return toDeploy(fleet, SERVERS.slice(0, SERVERS.length / 2), head(context))
  if (type === 'deploy') return toDeploy(fleet, partiesOf(argumentOf(event)), head(context))
  return toRollBack(fleet, type === 'roll-back' ? partiesOf(argumentOf(event)) : SERVERS)
}

interface Enqueue {
  emit(effect: never): void
  assign(change: never): void
}

function versionRow(version: Version, change: string, says: string): Effect {
  return { type: 'row', table: 'contract', key: `v${version.number}`, value: { change, says, applied: version.applied } }
}

const applyIt = enqueueActions(({ context, event, enqueue }) => {
  const own = context as PipelineContext
  const change = changes[argumentOf(event)]
  const { number, applied } = head(own)
  const next = change?.apply(contractOf(applied))
  if (!change || next === undefined || typeof next === 'string') {
    enqueue.emit({ type: 'note', text: `refused, and v${number} stays: ${next}` } satisfies Effect as never)
    return
  }
  const version = { number: number + 1, applied: [...applied, change.id] }
  enqueue.assign({ versions: [...own.versions, version] } as never)
  enqueue.emit(versionRow(version, change.id, change.says) as never)
})

const undoIt = enqueueActions(({ context, enqueue }) => {
  const own = context as PipelineContext
  const { number, applied } = head(own)
  if (applied.length === 0) {
    enqueue.emit({ type: 'note', text: 'there is no change to undo' } satisfies Effect as never)
    return
  }
  const version = { number: number + 1, applied: applied.slice(0, -1) }
  enqueue.assign({ versions: [...own.versions, version] } as never)
  enqueue.emit(versionRow(version, 'undo', `without ${applied.at(-1)}`) as never)
})

const releaseIt = enqueueActions(({ context, event, enqueue }) => {
  const own = context as PipelineContext
  const orders = ordersFor(own, event)
  for (const { party, version, back } of orders) enqueue.emit(release(party, version, back) as never)
  const parties = orders.map(({ party }) => party)
  // Whoever is ordered anew forgets the older order.
  const pending = [...own.pending.filter(({ party }) => !parties.includes(party)), ...orders]
  enqueue.assign({ pending, touched: [...new Set([...own.touched, ...parties])] } as never)
})

/** What the plan must know: which form of the name each server writes and each client that shows it reads. */
function tellPlan(fleet: Fleet, told: boolean, enqueue: Enqueue): void {
  const splitOf = (party: string): string => contractOf(runs(fleet, party).applied).split
  const servers = SERVERS.map(splitOf)
  const clients = CLIENTS.filter(name => name !== 'analytics').map(splitOf)
  if (!told && [...servers, ...clients].every(one => one === 'name')) return
  enqueue.assign({ told: true } as never)
  enqueue.emit({ type: 'send', to: 'plan', label: 'who runs what', kind: 'call', detail: { servers, clients } } satisfies Effect as never)
}

const keepBooks = enqueueActions(({ context, event, enqueue }) => {
  const own = context as PipelineContext
  const from = received(event).from
  const order = own.pending.find(({ party }) => party === from)
  if (!order) return
  const pending = own.pending.filter(one => one !== order)
  if (received(event).kind === 'error') {
    const text = `${from} is not reached, and stays at v${runs(own.fleet, from).number}`
    enqueue.emit({ type: 'note', text } satisfies Effect as never)
    enqueue.assign({ pending } as never)
    return
  }
  const fleet = confirmed(own.fleet, order)
  const value = { runs: `v${order.version.number}`, before: `v${runs(own.fleet, from).number}` }
  enqueue.emit({ type: 'row', table: 'deployed', key: from, value } satisfies Effect as never)
  const isServer = SERVERS.some(name => name === from)
  const isRelease = isServer && !order.back && !pending.some(({ party }) => SERVERS.some(name => name === party))
  const everywhere = isRelease && SERVERS.every(name => runs(fleet, name).number === order.version.number)
  const releases = own.releases + (everywhere ? 1 : 0)
  enqueue.assign({ fleet, pending, releases, trial: own.trial || (everywhere && releases === own.alarmAfter) } as never)
  tellPlan(fleet, own.told, enqueue as never)
})

const forget = enqueueActions(({ context, enqueue }) => {
  for (const { party, version } of (context as PipelineContext).pending) {
    enqueue.emit({
      type: 'note',
      text: `${party} has not confirmed v${version.number}: nobody knows what it runs`,
    } satisfies Effect as never)
  }
  enqueue.assign({ pending: [] } as never)
})

const haveThemCall = enqueueActions(({ context, enqueue }) => {
  const { touched, format, versions } = context as PipelineContext
  for (const client of concerned(touched)) enqueue.emit(check(client, formatOf(format, versions.at(-1)?.applied ?? [])) as never)
  enqueue.assign({ touched: [] } as never)
})

const settled = ({ context, event }: Arguments): boolean => {
  const from = received(event).from
  return context.pending.some(({ party }) => party === from) && context.pending.every(({ party }) => party === from)
}

const books = [
  { guard: 'it is the last to confirm', actions: ['keep the books', 'stop waiting', 'have the clients call'] },
  { actions: 'keep the books' },
]

const deploying = (nothing: string) => [
  { guard: 'somebody runs another version', actions: ['release', 'wait for them'] },
  { actions: nothing },
]

/** The pipeline's machine. */
export const pipelineMachine: AnyStateMachine = setup({
  types: { context: {} as PipelineContext, input: {} as PipelineInput, emitted: {} as Effect },
  delays: { trial: TRIAL },
  guards: {
    'somebody runs another version': ({ context, event }: Arguments) => ordersFor(context, event).length > 0,
    'it is the last to confirm': settled,
    'this release will set off the alarm': ({ context }: Arguments) => context.trial,
  },
  actions: {
    'apply the change': applyIt as never,
    'undo the last change': undoIt as never,
    release: releaseIt as never,
    'wait for them': raise({ type: 'patience over' }, { id: 'patience', delay: PATIENCE }) as never,
    'stop waiting': cancel('patience') as never,
    'keep the books': keepBooks as never,
    'give the rest up': forget as never,
    'have the clients call': haveThemCall as never,
    'sound the alarm': enqueueActions(({ enqueue }) => {
      enqueue.emit({
        type: 'note',
        text: 'an alarm that has nothing to do with the contract: the server is rolled back',
      } satisfies Effect as never)
    }) as never,
    'the alarm is over': assign({ trial: false }),
    'remark that all run it': enqueueActions(({ context, enqueue }) => {
      const text = `everybody meant runs v${head(context as PipelineContext).number} already`
      enqueue.emit({ type: 'note', text } satisfies Effect as never)
    }) as never,
    'remark that there is no older one': enqueueActions(({ enqueue }) => {
      enqueue.emit({ type: 'note', text: 'there is no older version to go back to' } satisfies Effect as never)
    }) as never,
  },
}).createMachine({
  id: 'pipeline',
  context: ({ input }: { readonly input: PipelineInput }) => ({ ...input, ...AT_FIRST }),
  entry: 'have the clients call',
  initial: 'steady',
  on: {
    apply: { actions: 'apply the change' },
    undo: { actions: 'undo the last change' },
    deploy: deploying('remark that all run it'),
    roll: deploying('remark that all run it'),
    'roll-back': deploying('remark that there is no older one'),
    'running.*': books,
    'error.*': books,
    'patience over': { actions: ['give the rest up', 'have the clients call'] },
  },
  states: {
    steady: { always: { guard: 'this release will set off the alarm', target: 'onTrial' } },
    onTrial: {
      after: {
        trial: {
          target: 'steady',
          actions: ['sound the alarm', 'release', 'wait for them', 'the alarm is over'],
        },
      },
    },
  },
} as never) as never

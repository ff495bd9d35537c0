/** The plan of a parallel change (expand, migrate, contract), as far as it has come: read off what servers write and clients read. */
import { type AnyStateMachine, assign, setup } from 'xstate'
import type { Split } from './contract.ts'
import { detailOf } from './messages.ts'

interface PlanContext {
  readonly servers: readonly Split[]
  /** Of the clients that show a name. */
  readonly clients: readonly Split[]
}

type Guard = (a: { readonly context: PlanContext }) => boolean

const readsNew = (split: Split): boolean => split === 'migrate' || split === 'contract'

const guards = {
  'name is gone, and somebody reads it': ({ context }) => context.servers.includes('contract') && !context.clients.every(readsNew),
  'a server has the new fields': ({ context }) => context.servers.some(split => split !== 'name'),
  'every server has the new fields': ({ context }) => context.servers.every(split => split !== 'name'),
  'a client reads them': ({ context }) => context.clients.some(readsNew),
  'every client reads them': ({ context }) => context.clients.every(readsNew),
  'a server does without name': ({ context }) => context.servers.includes('contract'),
  'every server does without name': ({ context }) => context.servers.every(split => split === 'contract'),
} satisfies Record<string, Guard>

const when = (guard: keyof typeof guards, target: string) => ({ guard, target })

/** The plan's machine. It never acts: after each release it goes from the start as far as the facts carry, so a way back shows, too. */
export const planMachine: AnyStateMachine = setup({
  types: { context: {} as PlanContext },
  guards,
  actions: {
    'note who runs what': assign(({ event }) => detailOf<PlanContext>(event)),
  },
}).createMachine({
  id: 'plan',
  context: { servers: [], clients: [] },
  initial: 'nameOnly',
  on: { 'call.pipeline': { target: '.nameOnly', reenter: true, actions: 'note who runs what' } },
  states: {
    nameOnly: { always: [when('name is gone, and somebody reads it', 'tooEarly'), when('a server has the new fields', 'expanding')] },
    expanding: { always: when('every server has the new fields', 'expanded') },
    expanded: { always: when('a client reads them', 'migrating') },
    migrating: { always: when('every client reads them', 'migrated') },
    migrated: { always: when('a server does without name', 'contracting') },
    contracting: { always: when('every server does without name', 'contracted') },
    contracted: {},
    tooEarly: {},
  },
} as never) as never

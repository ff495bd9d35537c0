/** What a reader can do in dns. */
import type { ActionSpec, ArgumentSpec } from '../../engine/simulation.ts'
import { canonical, refuseName } from './names.ts'
import { ownedZoneOf, SERVERS } from './zones.ts'

const authorities = Object.values(SERVERS).map(({ actor }) => actor)

const anyName: ArgumentSpec = {
  label: 'name',
  example: 'api.example.com',
  refuse: refuseName,
  usual: {
    first: ['api.example.com', 'payments.example.com', 'www.example.com', 'api.example-bank.com', 'nosuch.example.com'],
    further: ['_payments._tcp.example.com', 'api.example.net'],
  },
}

const ownedName: ArgumentSpec = {
  label: 'name',
  example: 'payments.example.com',
  refuse: text => refuseName(text) ?? (ownedZoneOf(canonical(text)) === null ? notOwned(text) : null),
}

function notOwned(text: string): string {
  return `only names in example.com, example.net and example-bank.com have an owner here, not "${text}"`
}

function refuseSeconds(text: string): string | null {
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  return seconds >= 5 && seconds <= 86400 ? null : `a TTL is a whole number of seconds from 5 to 86400, not "${text}"`
}

/** The server of the zone that a name belongs to. */
function serverOf(name: string | null): string[] {
  const zone = ownedZoneOf(canonical(name as string))
  return zone === null ? [] : [SERVERS[zone]?.actor as string]
}

const RESOLVERS = ['resolver', 'resolver-2', 'resolver-3', 'resolver-4', 'resolver-5']

/** The actions of dns. */
export const actions: Readonly<Record<string, ActionSpec>> = {
  resolve: {
    label: 'Resolve',
    help: 'The client looks a name up, and calls the address that it finds. Any name reserved for examples will do.',
    to: 'client',
    argument: anyName,
  },
  'change-ip': {
    label: 'Change the address of',
    help: 'A new box takes over, and the owner writes its address into the zone. The old box goes on answering.',
    to: name => [...serverOf(name), 'client', 'crowd'],
    argument: ownedName,
  },
  'set-ttl': {
    label: 'Set TTL of example.com to',
    help: 'The owner of example.com gives all its records another TTL. Copies that are out keep theirs.',
    to: 'ns-example-com',
    argument: { label: 'seconds', example: '60', refuse: refuseSeconds },
  },
  'shut-down-old': {
    label: 'Shut down the old boxes',
    help: 'Every address that was left by a change stops answering.',
    to: () => ['client', 'crowd'],
  },
  create: {
    label: 'Create',
    help: 'The owner adds a name with an address to the zone.',
    to: serverOf,
    argument: { ...ownedName, example: 'nosuch.example.com' },
    folded: true,
  },
  flush: {
    label: 'Flush the cache of the',
    help: 'Whoever it is forgets all that it was told.',
    to: whose => (whose === 'resolver' ? RESOLVERS : ['client']),
    argument: { label: 'whose', example: 'resolver', choices: ['client', 'resolver'] },
    folded: true,
  },
  skip: {
    label: 'Skip',
    help: 'Time goes on; it causes nothing.',
    to: () => [],
    argument: { label: 'how long', example: '5m', choices: ['30s', '5m', '1h'] },
    passes: true,
  },
  hang: {
    label: 'Silence',
    help: 'The server still takes questions, and gives no answer at all.',
    to: server => [server as string],
    argument: { label: 'server', example: 'ns-example-com', choices: authorities },
    folded: true,
  },
  wake: {
    label: 'Wake',
    help: 'A silent server answers again.',
    to: server => [server as string],
    argument: { label: 'server', example: 'ns-example-com', choices: authorities },
    folded: true,
  },
}

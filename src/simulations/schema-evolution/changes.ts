/** The palette: every change to the contract that a reader can try, as a function from one version to the next. */
import { addedText, type Contract, FIRST, fieldOf, minus, plus, withField } from './contract.ts'

/** What the change seems to be. The question mark is meant. */
export type Group = 'additive?' | 'tightening' | 'renaming' | 'removing'

/** A change. */
export interface Change {
  readonly id: string
  readonly group: Group
  /** What it does to the contract, in a few words that follow "v2:". */
  readonly says: string
  /** The next version, or a sentence on why there is none. */
  readonly apply: (contract: Contract) => Contract | string
  /** Not among the eight shown first. */
  readonly folded?: true
}

type Apply = Change['apply']

/** A change that needs a field in the order. */
function needs(key: string, apply: (contract: Contract) => Contract): Apply {
  return contract => (fieldOf(contract.order, key) ? apply(contract) : `there is no field ${key} in Order any more`)
}

function adds(part: 'request' | 'order', key: string, number: number, required = false): Apply {
  return contract => {
    const taken = refuseNumber(contract, part, number, key)
    return taken ?? { ...contract, [part]: plus(contract[part], addedText(key, number, required)) }
  }
}

/** Why a number or a name cannot be given to a new field, as protoc would say it, or null. */
function refuseNumber(contract: Contract, part: 'request' | 'order', number: number, name: string): string | null {
  const message = contract[part]
  const kept = message.reserved.find(one => one.number === number || one.name === name)
  if (kept) return `${kept.number} ("${kept.name}") is reserved in ${message.name}: the compiler refuses to use it again`
  const owner = message.fields.find(field => field.number === number || field.name === name)
  return owner ? `${message.name} has ${owner.name} = ${owner.number} already` : null
}

const split =
  (from: Contract['split'], apply: (contract: Contract) => Contract): Apply =>
  contract =>
    contract.split === from && fieldOf(contract.request, 'name')
      ? apply(contract)
      : `the split of name stands at "${contract.split}", and this step follows "${from}"`

const PARTS = [addedText('first_name', 7), addedText('last_name', 8)] as const
const ORDER_PARTS = [addedText('first_name', 8), addedText('last_name', 9)] as const

const demanded = <T extends { required: boolean }>(fields: readonly T[]): T[] => fields.map(field => ({ ...field, required: true }))

const expand = split('name', contract => ({
  ...contract,
  request: plus(withField(contract.request, 'name', { required: false }), ...PARTS),
  order: plus(withField(contract.order, 'name', { required: false }), ...ORDER_PARTS),
  split: 'expand',
}))

const contracted = (contract: Contract): Contract => ({
  ...contract,
  request: minus({ ...contract.request, fields: contract.request.fields.map(partDemanded) }, 'name', true),
  order: minus({ ...contract.order, fields: contract.order.fields.map(partDemanded) }, 'name', true),
  split: 'contract',
})

function partDemanded<T extends { key: string; required: boolean }>(field: T): T {
  return ['first_name', 'last_name'].includes(field.key) ? { ...field, required: true } : field
}

/** Both halves of the split at once: the parts appear, and `name` is gone. */
const atOnce = split('name', contract => ({
  ...contract,
  request: minus(plus(contract.request, ...demanded(PARTS)), 'name'),
  order: minus(plus(contract.order, ...demanded(ORDER_PARTS)), 'name'),
  split: 'contract',
}))

const rename = needs('name', contract => ({
  ...contract,
  request: withField(contract.request, 'name', { name: 'customer_name' }),
  order: withField(contract.order, 'name', { name: 'customer_name' }),
}))

const reuse: Apply = contract =>
  refuseNumber({ ...contract, order: minus(contract.order, 'email') }, 'order', 3, 'phone') ?? {
    ...contract,
    order: plus(minus(contract.order, 'email'), addedText('phone', 3)),
  }

const habit = (contract: Contract, one: Contract['habits'][number]): Contract => ({
  ...contract,
  habits: [...new Set([...contract.habits, one])],
})

const addStatus: Apply = contract => {
  const status = fieldOf(contract.order, 'status')?.values ?? []
  if (status.includes('on_hold')) return 'status has on_hold already'
  return habit({ ...contract, order: withField(contract.order, 'status', { values: [...status, 'on_hold'] }) }, 'hold-new-orders')
}

const totalAs = (change: Parameters<typeof withField>[2]): Apply =>
  needs('total', contract => ({ ...contract, order: withField(contract.order, 'total', change) }))

const limits =
  (min: number, max: number): Apply =>
  contract => ({ ...contract, request: withField(contract.request, 'quantity', { min, max }) })

/** A change that would leave everything as it is. */
function orSame(apply: Apply): Apply {
  return contract => {
    const next = apply(contract)
    return typeof next !== 'string' && JSON.stringify(next) === JSON.stringify(contract) ? 'the contract says so already' : next
  }
}

const list: readonly Change[] = [
  { id: 'add-enum-value', group: 'additive?', says: 'status gets a fourth value, on_hold; new orders begin with it', apply: addStatus },
  { id: 'add-response-field', group: 'additive?', says: 'Order gets carrier', apply: adds('order', 'carrier', 7) },
  {
    id: 'add-optional-request',
    group: 'additive?',
    says: 'OrderRequest gets note, which nobody must send',
    apply: adds('request', 'note', 5),
  },
  { id: 'tighten-limit', group: 'tightening', says: 'quantity, so far 0 to 100, now begins at 1', apply: limits(1, 100) },
  { id: 'change-type', group: 'tightening', says: 'total_cents is a string, no longer a number', apply: totalAs({ type: 'string' }) },
  { id: 'rename-field', group: 'renaming', says: 'name is called customer_name', apply: rename },
  {
    id: 'remove-response-field',
    group: 'removing',
    says: 'Order has no email any more',
    apply: needs('email', c => ({ ...c, order: minus(c.order, 'email') })),
  },
  { id: 'proto-reuse-number', group: 'renaming', says: 'number 3 of Order, so far email, is phone', apply: reuse },
  {
    id: 'add-endpoint',
    group: 'additive?',
    says: 'there is a new call, GetTracking',
    apply: contract => ({ ...contract, calls: [...new Set([...contract.calls, 'GetTracking' as const])] }),
    folded: true,
  },
  { id: 'loosen-limit', group: 'additive?', says: 'quantity may go up to 1000', apply: limits(0, 1000), folded: true },
  {
    id: 'widen-type',
    group: 'additive?',
    says: 'id is an int64; new orders have numbers above 2,147,483,647',
    apply: contract => habit({ ...contract, order: withField(contract.order, 'id', { type: 'int64' }) }, 'large-numbers'),
    folded: true,
  },
  {
    id: 'make-nullable',
    group: 'additive?',
    says: 'email may be "null", and is for guests',
    apply: needs('email', c => habit({ ...c, order: withField(c.order, 'email', { nullable: true }) }, 'guest-orders')),
    folded: true,
  },
  { id: 'proto-add-field', group: 'additive?', says: 'Order gets carrier = 7', apply: adds('order', 'carrier', 7), folded: true },
  { id: 'split-name-expand', group: 'additive?', says: 'expand: first_name and last_name stand beside name', apply: expand, folded: true },
  {
    id: 'add-required-request',
    group: 'tightening',
    says: 'OrderRequest demands phone',
    apply: adds('request', 'phone', 6, true),
    folded: true,
  },
  {
    id: 'change-default',
    group: 'tightening',
    says: 'who names no delivery gets express, so far standard',
    apply: contract => ({ ...contract, request: withField(contract.request, 'delivery', { fallback: 'express' }) }),
    folded: true,
  },
  {
    id: 'proto-change-type',
    group: 'tightening',
    says: 'total_cents is a sint32, so far an int32',
    apply: totalAs({ type: 'sint32' }),
    folded: true,
  },
  {
    id: 'proto-unpack',
    group: 'tightening',
    says: 'the list items is no longer packed',
    apply: contract => ({ ...contract, order: withField(contract.order, 'items', { unpacked: true }) }),
    folded: true,
  },
  { id: 'proto-rename-field', group: 'renaming', says: 'name keeps its number and is called customer_name', apply: rename, folded: true },
  {
    id: 'proto-change-number',
    group: 'renaming',
    says: 'total_cents moves from number 5 to 15',
    apply: totalAs({ number: 15 }),
    folded: true,
  },
  {
    id: 'split-name-migrate',
    group: 'renaming',
    says: 'migrate: code reads first_name and last_name, and still writes name',
    apply: split('expand', contract => ({ ...contract, split: 'migrate' })),
    folded: true,
  },
  { id: 'split-name', group: 'removing', says: 'first_name and last_name replace name at once', apply: atOnce, folded: true },
  { id: 'split-name-contract', group: 'removing', says: 'contract: name is gone', apply: split('migrate', contracted), folded: true },
  {
    id: 'remove-enum-value',
    group: 'removing',
    says: 'delivery no longer knows pickup',
    apply: contract => ({ ...contract, request: withField(contract.request, 'delivery', { values: ['standard', 'express'] }) }),
    folded: true,
  },
  {
    id: 'remove-endpoint',
    group: 'removing',
    says: 'GetInvoice is gone',
    apply: contract => ({ ...contract, calls: contract.calls.filter(call => call !== 'GetInvoice') }),
    folded: true,
  },
  {
    id: 'proto-reserve',
    group: 'removing',
    says: 'email is gone, its number 3 and its name are reserved',
    apply: needs('email', c => ({ ...c, order: minus(c.order, 'email', true) })),
    folded: true,
  },
]

/** The changes by id, in the order of the palette. */
export const changes: Readonly<Record<string, Change>> = Object.fromEntries(list.map(one => [one.id, { ...one, apply: orSame(one.apply) }]))

/** The groups in the order in which they are shown. */
export const GROUPS: readonly Group[] = ['additive?', 'tightening', 'renaming', 'removing']

const known = new Map<string, Contract>([['', FIRST]])

/** The contract after these changes. Throws a RangeError where one of them cannot follow. */
export function contractOf(applied: readonly string[]): Contract {
  const key = applied.join(' ')
  const before = known.get(key)
  if (before) return before
  const next = changes[applied.at(-1) as string]?.apply(contractOf(applied.slice(0, -1)))
  if (next === undefined || typeof next === 'string') throw new RangeError(next ?? `no change "${applied.at(-1)}"`)
  known.set(key, next)
  return next
}

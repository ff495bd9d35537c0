/** The runs of rest-console worth a name. Each shows how it goes; its task is left to the reader. */
import type { Action, Scenario } from '../../engine/simulation.ts'
import type { parameters } from './parameters.ts'

const MS = 1000

/** An action at so many milliseconds. */
export function act(ms: number, type: string, argument: string | null = null): Action {
  return { at: ms * MS, type, argument }
}

/** A request at so many milliseconds, with headers and content set before it. */
export function send(ms: number, line: string, { headers = [], body }: { headers?: readonly string[]; body?: string } = {}): Action[] {
  return [
    ...headers.map(header => act(ms, 'header', header)),
    ...(body === undefined ? [] : [act(ms, 'body', body)]),
    act(ms, 'send', line),
  ]
}

/** The content that changes the quantity of the kettle. */
export function kettles(quantity: number): string {
  return `{"items": [{"sku": "kettle", "quantity": ${quantity}}]}`
}

const STAR = '/orders/1047'
const NEW_ADDRESS = '{"street": "3 Mill Lane", "city": "Utrecht"}'
const BOTH_READ = [...send(0, `GET ${STAR}`), act(0, 'as', 'ben'), ...send(0, `GET ${STAR}`)]

type Own = Scenario<typeof parameters>

/** The scenarios by id. */
export const scenarios: Readonly<Record<string, Own>> = {
  create: {
    title: 'Make an order, and one that is none',
    parameters: {},
    seed: 1,
    actions: [
      ...send(0, 'POST /orders', {
        body: '{"items": [{"sku": "mug", "quantity": -3}], "address": {"street": "3 Mill Lane", "city": "Utrecht"}}',
      }),
      ...send(400, 'POST /orders', {
        body: '{"items": [{"sku": "mug", "quantity": 3}], "address": {"street": "3 Mill Lane", "city": "Utrecht"}}',
      }),
      ...send(800, 'GET /orders/1057'),
      ...send(1200, 'GET /orders?limit=3'),
    ],
  },
  'replace-vs-patch': {
    title: 'PUT the items and an address, no note',
    parameters: {},
    seed: 1,
    actions: [
      ...send(0, `GET ${STAR}`),
      ...send(400, `PUT ${STAR}`, { body: `{\n  "items": [{"sku": "kettle", "quantity": 1}],\n  "address": ${NEW_ADDRESS}\n}` }),
      ...send(800, `GET ${STAR}`),
    ],
  },
  'conditional-get': {
    title: 'Ask again, and name the version you have',
    parameters: {},
    seed: 1,
    actions: [
      ...send(0, `GET ${STAR}`),
      ...send(400, `GET ${STAR}`, { headers: ['If-None-Match: "v1"'] }),
      act(800, 'as', 'ben'),
      ...send(800, `PATCH ${STAR}`, { body: '{"note": "For Mia and Tom"}' }),
      act(1200, 'as', 'ann'),
      ...send(1200, `GET ${STAR}`, { headers: ['If-None-Match: "v1"'] }),
      ...send(1600, `HEAD ${STAR}`),
    ],
  },
  'lost-update': {
    title: 'Two clerks add one each, without If-Match',
    parameters: {},
    seed: 1,
    actions: [
      ...BOTH_READ,
      act(400, 'as', 'ann'),
      ...send(400, `PATCH ${STAR}`, { body: kettles(2) }),
      act(600, 'as', 'ben'),
      ...send(600, `PATCH ${STAR}`, { body: kettles(2) }),
      act(1000, 'as', 'ann'),
      ...send(1000, `GET ${STAR}`),
    ],
  },
  'lost-update-if-match': {
    title: 'The same two clerks, with If-Match',
    parameters: { requireIfMatch: 'on' },
    seed: 1,
    actions: [
      ...BOTH_READ,
      act(400, 'as', 'ann'),
      ...send(400, `PATCH ${STAR}`, { headers: ['If-Match: "v1"'], body: kettles(2) }),
      act(600, 'as', 'ben'),
      ...send(600, `PATCH ${STAR}`, { headers: ['If-Match: "v1"'], body: kettles(2) }),
      ...send(800, `GET ${STAR}`),
      ...send(1000, `PATCH ${STAR}`, { headers: ['If-Match: "v2"'], body: kettles(3) }),
      act(1400, 'as', 'ann'),
      ...send(1400, `GET ${STAR}`),
    ],
  },
  'two-clerks': {
    title: 'Two clerks have read order 1047',
    parameters: {},
    seed: 1,
    actions: BOTH_READ,
  },
  'two-clerks-lost-answer': {
    title: 'The same, and the answer to the first change is lost',
    parameters: {},
    seed: 1,
    actions: [act(0, 'drop', 'server:ann:2'), ...BOTH_READ],
  },
  'page-drift': {
    title: 'Three new orders between two pages',
    parameters: { paging: 'both' },
    seed: 1,
    actions: [
      ...send(0, 'GET /orders?limit=10'),
      act(400, 'insert-row'),
      act(400, 'insert-row'),
      act(400, 'insert-row'),
      act(600, 'follow'),
      act(1000, 'follow'),
    ],
  },
  'page-skip': {
    title: 'Three orders of page 1 are deleted before page 2',
    parameters: { paging: 'both' },
    seed: 1,
    actions: [
      ...send(0, 'GET /orders?limit=10'),
      act(300, 'as', 'ben'),
      ...send(300, 'DELETE /orders/1049'),
      ...send(300, 'DELETE /orders/1048'),
      ...send(300, 'DELETE /orders/1047'),
      act(600, 'as', 'ann'),
      act(600, 'follow'),
      act(1000, 'follow'),
    ],
  },
  cancel: {
    title: 'Cancel an order, again, read it; then cancel one that is shipped',
    parameters: { design: 'all' },
    seed: 1,
    actions: [act(0, 'cancel', '1048'), act(400, 'cancel', '1048'), ...send(800, 'GET /orders/1048'), act(1200, 'cancel', '1046')],
  },
  'delete-twice': {
    title: 'The same DELETE, sent twice',
    parameters: {},
    seed: 1,
    actions: [...send(0, `DELETE ${STAR}`), ...send(400, `DELETE ${STAR}`), ...send(800, `GET ${STAR}`)],
  },
  life: {
    title: 'An order is paid and shipped, and then it is too late to cancel',
    parameters: {},
    seed: 1,
    actions: [
      ...send(0, `PATCH ${STAR}`, { body: '{"status": "paid"}' }),
      ...send(400, `PATCH ${STAR}`, { body: '{"status": "shipped"}' }),
      ...send(800, `PATCH ${STAR}`, { body: '{"status": "cancelled"}' }),
      ...send(1200, `DELETE ${STAR}`),
    ],
  },
  errands: {
    title: 'Requests that a server refuses, each in its own way',
    parameters: {},
    seed: 1,
    actions: [
      ...send(0, `POST ${STAR}`),
      ...send(400, 'GET /orders/9999'),
      ...send(800, `PATCH ${STAR}`, { headers: ['Content-Type: text/plain'], body: 'cancel it' }),
      ...send(1200, `PATCH ${STAR}`, { body: '{"note": ' }),
      ...send(1600, `GET ${STAR}`, { headers: ['Accept: text/html'] }),
      ...send(2000, 'PATCH /orders/1046', { body: '{"status": "cancelled"}' }),
      ...send(2400, `OPTIONS ${STAR}`),
      ...send(2800, `BREW ${STAR}`),
    ],
  },
}

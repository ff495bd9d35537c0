/** Holds the chapter's sentences to the runs they speak of: every link shows what its words say, and the claims about runs are true of them. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readInput } from '../../../src/engine/input.ts'
import { measure } from '../../../src/engine/report.ts'
import { simulate } from '../../../src/engine/simulate.ts'
import { indexTrace } from '../../../src/engine/trace-index.ts'
import { placeOrder } from '../../../src/simulations/place-order/simulation.ts'
import { steps } from '../dials.fixture.ts'
import { momentsShow } from '../moments.fixture.ts'

const text = readFileSync(new URL('./chapter.mdx', import.meta.url), 'utf8')
/** The words of each link, and the log's last line when the reader arrives there. */
const shown: Readonly<Record<string, string>> = {
  'before the split': 'Payments writes row pa-6 of charges',
  price: 'Orders sends GET /products/kettle to Products',
  reserve: 'Orders sends POST /reservations to Inventory',
  charge: 'Orders sends POST /charges to Payments',
  schedule: 'Orders sends POST /shipments to Shipping',
  'asks Users': 'Shipping sends GET /users/ines/address to Users',
  confirm: 'Orders sends POST /emails to Notifications',
  'Payments down': 'Payments answers Orders: connection refused',
  'charges the card': 'Payments writes row pa-6 of charges: order 1047, amount 4999',
  'lost on the way': '201 Created from Payments to Orders is lost',
  'timer runs out': 'Orders is charging once more (timeout over)',
  'asks again': 'Orders sends POST /charges to Payments',
  'charges it': 'Payments writes row pa-8 of charges: order 1047, amount 4999',
  confirmed: 'Client is now confirmed',
  'on its way to Payments': 'POST /charges from Orders to Payments is lost',
  'this run': 'Client is now failed',
  'answer Ines': 'Client receives 201 Created from Orders',
  'one after another': 'Client is now confirmed',
  'side by side where it can': 'Client is now confirmed',
  'the last steps by a queue': 'Client is now confirmed',
}

/** The events and measures of a scenario. */
function scenario(name: string, set: [string, string][] = []) {
  const { events, parameters } = simulate(placeOrder, readInput(placeOrder, { scenario: name, set }))
  return { events, measures: measure(placeOrder, indexTrace(events), parameters) }
}

momentsShow(import.meta.url, shown)

it('Orders sees the same thing whether the request or the answer is lost, until it must decide', () => {
  const seen = (name: string) => {
    const { events } = scenario(name)
    const decides = events.find(event => event.type === 'state.entered' && event.actor === 'orders' && event.from === event.to)?.seq
    const sent = new Map(events.flatMap(event => (event.type === 'message.sent' ? [[event.message, event] as const] : [])))
    return events.slice(0, decides).flatMap(event => {
      if (event.type === 'message.sent' && event.from === 'orders') return [`${event.at} sends ${event.label}`]
      const received = event.type === 'message.received' ? sent.get(event.message) : undefined
      if (received?.to === 'orders') return [`${event.at} receives ${received.label}`]
      return event.type === 'state.entered' && event.actor === 'orders' ? [`${event.at} enters ${event.to}`] : []
    })
  }
  expect(seen('response-lost').at(-1)).toMatch(/enters charging$/)
  expect(seen('response-lost')).toEqual(seen('request-lost'))
})

it('the repeated request is word for word the first', () => {
  const { events } = scenario('response-lost')
  const charges = events.flatMap(event =>
    event.type === 'message.sent' && event.from === 'orders' && event.to === 'payments' ? [event] : [],
  )
  expect(charges.map(({ label, kind, bytes, detail }) => ({ label, kind: kind === 'retry' ? 'request' : kind, bytes, detail }))).toEqual(
    Array.from({ length: 2 }, () => ({ label: 'POST /charges', kind: 'request', bytes: charges[0]?.bytes, detail: charges[0]?.detail })),
  )
})

it('an order is fourteen messages, of seven round trips', () => {
  const { events, measures } = scenario('happy')
  expect(events.filter(({ type }) => type === 'message.sent')).toHaveLength(14)
  expect(measures.roundTrips).toBe(6)
})

it('the hops of the table, times 80 ms, are its waits', () => {
  const bare: [string, string][] = [
    ['hopMs', '80'],
    ['workMs', '0'],
    ['spread', '0'],
  ]
  const rows = [...text.matchAll(/^\| <Moment[^|]*scenario=(\w+)[^|]*\|[^|]*\| (\d+) \|$/gm)]
  expect(rows).toHaveLength(3)
  for (const [, name = '', hops] of rows) expect(scenario(name, bare).measures.elapsedMs).toBe(80 * Number(hops))
})

it('the kettle stays reserved when Payments is down', () => {
  const { events, measures } = scenario('payments-down')
  const rows = events.flatMap(event => (event.type === 'row.written' && event.table === 'reservations' ? [event.after] : []))
  expect(rows).toEqual([expect.objectContaining({ status: 'reserved' })])
  expect(measures.orderStatus).toBe('failed')
})

it('wherever the dials are turned, the order goes through: no hop and no work makes a timer run out', () => {
  for (const hopMs of steps(5, 60, 5))
    for (const workMs of steps(0, 40, 5))
      expect(
        scenario('happy', [
          ['hopMs', String(hopMs)],
          ['workMs', String(workMs)],
        ]).measures,
      ).toMatchObject({ orderStatus: 'confirmed', roundTrips: 6 })
})

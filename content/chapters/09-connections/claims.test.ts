/** Holds the chapter's sentences to the runs they speak of. */
import { expect, it } from 'vitest'
import { scenarioInput } from '../../../src/engine/input.ts'
import { measure } from '../../../src/engine/report.ts'
import { simulate } from '../../../src/engine/simulate.ts'
import { indexTrace } from '../../../src/engine/trace-index.ts'
import { registry } from '../../../src/simulations/registry.ts'
import { momentsShow } from '../moments.fixture.ts'

momentsShow(import.meta.url, {
  'asks for an address': 'Client sends A shop.example.com?',
  'has it in its cache': 'Resolver answers Client',
  SYN: 'Client sends SYN',
  hello: 'Client sends ClientHello',
  certificate: 'Client receives ServerHello',
  leaves: 'Client sends POST /v1/orders',
  'writes down what is left': 'Gateway writes row ines of limits',
  'passes it on': 'Gateway sends POST /orders',
  go: 'Orders receives go from Breaker',
  'goes out': 'Orders sends POST /charges',
  'claims it': 'writes row dd2190f1 of keys: state in progress',
  charges: 'Payments writes row ch-11 of charges',
  'stores the outcome': 'changes row dd2190f1 of keys: state completed',
  lost: '201 Created from Payments to Orders is lost',
  'tells the breaker': 'Orders sends attempt 1 failed to Breaker',
  'one failure of one': 'writes row payments of window',
  'between nothing and 100 ms': 'Orders: waits',
  'sends the charge again': 'Orders sends POST /charges',
  completed: 'Keys answers Payments: completed',
  'what it said before': '201 Created, replayed (to POST /charges)',
  'to a queue': 'Orders sends order paid to Queue',
  'writes it down': 'Queue writes row',
  confirmed: 'Client is now confirmed',
  'e-mail': 'of emails: order 1047',
  'the key away': 'writes row ch-16 of charges',
  'side by side': 'Notifications writes row',
  'waited for in vain': '201 Created from Payments to Orders is lost',
  'answered at once': 'Payments answers Orders: 201 Created, replayed',
  'that run': 'of emails: order 1047',
  'in the queue': 'Queue writes row',
  another: 'Breaker is now open',
})

async function measuresOf(scenario: string) {
  const simulation = await registry['one-order']()
  const { events, parameters } = simulate(simulation, scenarioInput(simulation, scenario))
  return measure(simulation, indexTrace(events), parameters)
}

it('5 ms are the difference between one charge and two, and no page shows it', async () => {
  const [kept, taken] = [await measuresOf('once-more'), await measuresOf('without-key')]
  expect((taken.elapsedMs as number) - (kept.elapsedMs as number)).toBeCloseTo(5)
  expect([kept.charges, taken.charges]).toEqual([1, 2])
  expect(taken.orderStatus).toBe(kept.orderStatus)
})

it('a quiet evening has sixteen messages', async () => {
  expect((await measuresOf('happy')).networkMessages).toBe(16)
})

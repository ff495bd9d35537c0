/** Holds the chapter's sentences to the runs they speak of. */
import { expect, it } from 'vitest'
import { steps, turned } from '../dials.fixture.ts'
import { momentsShow } from '../moments.fixture.ts'

momentsShow(import.meta.url, {
  root: 'Resolver sends A api.example.com? to Root',
  'whom to ask about com': 'Root answers Resolver: A api.example.com: ask the servers of com',
  'whom to ask about example.com': 'Tld-com answers Resolver: A api.example.com: ask the servers of example.com',
  'the answer': 'Ns-example-com answers Resolver: A api.example.com 192.0.2.10',
  'same name': 'found 192.0.2.10, ttl 290, by own cache',
  'Another name of the shop': 'Resolver sends A payments.example.com? to Ns-example-com',
  'name of another company': 'Resolver sends A api.example-bank.com? to Tld-com',
  'two minutes later': 'cache of client: data 192.0.2.10, ttl 180',
  'this run': 'found NXDOMAIN, ttl 40, by own cache',
  made: 'cache of client: data 192.0.2.20, ttl 3600',
  'change the address': 'zone example.com: data 198.51.100.20',
  'leads to the old machine': 'found 192.0.2.20, ttl 3000, by own cache, box answers',
  'the same look-up finds nobody': 'payments.example.com leads to 192.0.2.20, and nobody answers there',
  'the new address': 'Client receives A payments.example.com 198.51.100.20',
  'still leads to the old machine': 'found 192.0.2.20, ttl 2880, by own cache',
  'this way': 'Client receives A payments.example.com 198.51.100.20',
  'another run': 'found 192.0.2.20, ttl 0, by open connection',
  'each link expires by itself': 'Resolver writes row A api.example.com of cache of resolver: data 192.0.2.10, ttl 300',
  'stops answering': 'Payments-2 is now hanging',
  'fails once': 'has failed /readyz: 1 of 3',
  'a third time': 'has failed /readyz: 3 of 3',
  'write it off': 'Registry writes row payments-2 of endpoints: says not ready',
  'last one learns it': 'Orders-2 writes row payments-2 of list of orders-2: not ready',
  'is empty': 'Orders-2 writes row payments-1 of list of orders-2: not ready',
  'this deployment': 'Payments-3 is now terminating',
  'have not heard': 'Orders receives connection refused from Payments-3',
})

it('a TTL no longer than the five minutes in which the old machine stayed on loses nobody; luck may serve a longer one', async () => {
  const lost = { scenario: 'migration-naive', parameter: 'ttlSeconds', measure: 'failedConnections' }
  expect(new Set(await turned('dns', lost, steps(60, 300, 60)))).toEqual(new Set([0]))
  expect(await turned('dns', lost, [420, 780, 840, 1800, 3600])).toEqual([2, 0, 2, 17, 48])
})

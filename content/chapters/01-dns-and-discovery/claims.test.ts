/** Holds the chapter's sentences to the runs they speak of. */
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
})

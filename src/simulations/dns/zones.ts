/** Zones: what each server knows of its own, and how it answers from that alone (RFC 1034 section 4.3.2). */
import { isWithin } from './names.ts'
import { emptyReply, type Question, type Reply, type ResourceRecord } from './records.ts'

/** A zone. It answers for names within `origin`, down to the names that it has delegated. */
export interface Zone {
  readonly origin: string
  readonly records: readonly ResourceRecord[]
}

/** Who serves a zone: the actor, and the name and address under which others are sent to it. */
export interface ZoneServer {
  readonly actor: string
  readonly host: string
  readonly address: string
}

/** The servers of this world, one for each zone, by the zone's name. */
export const SERVERS: Readonly<Record<string, ZoneServer>> = {
  '': { actor: 'root', host: 'a.root-servers.example.net', address: '198.51.100.251' },
  com: { actor: 'tld-com', host: 'a.com-servers.example.net', address: '198.51.100.252' },
  net: { actor: 'tld-net', host: 'a.net-servers.example.net', address: '198.51.100.253' },
  'example.com': { actor: 'ns-example-com', host: 'ns.example.com', address: '198.51.100.53' },
  'example-bank.com': { actor: 'ns-example-bank-com', host: 'ns.example-bank.com', address: '198.51.100.54' },
  'example.net': { actor: 'ns-example-net', host: 'ns.example.net', address: '198.51.100.55' },
}

/** The numbers that zones are made with, all in seconds. */
export interface ZoneTimes {
  readonly ttlSeconds: number
  readonly referralTtlSeconds: number
  readonly soaTtlSeconds: number
  readonly soaMinimumSeconds: number
}

/** The SOA of the root and of the two top domains: a day, and a quarter of an hour. */
const NEGATIVE_OF_ROOT = 86400
const NEGATIVE_OF_TLD = 900

/** What the three domains of this world contain, with the TTL left to the owner. */
const CONTENTS: Readonly<Record<string, readonly (readonly [label: string, type: 'A' | 'CNAME' | 'SRV', data: string])[]>> = {
  'example.com': [
    ['', 'A', '192.0.2.1'],
    ['api.', 'A', '192.0.2.10'],
    ['payments.', 'A', '192.0.2.20'],
    ['pay-1.', 'A', '192.0.2.30'],
    ['www.', 'CNAME', 'api.example.com'],
    ['_payments._tcp.', 'SRV', '10 60 8080 pay-1.example.com'],
  ],
  'example-bank.com': [['api.', 'A', '192.0.2.110']],
  'example.net': [['api.', 'A', '192.0.2.210']],
}

/** The first address of a name: that of the start, or the one that a name gets when it is created later. */
export function firstAddress(name: string): string {
  for (const [origin, content] of Object.entries(CONTENTS)) {
    const found = content.find(([label, type]) => type === 'A' && label + origin === name)
    if (found) return found[2]
  }
  return '192.0.2.99'
}

/** The zone among the three with an owner that a name belongs to, or null. */
export function ownedZoneOf(name: string): string | null {
  return Object.keys(CONTENTS).find(origin => isWithin(name, origin)) ?? null
}

/** The zone of this name as it is at the start. */
export function zoneOf(origin: string, times: ZoneTimes): Zone {
  const dot = origin === '' ? '' : `.${origin}`
  const children = Object.entries(SERVERS).filter(([child]) => child !== '' && child !== origin && parentOf(child) === origin)
  const delegations = children.flatMap(([child, { host, address }]): ResourceRecord[] => [
    { name: child, type: 'NS', ttl: times.referralTtlSeconds, data: host },
    { name: host, type: 'A', ttl: times.referralTtlSeconds, data: address },
  ])
  const own = (CONTENTS[origin] ?? []).map(([label, type, data]) => ({ name: label + origin, type, ttl: times.ttlSeconds, data }))
  return { origin, records: [soaOf(origin, dot, times), ...own, ...delegations] }
}

function parentOf(zone: string): string {
  const dot = zone.indexOf('.')
  return dot < 0 ? '' : zone.slice(dot + 1)
}

function soaOf(origin: string, dot: string, times: ZoneTimes): ResourceRecord {
  const own = origin in CONTENTS
  const fixed = origin === '' ? NEGATIVE_OF_ROOT : NEGATIVE_OF_TLD
  const minimum = own ? times.soaMinimumSeconds : fixed
  const { host } = SERVERS[origin] as ZoneServer
  const mailbox = own ? `hostmaster${dot}` : 'hostmaster.example.net'
  return { name: origin, type: 'SOA', ttl: own ? times.soaTtlSeconds : fixed, data: `${host} ${mailbox} 1 7200 900 1209600 ${minimum}` }
}

/** Answers a question from a zone: a referral, records (aliases followed inside the zone), or what is known not to exist. */
export function answerFrom(zone: Zone, question: Question): Reply {
  if (!isWithin(question.name, zone.origin)) return emptyReply('REFUSED')
  const cut = zone.records.find(({ type, name }) => type === 'NS' && isWithin(question.name, name))
  if (cut) {
    const glue = zone.records.filter(({ type, name }) => type === 'A' && name === cut.data)
    return { ...emptyReply('NOERROR'), authority: [cut], additional: glue }
  }
  const answer = recordsFor(zone, question)
  if (answer.length > 0) return { ...emptyReply('NOERROR'), answer }
  const exists = zone.records.some(({ name }) => isWithin(name, question.name))
  return { ...emptyReply(exists ? 'NOERROR' : 'NXDOMAIN'), authority: [negativeSoa(zone)] }
}

function recordsFor(zone: Zone, { name, type }: Question): ResourceRecord[] {
  const here = zone.records.filter(record => record.name === name)
  const direct = here.filter(record => record.type === type)
  if (direct.length > 0) return direct
  const alias = here.find(record => record.type === 'CNAME')
  if (!alias) return []
  return [alias, ...(isWithin(alias.data, zone.origin) ? recordsFor(zone, { name: alias.data, type }) : [])]
}

/** The SOA that says for how long "there is none" may be believed: the smaller of its TTL and its minimum (RFC 2308 section 3). */
function negativeSoa(zone: Zone): ResourceRecord {
  const soa = zone.records.find(({ type }) => type === 'SOA') as ResourceRecord
  return { ...soa, ttl: Math.min(soa.ttl, Number(soa.data.split(' ').at(-1))) }
}

import { describe, expect, it } from 'vitest'
import { readInput, scenarioInput } from '../../engine/input.ts'
import { measure } from '../../engine/report.ts'
import type { Run } from '../../engine/run.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Action, Simulation } from '../../engine/simulation.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { lookUps, upstream } from './measures.ts'
import { act } from './scenarios.ts'
import { dns } from './simulation.ts'

const simulation = dns as unknown as Simulation
const HOUR = 3_600_000_000

type Parameters = Record<string, number | string>

function run(scenario: string | null, parameters: Parameters = {}, actions: Action[] = [], until?: number): Run {
  const base = scenarioInput(simulation, scenario)
  return simulate(simulation, {
    ...base,
    parameters: { ...base.parameters, ...parameters },
    actions: [...base.actions, ...actions].sort((a, b) => a.at - b.at),
    until: until ?? base.until,
  })
}

const measures = (one: Run) => measure(simulation, indexTrace(one.events), one.parameters)
const asked = (one: Run): string[] => upstream(indexTrace(one.events)).map(({ to, label }) => `${to} ${label}`)
const found = (one: Run): string[] => lookUps(indexTrace(one.events)).map(row => `${row.at / 1e6} ${row.found}`)
const resolve = (seconds: number, name: string): Action => act(seconds, 'resolve', name)
const answers = (one: Run, to = 'client') =>
  one.events.flatMap(event => (event.type === 'message.sent' && event.to === to && event.kind === 'response' ? [event] : []))

describe('a look-up', () => {
  it('from nothing takes four round trips: resolver, root, .com, example.com', () => {
    const cold = run('cold')
    expect(asked(cold)).toEqual(['root A api.example.com?', 'tld-com A api.example.com?', 'ns-example-com A api.example.com?'])
    expect(measures(cold)).toMatchObject({ upstreamQueries: 3, elapsedMs: 120, cacheHits: 0 })
    expect(cold.events.filter(({ type }) => type === 'message.sent')).toHaveLength(8)
  })

  it('begins with a query of 33 bytes that arrives after 5 ms', () => {
    const first = run('cold').events.find(event => event.type === 'message.sent')
    expect(first).toMatchObject({ from: 'client', to: 'resolver', label: 'A api.example.com?', kind: 'query', arriveAt: 5000, bytes: 33 })
  })

  it('is answered with rcode, ttl and address', () => {
    expect(answers(run('cold'))[0]?.detail).toMatchObject({ rcode: 'NOERROR', ttl: 300, address: '192.0.2.10' })
  })

  it('of the same name asks nobody again', () => {
    expect(measures(run('repeat'))).toMatchObject({ upstreamQueries: 3, cacheHits: 1, elapsedMs: 0 })
  })

  it('of a sibling asks the domain alone, of another domain .com and that, under .net all anew', () => {
    expect(asked(run('sibling')).slice(3)).toEqual(['ns-example-com A payments.example.com?'])
    expect(asked(run('same-tld')).slice(3)).toEqual(['tld-com A api.example-bank.com?', 'ns-example-bank-com A api.example-bank.com?'])
    const net = run('cold', {}, [resolve(1, 'api.example.net')])
    expect(asked(net).slice(3)).toEqual(['root A api.example.net?', 'tld-net A api.example.net?', 'ns-example-net A api.example.net?'])
  })

  it('that is made ten times at once walks once, and answers ten', () => {
    const ten = run(
      null,
      {},
      Array.from({ length: 10 }, () => resolve(0, 'payments.example.com')),
    )
    expect(asked(ten)).toHaveLength(3)
    expect(answers(ten)).toHaveLength(10)
  })

  it('takes names in any letters, and refuses what is no name or not reserved', () => {
    expect(measures(run('cold', {}, [resolve(1, 'API.Example.COM.')]))).toMatchObject({ upstreamQueries: 3, cacheHits: 1 })
    const refused = (name: string) => () => readInput(simulation, { do: [['0', `resolve=${name}`]] })
    for (const name of ['', 'a..example.com', 'bad name.example.com', `${'x'.repeat(64)}.example.com`, 'example.edu', '-a.example.com']) {
      expect(refused(name), name).toThrow(/name|label/)
    }
    expect(refused('Nosuch.EXAMPLE.org')).not.toThrow()
  })

  it('of a service gives target and port', () => {
    expect(found(run(null, {}, [resolve(0, '_payments._tcp.example.com')]))).toEqual(['0.12 10 60 8080 pay-1.example.com'])
  })
})

describe('a cache', () => {
  it('hands out what remains of a TTL, and asks the domain alone once that is over', () => {
    const expiry = run('expiry')
    expect(answers(expiry).map(({ detail }) => detail.ttl)).toEqual([300, 180, 300])
    expect(asked(expiry).slice(3)).toEqual(['ns-example-com A api.example.com?'])
    expect(found(expiry).at(-1)).toBe('301.07 192.0.2.10')
  })

  it('asks for the target of an alias, though the answer carried it', () => {
    const alias = run('alias')
    expect(measures(alias).upstreamQueries).toBe(4)
    expect(asked(alias).slice(2)).toEqual(['ns-example-com A www.example.com?', 'ns-example-com A api.example.com?'])
  })

  it('lets each link of an alias run out by itself', () => {
    const links = run('alias-links')
    expect(asked(links).slice(3)).toEqual(['ns-example-com A www.example.com?', 'ns-example-com A api.example.com?'])
    const last = answers(links).at(-1)?.detail.answer as unknown as { type: string; ttl: number }[]
    expect(last.map(({ type, ttl }) => `${type} ${ttl}`)).toEqual(['CNAME 190', 'A 300'])
  })

  it('believes "no such name" for the smaller of the TTL of the SOA and its minimum', () => {
    expect(found(run('nxdomain'))).toEqual(['0.12 NXDOMAIN', '20 NXDOMAIN', '65.07 192.0.2.99'])
    for (const [soaTtlSeconds, soaMinimumSeconds] of [
      [30, 60],
      [3600, 25],
    ] as const) {
      const [first] = answers(run('nxdomain', { soaTtlSeconds, soaMinimumSeconds }))
      expect(first?.detail).toMatchObject({ rcode: 'NXDOMAIN', ttl: Math.min(soaTtlSeconds, soaMinimumSeconds), address: null })
    }
  })

  it('believes it for three hours at most', () => {
    const long = run(null, { soaTtlSeconds: 86400, soaMinimumSeconds: 86400 }, [
      resolve(0, 'nosuch.example.com'),
      act(1, 'flush', 'client'),
      resolve(2, 'nosuch.example.com'),
    ])
    expect(answers(long).map(({ detail }) => detail.ttl)).toEqual([10_800, 10_798])
  })

  it('that is flushed begins at the root again', () => {
    const flushed = run('cold', {}, [act(1, 'flush', 'client'), act(1, 'flush', 'resolver'), resolve(2, 'api.example.com')])
    expect(asked(flushed)).toHaveLength(6)
  })

  it('keeps referrals no longer than their TTL', () => {
    const later = run('cold', { referralTtlSeconds: 3600 }, [resolve(3700, 'api.example.com')], 2 * HOUR)
    expect(asked(later).slice(3)).toHaveLength(3)
  })
})

describe('names shown only as far as needed', () => {
  it('let the root see com and .com see example.com, with as many questions', () => {
    expect(asked(run('cold', { minimiseNames: 'on' }))).toEqual([
      'root A com?',
      'tld-com A example.com?',
      'ns-example-com A api.example.com?',
    ])
  })

  it('cost one more where a name is deeper', () => {
    const deep = asked(run('cold', { minimiseNames: 'on' }, [resolve(1, '_payments._tcp.example.com')])).slice(3)
    expect(deep).toEqual(['ns-example-com A _tcp.example.com?', 'ns-example-com SRV _payments._tcp.example.com?'])
  })

  it('are asked in full after "no such name", as BIND and unbound do', () => {
    const none = asked(run('cold', { minimiseNames: 'on' }, [resolve(1, 'a.b.nosuch.example.com')])).slice(3)
    expect(none).toEqual(['ns-example-com A nosuch.example.com?', 'ns-example-com A a.b.nosuch.example.com?'])
  })
})

describe('a server that fails', () => {
  it('and is silent is asked five times in ten seconds, then it is SERVFAIL; what is in the cache goes on', () => {
    const dead = run('dead-authority')
    const tries = upstream(indexTrace(dead.events))
      .slice(3)
      .map(({ at }) => (at - 7_005_000) / 1000)
    expect(tries).toEqual([0, 800, 1600, 3200, 6400])
    expect(found(dead)).toEqual(['0.12 192.0.2.10', '6 192.0.2.10', '17.01 SERVFAIL'])
    expect(measures(dead).elapsedMs).toBe(10_010)
  })

  it('and refuses is SERVFAIL at once', () => {
    const down = run('cold', {}, [act(0, 'break', 'ns-example-com')])
    expect(found(down)).toEqual(['0.12 SERVFAIL'])
  })

  it('leaves its zone as it was edited when it comes back', () => {
    const edited = run(null, {}, [
      act(0, 'change-ip', 'api.example.com'),
      act(1, 'break', 'ns-example-com'),
      act(2, 'heal', 'ns-example-com'),
      resolve(3, 'api.example.com'),
    ])
    expect(found(edited)).toEqual(['3.12 198.51.100.10'])
  })

  it('is stood in for by a stale answer after 1.8 s, for 30 s, if that is allowed', () => {
    const stale = run('blackout')
    expect(found(stale)[2]).toBe('41.81 192.0.2.10')
    expect(answers(stale)[1]?.detail.ttl).toBe(30)
    expect(found(run('blackout', { serveStale: 'off' }))[2]).toBe('50.01 SERVFAIL')
  })

  it('takes the cache of a resolver with it when that is what breaks', () => {
    const broken = run('cold', {}, [
      act(1, 'break', 'resolver'),
      act(2, 'heal', 'resolver'),
      act(2, 'flush', 'client'),
      resolve(3, 'api.example.com'),
    ])
    expect(asked(broken)).toHaveLength(6)
  })
})

describe('a move', () => {
  it('made naively leads to the old address until the hour of the copy is over, and for most of it nobody is there', () => {
    const naive = run('migration-naive')
    expect(found(naive).map(line => line.replace(/^\S+ /, ''))).toEqual([
      '192.0.2.20',
      '192.0.2.20',
      '192.0.2.20',
      '192.0.2.20',
      '192.0.2.20',
      '198.51.100.20',
    ])
    expect(measures(naive).staleAnswers).toBeGreaterThan(40)
    expect(measures(naive).failedConnections).toBeGreaterThan(40)
  })

  it('made hastily leads to the old address ten minutes on, and strands nobody only because the old box is still up', () => {
    const hasty = run('migration-hasty')
    expect(lookUps(indexTrace(hasty.events)).find(({ at }) => at >= 720_000_000)).toMatchObject({ found: '192.0.2.20', by: 'own cache' })
    expect(found(hasty).at(-1)).toMatch(/198\.51\.100\.20$/)
  })

  it('made safely serves the old address for no more than the new TTL, and strands nobody', () => {
    const safe = run('migration-safe')
    expect(measures(safe).failedConnections).toBe(0)
    const change = 3_720_000_000
    const lastOld = indexTrace(safe.events).rows.findLast(({ table, key }) => table === 'traffic of the crowd' && key === '192.0.2.20')
    expect(lastOld?.at).toBeLessThan(change + 61_000_000)
  })

  it('never reaches a client whose connection stays open', () => {
    const kept = run('keep-open')
    expect(measures(kept)).toMatchObject({ failedConnections: 2, upstreamQueries: 3 })
    expect(measures(run('keep-open', { keepOpen: 'off' }))).toMatchObject({ failedConnections: 0 })
  })

  it('shows a cliff with one resolver and a tail with five', () => {
    const daily = { ttlSeconds: 3600, clientsPerMinute: 4 }
    const moved = (resolvers: number) => run(null, { ...daily, resolvers }, [act(1800, 'change-ip', 'payments.example.com')], 1.5 * HOUR)
    const firstNewToLastOld = (one: Run): number => {
      const rows = indexTrace(one.events).rows.filter(({ table }) => table === 'traffic of the crowd')
      const old = rows.findLast(({ key }) => key === '192.0.2.20')?.at ?? 0
      return old - (rows.find(({ key }) => key === '198.51.100.20')?.at ?? 0)
    }
    // The rows are written every half minute, and one may tell of both.
    expect(firstNewToLastOld(moved(1))).toBeLessThanOrEqual(0)
    expect(firstNewToLastOld(moved(5))).toBeGreaterThan(0)
  })

  it('costs example.com about resolvers / TTL questions', () => {
    const perHour = (resolvers: number, ttlSeconds: number): number =>
      measures(run(null, { resolvers, ttlSeconds, clientsPerMinute: 60 }, [], HOUR)).authoritativeQueriesPerHour as number
    expect(perHour(1, 300)).toBeGreaterThanOrEqual(11)
    expect(perHour(1, 300)).toBeLessThanOrEqual(13)
    expect(perHour(5, 300) / perHour(1, 300)).toBeGreaterThan(3.5)
    expect(perHour(1, 30) / perHour(1, 300)).toBeGreaterThan(5)
  })
})

describe('skipping', () => {
  it('causes nothing', () => {
    const [plain, skipped] = [run('cold'), run('cold', {}, [act(1, 'skip', '5m')])]
    expect(skipped.events.length).toBe(plain.events.length + 1)
  })
})

describe('the size of a run', () => {
  it('stays under 20,000 events for the worst day', () => {
    for (const worst of [
      { ttlSeconds: 5 },
      { ttlSeconds: 5, serveStale: 'on', resolvers: 5, referralTtlSeconds: 3600, minimiseNames: 'on' },
    ] as Parameters[]) {
      expect(run('moving-day', { ...worst, clientsPerMinute: 600 }).events.length).toBeLessThan(18_000)
    }
  })
})

/** Runs both languages of the sample, and the TypeScript one under faults by seed: late, lost and uncounted results, and crowds. */
import { expect, it } from 'vitest'
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'breaker', [
  'four of five fail: open after 20 calls',
  'good, and slow: open after 20 calls',
  'bugs of our own: closed after 100 calls',
  'a late answer after the trip: open',
  '50 callers after 30 s: 1 through',
  'a trial that is lost: open after 0 calls',
  'Payments is well: closed after 100 calls',
])

it('lets nothing through while open, one trial at a time while half-open, and always closes in the end', async () => {
  const { Breaker } = await import('./breaker.ts')
  for (let seed = 1; seed <= 300; seed++) {
    let chance = seed
    const draw = (below: number) => {
      chance = (chance * 16_807) % 2_147_483_647
      return chance % below
    }
    let now = 0
    const breaker = new Breaker(() => now)
    const under: { ticket: ReturnType<typeof breaker.begin>; trial: boolean; era: number }[] = []
    let opened = 0
    for (let step = 0; step < 300; step++) {
      now += draw(4)
      if (draw(2) === 0) {
        const before = breaker.state
        try {
          const ticket = breaker.begin()
          expect(before === 'open' && now - opened < 30).toBe(false)
          const trial = breaker.state === 'half-open'
          if (trial) expect(under.filter(one => one.era === ticket.era && one.trial)).toEqual([])
          under.push({ ticket, trial, era: ticket.era })
        } catch {
          expect(breaker.state).not.toBe('closed')
        }
        if (before !== 'open' && (breaker.state as string) === 'open') opened = now
      } else if (under.length > 0 && draw(5) > 0) {
        const [one] = under.splice(draw(under.length), 1)
        const before = breaker.state
        breaker.end((one as (typeof under)[number]).ticket, ([null, 'good', 'bad', 'bad'] as const)[draw(4)] ?? null)
        if (before !== 'open' && breaker.state === 'open') opened = now
      }
    }
    // Payments is well again: one who asks every second finds the breaker closed within the longest waits there are.
    for (let second = 0; second < 120 && breaker.state !== 'closed'; second++) {
      now += 1
      try {
        breaker.end(breaker.begin(), 'good')
      } catch {
        // Refused for now.
      }
    }
    expect(breaker.state).toBe('closed')
  }
})

it('judges replies and errors by what it is told', async () => {
  const { Breaker, Refused } = await import('./breaker.ts')
  const breaker = new Breaker(() => 0)
  const verdictOn = (status: number | null) => (status === null ? null : status >= 500 ? 'bad' : 'good')
  for (let n = 0; n < 30; n++) {
    const bug = breaker.call(async () => Promise.reject(new TypeError('our own')), verdictOn)
    await expect(bug).rejects.toThrow('our own')
  }
  expect(breaker.state).toBe('closed')
  for (let n = 0; n < 20; n++) await breaker.call(async () => 500, verdictOn)
  await expect(breaker.call(async () => 200, verdictOn)).rejects.toThrow(Refused)
})

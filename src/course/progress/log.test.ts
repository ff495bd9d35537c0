import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProgressEvent } from './event.ts'
import { mergeEvents, readLog, writeLog } from './log.ts'

const word = fc.string({ minLength: 1, maxLength: 20 })
const base = { id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), item: word, at: fc.nat() }
const answer = fc.oneof(word, fc.integer(), fc.array(word, { maxLength: 5 }))
const anyEvent: fc.Arbitrary<ProgressEvent> = fc.oneof(
  fc.record({ ...base, kind: fc.constant('answered' as const), right: fc.boolean(), answer }),
  fc.record({ ...base, kind: fc.constant('predicted' as const), right: fc.boolean(), answer }),
  fc.record({ ...base, kind: fc.constantFrom('skipped' as const, 'challenge-passed' as const, 'section-read' as const) }),
)
const anyLog = fc.array(anyEvent, { maxLength: 8 })

describe('merging', () => {
  it('does not depend on the order of its logs, even where two events claim one id', () => {
    fc.assert(
      fc.property(anyLog, anyLog, (a, b) => {
        expect(mergeEvents(a, b)).toEqual(mergeEvents(b, a))
      }),
    )
  })

  it('does not depend on how three logs are grouped', () => {
    fc.assert(
      fc.property(anyLog, anyLog, anyLog, (a, b, c) => {
        expect(mergeEvents(mergeEvents(a, b), c)).toEqual(mergeEvents(a, mergeEvents(b, c)))
      }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyLog, anyLog, (a, b) => {
        expect(mergeEvents(mergeEvents(a, b), b)).toEqual(mergeEvents(a, b))
      }),
    )
  })

  it('keeps every id of both logs, once', () => {
    fc.assert(
      fc.property(anyLog, anyLog, (a, b) => {
        const ids = mergeEvents(a, b).map(event => event.id)
        expect([...ids].sort()).toEqual([...new Set([...a, ...b].map(event => event.id))].sort())
      }),
    )
  })
})

describe('reading', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(anyLog, log => {
        const events = mergeEvents(log)
        expect(readLog(writeLog(events))).toEqual({ kind: 'log', events, skipped: 0 })
      }),
    )
  })

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(readLog(text).kind).toMatch(/log|corrupt|foreign|newer/)
      }),
      { numRuns: 1000 },
    )
  })

  it('never throws on any JSON, and never lets through what is no event', () => {
    const hostile = fc.oneof(
      fc.json(),
      fc.jsonValue().map(events => JSON.stringify({ schema: 1, events })),
      fc.array(fc.jsonValue()).map(events => JSON.stringify({ schema: 1, events })),
    )
    fc.assert(
      fc.property(hostile, text => {
        const reading = readLog(text)
        if (reading.kind !== 'log') return
        for (const event of reading.events)
          expect(event).toMatchObject({ id: expect.any(String), item: expect.any(String), at: expect.any(Number) })
      }),
      { numRuns: 1000 },
    )
  })

  it('tells damaged, foreign and newer bytes apart', () => {
    expect(readLog('{"schema":1,"eve')).toEqual({ kind: 'corrupt' })
    expect(readLog('{"theme":"dark"}')).toEqual({ kind: 'foreign' })
    expect(readLog('null')).toEqual({ kind: 'foreign' })
    expect(readLog('{"schema":1,"events":{}}')).toEqual({ kind: 'foreign' })
    expect(readLog('{"schema":0}')).toEqual({ kind: 'foreign' })
    expect(readLog('{"schema":2,"anything":[]}')).toEqual({ kind: 'newer' })
    expect(readLog('['.repeat(100_000))).toEqual({ kind: 'corrupt' })
  })

  it('keeps the good entries of a log and counts the others', () => {
    const good = { id: 'a', item: 'lost-response', at: 1, kind: 'answered', right: true, answer: 'x' }
    const bad = [{ ...good, id: 'b', at: -1 }, { ...good, id: 'c', kind: 'cheated' }, { ...good, id: 'd', answer: { $ne: 1 } }, null]
    expect(readLog(JSON.stringify({ schema: 1, events: [good, ...bad] }))).toEqual({ kind: 'log', events: [good], skipped: 4 })
  })
})

describe('migration', () => {
  /** What the pages wrote before the log was one of events. */
  const schema0 = JSON.stringify({
    schema: 0,
    answers: { 'lost-response': { right: true, tries: 1, at: 1000 }, 'timeout-knows': { right: false, tries: 3, at: 2000 } },
  })

  it('turns schema 0 into events: a right first try, and a wrong one mended later', () => {
    expect(readLog(schema0)).toEqual({
      kind: 'log',
      skipped: 0,
      events: [
        { id: '0:lost-response:1', item: 'lost-response', at: 1000, kind: 'answered', right: true, answer: '' },
        { id: '0:timeout-knows:1', item: 'timeout-knows', at: 2000, kind: 'answered', right: false, answer: '' },
        { id: '0:timeout-knows:3', item: 'timeout-knows', at: 2001, kind: 'answered', right: true, answer: '' },
      ],
    })
  })

  it('gives the same events in every tab, so that merging them doubles nothing', () => {
    const [one, other] = [readLog(schema0), readLog(schema0)]
    if (one.kind !== 'log' || other.kind !== 'log') throw new Error('not a log')
    expect(mergeEvents(one.events, other.events)).toEqual(one.events)
  })
})

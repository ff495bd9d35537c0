import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameAt } from './frame.ts'
import { act, inputOf, ping } from './ping.fixture.ts'
import { simulate } from './simulate.ts'
import { lastPosition, stepsOf } from './steps.ts'
import { positionAt } from './trace.ts'
import { causesOf, indexTrace } from './trace-index.ts'

const run = simulate(
  ping(),
  inputOf([
    act(0, 'ask'),
    act(5_000, 'delay', 'asker:server:1:10'),
    act(100_000, 'break', 'server'),
    act(150_000, 'ask'),
    act(300_000, 'heal', 'server'),
    act(310_000, 'ask'),
    act(315_000, 'drop', 'asker:server:3'),
  ]),
)
const index = indexTrace(run.events)

describe('a frame', () => {
  it('depends on nothing that comes later', () => {
    fc.assert(
      fc.property(fc.nat(run.end), at => {
        const position = positionAt(run.events, at)
        const known = indexTrace(run.events.slice(0, position.seq), at)
        const strip = (frame: ReturnType<typeof frameAt>) => ({
          ...frame,
          actors: [...frame.actors].filter(([, actor]) => actor.enteredBy > 0),
          flying: frame.flying.map(({ record, progress }) => [record.id, progress]),
          lost: frame.lost.map(({ record, progress }) => [record.id, progress]),
        })
        expect(strip(frameAt(index, position))).toEqual(strip(frameAt(known, position)))
      }),
    )
  })

  it('lets messages move forwards only, from 0 at the sender to 1 at the receiver', () => {
    const last = new Map<number, number>()
    for (let at = 0; at <= run.end; at += 1_000) {
      for (const { record, progress } of frameAt(index, positionAt(run.events, at)).flying) {
        expect(progress).toBeGreaterThanOrEqual(last.get(record.id) ?? 0)
        expect(progress).toBeLessThanOrEqual(1)
        last.set(record.id, progress)
      }
    }
  })

  it('slows a message that is held back, from where it is', () => {
    const progressAt = (at: number) => frameAt(index, positionAt(run.events, at)).flying[0]?.progress
    expect(progressAt(5_000)).toBe(0.25)
    expect(progressAt(17_500)).toBe(0.625)
  })

  it('shows who waits, who is down, and where a message was lost', () => {
    const at = (ms: number) => frameAt(index, positionAt(run.events, ms * 1000))
    expect(at(20).actors.get('asker')?.waitingSince).toBe(0)
    expect(at(90).actors.get('asker')?.waitingSince).toBeNull()
    expect(at(120).actors.get('server')).toMatchObject({ state: 'broken', broken: true })
    expect(at(316).lost.map(({ record, progress }) => [record.id, progress])).toEqual([
      [3, 1],
      [5, 0.25],
    ])
    expect(at(100).tables).toEqual({ pings: { 1: { id: 1 } } })
  })
})

describe('steps', () => {
  it('leave out timers and states passed through within an instant', () => {
    const texts = stepsOf(run.events).map(({ seq }) => run.events[seq - 1]?.type)
    expect(texts).not.toContain('timer.set')
    const reading = run.events.find(event => event.type === 'state.entered' && event.to === 'reading')
    expect(stepsOf(run.events).some(({ seq }) => seq === reading?.seq)).toBe(false)
  })

  it('end where the run ends', () => {
    expect(stepsOf(run.events).at(-1)?.at).toBe(lastPosition(run).at)
  })
})

describe('causes', () => {
  it('lead from any event back to what the reader did', () => {
    for (const event of run.events) expect(causesOf(run.events, event.seq).at(-1)?.type).toBe('input')
  })
})

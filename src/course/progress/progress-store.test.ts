import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bytes } from './keeper.ts'
import { readLog } from './log.ts'
import { createProgress, LARGEST_IMPORT } from './progress-store.ts'

const KEY = 'sc.progress'

/** A storage in memory that can be limited to `room` characters. */
class Memory implements Bytes {
  readonly entries = new Map<string, string>()
  writes = 0
  room = Number.POSITIVE_INFINITY
  get length() {
    return this.entries.size
  }
  key(n: number) {
    return [...this.entries.keys()][n] ?? null
  }
  getItem(key: string) {
    return this.entries.get(key) ?? null
  }
  removeItem(key: string) {
    this.entries.delete(key)
  }
  setItem(key: string, value: string) {
    const others = [...this.entries].filter(([other]) => other !== key).reduce((sum, [, text]) => sum + text.length, 0)
    if (others + value.length > this.room) throw new DOMException('no room', 'QuotaExceededError')
    this.entries.set(key, value)
    this.writes += 1
  }
}

let ids = 0
const answered = (item: string, right = true) => ({ kind: 'answered' as const, item, right, answer: 'x' })

/** A tab over `memory`; its clock stands still unless told. */
function tab(memory: Bytes | (() => Bytes), now = () => 1000) {
  const storage = typeof memory === 'function' ? memory : () => memory
  return createProgress({ storage, now, newId: () => `id-${++ids}` })
}

const itemsIn = (text: string | null) => {
  const reading = readLog(text ?? '')
  return reading.kind === 'log' ? reading.events.map(event => event.item) : reading.kind
}

describe('a reader who comes back', () => {
  it('finds every answer, in the order it was given', () => {
    const memory = new Memory()
    const before = tab(memory)
    before.record(answered('q', false))
    before.record(answered('q', true))
    const after = tab(memory)
    after.start()
    expect(after.store.getState().items.get('q')).toMatchObject([{ right: false }, { right: true }])
    expect(after.store.getState().keeping).toBe('saved')
  })

  it('keeps the first try first when the clock was set back', () => {
    const memory = new Memory()
    const times = [5000, 10]
    const reader = tab(memory, () => times.shift() ?? 0)
    reader.record(answered('q', false))
    reader.record(answered('q', true))
    expect(reader.store.getState().items.get('q')).toMatchObject([{ right: false }, { right: true, at: 5001 }])
  })

  it('writes nothing by merely reading', () => {
    const memory = new Memory()
    tab(memory).record(answered('q'))
    const { writes } = memory
    tab(memory).start()
    tab(new Memory()).start()
    expect(memory.writes).toBe(writes)
  })

  it('counts a section read once', () => {
    const reader = tab(new Memory())
    reader.record({ kind: 'section-read', item: 'the-problem#split' })
    reader.record({ kind: 'section-read', item: 'the-problem#split' })
    expect(reader.store.getState().events).toHaveLength(1)
  })

  it('sees nothing before the page has come alive', () => {
    const memory = new Memory()
    tab(memory).record(answered('q'))
    const { events, keeping } = tab(memory).store.getInitialState()
    expect({ events, keeping }).toEqual({ events: [], keeping: 'unread' })
  })
})

describe('two tabs', () => {
  it('both write and neither overwrites the other', () => {
    const memory = new Memory()
    const [one, other] = [tab(memory), tab(memory)]
    one.start()
    other.start()
    one.record(answered('from-one'))
    other.record(answered('from-other'))
    expect(itemsIn(memory.getItem(KEY))).toEqual(['from-one', 'from-other'])
  })

  it('show what the other wrote as soon as the browser tells them', () => {
    const memory = new Memory()
    const [one, other] = [tab(memory), tab(memory)]
    other.start()
    one.record(answered('q'))
    other.follow(KEY)
    expect(other.store.getState().items.has('q')).toBe(true)
  })

  it('forget together: what one removed does not come back from the memory of the other', () => {
    const memory = new Memory()
    const [one, other] = [tab(memory), tab(memory)]
    one.record(answered('old'))
    other.start()
    expect(one.reset()).toBe(true)
    other.record(answered('new'))
    expect(itemsIn(memory.getItem(KEY))).toEqual(['new'])
    expect([...other.store.getState().items.keys()]).toEqual(['new'])
  })

  it('a removal is followed, and answers that were never saved survive it', () => {
    const memory = new Memory()
    const [one, other] = [tab(memory), tab(memory)]
    one.record(answered('old'))
    other.start()
    memory.room = 0
    other.record(answered('unsaved'))
    one.reset()
    other.follow(null)
    expect([...other.store.getState().items.keys()]).toEqual(['unsaved'])
  })
})

describe('storage in trouble', () => {
  it('that is full: the course works, says so, keeps what was saved, and saves all as soon as there is room', () => {
    const memory = new Memory()
    const reader = tab(memory)
    reader.record(answered('saved'))
    memory.room = 0
    const before = memory.getItem(KEY)
    reader.record(answered('unsaved'))
    expect(reader.store.getState()).toMatchObject({ keeping: 'full', events: [{ item: 'saved' }, { item: 'unsaved' }] })
    expect(memory.getItem(KEY)).toBe(before)
    memory.room = 10_000
    reader.record(answered('later'))
    expect(reader.store.getState().keeping).toBe('saved')
    expect(itemsIn(memory.getItem(KEY))).toEqual(['saved', 'unsaved', 'later'])
  })

  it('that is denied: the course works and says so', () => {
    const reader = tab(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    reader.start()
    expect(reader.store.getState().keeping).toBe('denied')
    reader.record(answered('q'))
    expect(reader.store.getState()).toMatchObject({ keeping: 'denied', events: [{ item: 'q' }] })
    expect(reader.reset()).toBe(false)
  })

  it.each([
    ['corrupt', '{"schema":1,"events":[{"id":'],
    ['foreign', '{"theme":"dark"}'],
    ['newer', '{"schema":99,"log":"from the future"}'],
  ])('that holds %s bytes: they are kept aside byte for byte, once, and a fresh log is saved', (kind, bytes) => {
    const memory = new Memory()
    memory.setItem(KEY, bytes)
    const reader = tab(memory)
    reader.start()
    expect(reader.store.getState()).toMatchObject({ keeping: 'saved', notices: [{ kind, aside: `${KEY}.aside.1` }] })
    reader.record(answered('q'))
    expect(memory.getItem(`${KEY}.aside.1`)).toBe(bytes)
    expect(itemsIn(memory.getItem(KEY))).toEqual(['q'])
    const next = tab(memory)
    next.start()
    expect(next.store.getState().notices).toEqual([])
    expect(next.asides()).toEqual([{ key: `${KEY}.aside.1`, text: bytes }])
  })

  it('takes the next free number for other bytes', () => {
    const memory = new Memory()
    for (const bytes of ['one', 'two', 'one']) {
      memory.setItem(KEY, bytes)
      tab(memory).start()
    }
    expect(tab(memory).asides()).toEqual([
      { key: `${KEY}.aside.1`, text: 'one' },
      { key: `${KEY}.aside.2`, text: 'two' },
    ])
  })

  it('without room to set foreign bytes aside: they stay untouched and the reader is told', () => {
    const memory = new Memory()
    memory.setItem(KEY, 'x'.repeat(100))
    memory.room = 150
    const reader = tab(memory)
    reader.record(answered('q'))
    expect(reader.store.getState()).toMatchObject({ keeping: 'occupied', events: [{ item: 'q' }] })
    expect(reader.store.getState().notices[0]).toEqual({ kind: 'corrupt', aside: null })
    expect(memory.getItem(KEY)).toBe('x'.repeat(100))
  })

  it('keeps the readable entries of a partly damaged log, and the whole of it aside', () => {
    const memory = new Memory()
    tab(memory).record(answered('good'))
    const damaged = (memory.getItem(KEY) as string).replace('"events":[', '"events":[{"kind":"unknown"},')
    memory.setItem(KEY, damaged)
    const reader = tab(memory)
    reader.start()
    expect(reader.store.getState()).toMatchObject({ events: [{ item: 'good' }], notices: [{ kind: 'partial' }] })
    expect(reader.asides()[0]?.text).toBe(damaged)
  })

  it('takes back what was set aside once it can be read', () => {
    const memory = new Memory()
    tab(memory).record(answered('old'))
    const log = memory.getItem(KEY) as string
    memory.removeItem(KEY)
    memory.setItem(`${KEY}.aside.1`, log)
    const reader = tab(memory)
    reader.record(answered('new'))
    expect([...reader.store.getState().items.keys()]).toEqual(['old', 'new'])
    expect(reader.asides()).toEqual([])
  })

  it('does not fill up while an older and a newer page take turns', () => {
    const memory = new Memory()
    const older = tab(memory)
    older.start()
    for (const n of [1, 2, 3]) {
      memory.setItem(KEY, `{"schema":99,"n":${n}}`)
      older.record(answered(`q${n}`))
    }
    expect(older.asides()).toHaveLength(1)
    expect(memory.getItem(KEY)).toBe('{"schema":99,"n":3}')
    expect(older.store.getState()).toMatchObject({ keeping: 'occupied', events: [{}, {}, {}] })
  })

  it('never throws and never loses bytes, whatever is stored', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map(events => JSON.stringify({ schema: 1, events })),
        ),
        bytes => {
          const memory = new Memory()
          memory.setItem(KEY, bytes)
          const reader = tab(memory)
          reader.record(answered('q'))
          const reading = readLog(bytes)
          expect(reader.store.getState().keeping).toBe('saved')
          if (reading.kind !== 'log' || reading.skipped > 0) expect(reader.asides().map(aside => aside.text)).toEqual([bytes])
          else expect(reader.store.getState().events).toHaveLength(reading.events.length + 1)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('a file', () => {
  it('carries progress to another browser and back without doubling it', () => {
    const [here, there] = [tab(new Memory()), tab(new Memory())]
    here.record(answered('here'))
    there.record(answered('there'))
    expect(there.importLog(here.exportLog())).toEqual({ kind: 'merged', added: 1, skipped: 0 })
    expect(here.importLog(there.exportLog())).toEqual({ kind: 'merged', added: 1, skipped: 0 })
    expect(here.importLog(there.exportLog())).toEqual({ kind: 'merged', added: 0, skipped: 0 })
    expect(here.exportLog()).toBe(there.exportLog())
  })

  it('brings back what was forgotten', () => {
    const reader = tab(new Memory())
    reader.record(answered('q'))
    const file = reader.exportLog()
    reader.reset()
    expect(reader.store.getState().events).toEqual([])
    expect(reader.importLog(file)).toEqual({ kind: 'merged', added: 1, skipped: 0 })
  })

  it('that is huge is refused unread', () => {
    expect(tab(new Memory()).importLog(' '.repeat(LARGEST_IMPORT + 1))).toEqual({ kind: 'too-large' })
  })

  it('that is hostile changes nothing: no throw, no lost answer, no key of its own', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constant('{"schema":1,"events":[{"__proto__":{"right":true}}]}')), text => {
        const memory = new Memory()
        const reader = tab(memory)
        reader.record(answered('q'))
        reader.importLog(text)
        expect(reader.store.getState().items.has('q')).toBe(true)
        expect([...memory.entries.keys()]).toEqual([KEY])
      }),
      { numRuns: 500 },
    )
    expect(({} as { right?: boolean }).right).toBeUndefined()
  })
})

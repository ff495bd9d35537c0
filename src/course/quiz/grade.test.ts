import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAnswer, readNumber, whyWrong, wrongCards, wrongChoices } from './grade.ts'
import type { PageChoice, PageNumber, PageOrder } from './page-question.ts'

const several: PageChoice = {
  id: 's',
  kind: 'choose-several',
  prompt: '',
  options: ['a', 'b', 'c'].map(key => ({ key, text: key, why: '', right: key !== 'c' })),
}
const order: PageOrder = {
  id: 'o',
  kind: 'order',
  prompt: '',
  cards: [
    { key: 'find', text: '', why: '', place: 0 },
    { key: 'talk', text: '', why: '', place: 1 },
    { key: 'survive', text: '', why: '', place: 2 },
    { key: 'rounding', text: '', why: '', place: null },
  ],
}
const number: PageNumber = {
  id: 'n',
  kind: 'number',
  prompt: '',
  unit: '%',
  answer: 99.4015,
  printed: '99.40',
  tolerance: 0.05,
  why: '',
  wrong: [{ value: 94.1, why: 'six at 99 %' }],
}

describe('choosing several', () => {
  it('counts what is chosen wrongly and what is missed', () => {
    expect([...wrongChoices(several, new Set(['a', 'c']))]).toEqual(['b', 'c'])
    expect(wrongChoices(several, new Set(['a', 'b'])).size).toBe(0)
  })
})

describe('putting in order', () => {
  it('asks to move only the card that is in the way', () => {
    expect([...wrongCards(order, ['find', 'rounding', 'talk', 'survive'])]).toEqual(['rounding'])
    expect([...wrongCards(order, ['talk', 'survive', 'find'])]).toEqual(['find'])
  })

  it('misses a card that was left out and belongs', () => {
    expect([...wrongCards(order, ['find', 'survive'])]).toEqual(['talk'])
  })

  it('is right for the right order alone', () => {
    const keys = order.cards.map(card => card.key)
    fc.assert(
      fc.property(fc.shuffledSubarray(keys), placed => {
        expect(wrongCards(order, placed).size === 0).toBe(placed.join() === 'find,talk,survive')
      }),
    )
  })

  it('moving the wrong cards, and no other, always makes it right', () => {
    const keys = order.cards.map(card => card.key)
    fc.assert(
      fc.property(fc.shuffledSubarray(keys), placed => {
        const wrong = wrongCards(order, placed)
        const stay = placed.filter(key => !wrong.has(key))
        expect(stay).toEqual(['find', 'talk', 'survive'].filter(key => stay.includes(key)))
      }),
    )
  })
})

describe('giving a number', () => {
  it('accepts what is within the tolerance, both ends included', () => {
    expect([99.3515, 99.4, 99.4515].map(value => isAnswer(number, value))).toEqual([true, true, true])
    expect([99.35, 99.46].map(value => isAnswer(number, value))).toEqual([false, false])
  })

  it('names the usual mistake, and else the side', () => {
    expect(whyWrong(number, 94.12)).toBe('six at 99 %')
    expect(whyWrong(number, 90)).toBe('The right number is higher.')
    expect(whyWrong(number, 99.9)).toBe('The right number is lower.')
  })

  it.each([
    ['99.4', 99.4],
    ['99,4', 99.4],
    [' 99.40 % ', 99.4],
    ['1 120', 1120],
    ['.5', 0.5],
    ['0,994', 0.994],
    ['−3', -3],
    ['12,5', 12.5],
  ])('reads %j as %d', (text, value) => {
    expect(readNumber(text, '%')).toEqual({ value })
  })

  it.each(['', ' ', 'six', '1e3', '9.9.9', '0x10', 'Infinity', 'NaN', '--1', '9'.repeat(400)])('refuses %j with a word', text => {
    expect(readNumber(text, '%')).toMatchObject({ problem: expect.stringMatching(/[.]$/) })
  })

  it('asks what a comma before three digits means', () => {
    expect(readNumber('1,120', 'ms')).toMatchObject({ problem: expect.stringContaining('1,120') })
  })

  it('never throws and never gives what is no finite number', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const read = readNumber(text, 'ms')
        expect('problem' in read || Number.isFinite(read.value)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

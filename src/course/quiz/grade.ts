/** Grading: pure functions from a question and an answer to what is right, what is wrong, and what may be tried again. */
import type { PageChoice, PageNumber, PageOrder } from './page-question.ts'

/** The options that were decided wrongly: chosen and wrong, or right and not chosen. */
export function wrongChoices(question: PageChoice, chosen: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(question.options.filter(option => option.right !== chosen.has(option.key)).map(option => option.key))
}

/**
 * The cards that have to move, given the cards placed (all others are left out): the fewest whose moving makes the order right.
 * Being one place off because a card in front belongs nowhere is therefore not wrong.
 */
export function wrongCards(question: PageOrder, placed: readonly string[]): ReadonlySet<string> {
  const place = new Map(question.cards.map(card => [card.key, card.place]))
  const kept = longestRise(
    placed.filter(key => place.get(key) != null),
    key => place.get(key) as number,
  )
  const right = new Set(kept)
  for (const card of question.cards) if (card.place === null && !placed.includes(card.key)) right.add(card.key)
  return new Set(question.cards.filter(card => !right.has(card.key)).map(card => card.key))
}

/** The longest part of `keys`, in their order, whose places rise; the first one where several are as long. */
function longestRise(keys: readonly string[], placeOf: (key: string) => number): readonly string[] {
  const best: (readonly string[])[] = []
  for (const [n, key] of keys.entries()) {
    let before: readonly string[] = []
    for (const [m, other] of keys.slice(0, n).entries()) {
      const rise = best[m] as readonly string[]
      if (placeOf(other) < placeOf(key) && rise.length > before.length) before = rise
    }
    best.push([...before, key])
  }
  return best.reduce((longest, rise) => (rise.length > longest.length ? rise : longest), [])
}

/** Room for the error of binary fractions: 99.45 is within 0.05 of 99.4. */
const ROUNDING = 1e-9

/** Whether a number is the answer, within its tolerance. */
export function isAnswer(question: PageNumber, value: number): boolean {
  return Math.abs(value - question.answer) <= question.tolerance + ROUNDING
}

/** What to say of a wrong number: the usual mistake that it is, if it is one, or on which side it lies. */
export function whyWrong(question: PageNumber, value: number): string {
  const mistake = question.wrong.find(wrong => Math.abs(wrong.value - value) <= question.tolerance + ROUNDING)
  if (mistake) return mistake.why
  return value < question.answer ? 'The right number is higher.' : 'The right number is lower.'
}

/** A number as readers type it, or what to tell them. */
export type TypedNumber = { readonly value: number } | { readonly problem: string }

/** Reads a number with a decimal point or comma; the unit may stand behind it, spaces may group its digits. */
export function readNumber(text: string, unit: string): TypedNumber {
  let digits = text.replace(/\s/g, '').replace('−', '-')
  const bareUnit = unit.replace(/\s/g, '')
  if (bareUnit !== '' && digits.endsWith(bareUnit)) digits = digits.slice(0, -bareUnit.length)
  if (digits === '') return { problem: 'Type a number first.' }
  if (/^-?[1-9]\d{0,2}(,\d{3})+$/.test(digits)) {
    return { problem: `Is the comma in ${digits} a decimal sign? Leave it out for thousands, or write a point for decimals.` }
  }
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(digits) || digits.length > 20) {
    return { problem: 'That is not a number. Write digits, with a point or a comma for decimals.' }
  }
  return { value: Number(digits.replace(',', '.')) }
}

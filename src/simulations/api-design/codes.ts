/** Codes of short links: numbers written with 62 characters. */
import type { Chance } from '../../engine/random.ts'

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** How long a random code is: 62^7 = 3,521,614,606,208 of them. */
export const RANDOM_LENGTH = 7

/** Where the counter stands when the service is opened to us: other people have made links before. */
const COUNTER_START = 15_018_570

/** The next number in base 62, without gaps. */
export function countedCode(n: number): string {
  return written(COUNTER_START + n)
}

/** Seven characters by chance; `n` is the number of the drawing. */
export function randomCode(chance: Chance, n: number): string {
  return Array.from({ length: RANDOM_LENGTH }, (_, i) =>
    DIGITS.charAt(Math.floor(chance('code', n * RANDOM_LENGTH + i) * DIGITS.length)),
  ).join('')
}

/** The code that is `by` further on, as anybody can work out. */
export function neighbour(code: string, by: number): string {
  const value = [...code].reduce((sum, digit) => sum * DIGITS.length + DIGITS.indexOf(digit), 0)
  return written(value + by).padStart(code.length, '0')
}

function written(value: number): string {
  const rest = Math.floor(value / DIGITS.length)
  return (rest > 0 ? written(rest) : '') + DIGITS.charAt(value % DIGITS.length)
}

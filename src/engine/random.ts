/**
 * Chance in named streams: every draw is a function of the seed, a name and a number, so that turning one knob
 * leaves every other message's fate alone.
 */
import { exponential, logarithm } from './arithmetic.ts'

/** A stream of numbers, each at least 0 and less than 1. */
export type Stream = () => number

/** Draws number `n` of the stream `name`: at least 0 and less than 1. Given to machines in place of `Math.random`. */
export type Chance = (name: string, n: number) => number

/** The stream that belongs to a seed (a whole number, 0 to 4294967295), a name and a number. sfc32 by Chris Doty-Humphrey, seeded by a 128-bit string hash. */
export function stream(seed: number, name: string, n: number | string): Stream {
  const key = `${seed}|${name}|${n}`
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = 0xb7e15162
  let d = seed >>> 0
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i)
    a = Math.imul(a ^ code, 0x85ebca6b)
    a = (a << 13) | (a >>> 19)
    b = Math.imul(b ^ code ^ a, 0xc2b2ae35)
    b = (b << 17) | (b >>> 15)
    c = Math.imul(c ^ code ^ b, 0x27d4eb2f)
    c = (c << 11) | (c >>> 21)
  }
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 12; i++) next()
  return () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992
}

/** The key of a family of draws for rows: belongs to a seed and a name. */
export function rowKey(seed: number, name: string): number {
  return Math.floor(stream(seed, name, 'rows')() * 4294967296)
}

/**
 * Draw `n` of row `row` under a key: at least 0 and less than 1, in steps of 2^-32. A hash of three whole numbers in place of a
 * stream with a state: a fleet draws for any row in any order at the cost of a few multiplications, and a draw more or less for
 * one row leaves all others alone. Twice the mixer `lowbias32` of Chris Wellons' hash prospector (2018), the row and the number spread between.
 */
export function rowDraw(key: number, row: number, n: number): number {
  return mixed(mixed(key ^ Math.imul(row + 1, 0x9e3779b1)) ^ Math.imul(n + 1, 0x85ebca77)) / 4294967296
}

function mixed(word: number): number {
  let x = word
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b)
  return (x ^ (x >>> 16)) >>> 0
}

/** The chance of a run: the first draw of each named and numbered stream. */
export function chanceOf(seed: number): Chance {
  return (name, n) => stream(seed, name, n)()
}

/** A draw from the standard normal distribution (Marsaglia's polar method, 1964). */
export function normal(draw: Stream): number {
  for (;;) {
    const u = 2 * draw() - 1
    const v = 2 * draw() - 1
    const s = u * u + v * v
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * logarithm(s)) / s)
  }
}

/** A draw from the log-normal distribution with the given median (above 0) and sigma (0 or more) of its logarithm. */
export function logNormal(draw: Stream, median: number, sigma: number): number {
  return sigma === 0 ? median : median * exponential(sigma * normal(draw))
}

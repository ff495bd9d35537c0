/**
 * Functions that V8 versions compute differently in the last digit, rebuilt from + - * / alone, which are exact everywhere
 * (IEEE 754 requires it). Errors stay below 1e-14 of the result.
 */

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10

/** e to the power of x, for x from -700 to 700. */
export function exponential(x: number): number {
  if (!(x >= -700 && x <= 700)) throw new RangeError(`exponential takes -700 to 700, not ${x}`)
  const k = Math.round(x / Math.LN2)
  const r = x - k * LN2_HIGH - k * LN2_LOW
  let term = 1
  let sum = 1
  for (let n = 1; n <= 18; n++) {
    term = (term * r) / n
    sum += term
  }
  return scale(sum, k)
}

/** The natural logarithm of x, for x above 0. */
export function logarithm(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) throw new RangeError(`logarithm takes numbers above 0, not ${x}`)
  let mantissa = x
  let k = 0
  while (mantissa > Math.SQRT2) {
    mantissa /= 2
    k++
  }
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2
    k--
  }
  const s = (mantissa - 1) / (mantissa + 1)
  const square = s * s
  let power = s
  let sum = 0
  for (let n = 1; n <= 41; n += 2) {
    sum += power / n
    power *= square
  }
  return 2 * sum + k * LN2_LOW + k * LN2_HIGH
}

/** base to the power of a whole number, 0 or more, by squaring. */
export function wholePower(base: number, exponent: number): number {
  if (!Number.isInteger(exponent) || exponent < 0) throw new RangeError(`wholePower takes a whole exponent of 0 or more, not ${exponent}`)
  let result = 1
  let square = base
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square
    square *= square
  }
  return result
}

/** x times 2 to the power of k. */
function scale(x: number, k: number): number {
  let result = x
  for (let n = k; n > 0; n--) result *= 2
  for (let n = k; n < 0; n++) result /= 2
  return result
}

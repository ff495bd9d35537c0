import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exponential, logarithm, wholePower } from './arithmetic.ts'

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-13 * Math.max(1, Math.abs(b))

describe('arithmetic', () => {
  it('agrees with the platform on e^x to thirteen digits', () => {
    fc.assert(fc.property(fc.double({ min: -50, max: 50, noNaN: true }), x => near(exponential(x) / Math.exp(x), 1)))
  })

  it('agrees with the platform on the logarithm to thirteen digits', () => {
    fc.assert(fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), x => near(logarithm(x), Math.log(x))))
  })

  it('gives these very bits on every machine', () => {
    expect([exponential(1), exponential(-0.3), logarithm(2), logarithm(0.1), wholePower(0.999, 6)]).toEqual([
      2.7182818284590446, 0.7408182206817178, 0.6931471805599453, -2.3025850929940455, 0.9940149800149941,
    ])
  })

  it('multiplies whole powers exactly while they are whole', () => {
    expect([wholePower(3, 4), wholePower(4, 4), wholePower(2, 50), wholePower(7, 0)]).toEqual([81, 256, 1125899906842624, 1])
  })

  it('refuses what it cannot do', () => {
    expect(() => exponential(Number.NaN)).toThrow(RangeError)
    expect(() => logarithm(0)).toThrow(RangeError)
    expect(() => wholePower(2, -1)).toThrow(RangeError)
  })
})

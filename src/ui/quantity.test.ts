import { describe, expect, it } from 'vitest'
import { quantity } from './quantity.ts'

describe('quantities in prose', () => {
  it('group thousands and keep the unit on the line', () => {
    expect(quantity(1120, 'ms')).toBe('1,120\u00a0ms')
    expect(quantity(1234567.4, 'B')).toBe('1,234,567\u00a0B')
  })

  it('give percentages two decimals, always', () => {
    expect(quantity(99.4015, '%')).toBe('99.40\u00a0%')
    expect(quantity(100, '%')).toBe('100.00\u00a0%')
  })

  it('show decimals only where they say something', () => {
    expect(quantity(86.676, 'ms')).toBe('87\u00a0ms')
    expect(quantity(2.5, 's')).toBe('2.5\u00a0s')
    expect(quantity(810.67, 'ms')).toBe('811\u00a0ms')
  })

  it('leave a count bare: its noun stands in the sentence', () => {
    expect(quantity(6, '')).toBe('6')
    expect(quantity(2, 'times')).toBe('2')
  })

  it('write a true minus', () => {
    expect(quantity(-1500, 'ms')).toBe('\u22121,500\u00a0ms')
  })
})

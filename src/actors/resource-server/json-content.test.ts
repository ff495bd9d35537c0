import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../engine/trace.ts'
import { DEPTH_LIMIT, readJson } from './json-content.ts'
import { printJson } from './json-text.ts'

/** What the language's own parser says. */
function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return null
  }
}

describe('JSON', () => {
  it('is what JSON.parse takes it for, any text at all', () => {
    const texts = fc.oneof(
      fc.json({ maxDepth: 6 }),
      fc.string(),
      fc.string({
        unit: fc.constantFrom(
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '"',
          '\\',
          'u',
          '0',
          '1',
          '-',
          '.',
          'e',
          ' ',
          '\n',
          'true',
          'null',
          '\u0001',
          '\u007f',
          'é',
          '😀',
        ),
      }),
    )
    fc.assert(
      fc.property(texts, text => {
        const own = readJson(text)
        const other = parsed(text)
        if (other && !/\d[eE]\+?\d{3}/.test(text)) expect(own).toEqual(other)
        else expect('flaw' in own || other !== null).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('that is written can be read again', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), value => {
        expect(parsed(printJson(value as Json))).toEqual({ value: JSON.parse(JSON.stringify(value)) })
      }),
    )
  })

  it.each([
    ['{"note": ', 'line 1, column 10: expected a value'],
    ['{\n  "a": 1,\n}', 'line 3, column 1: expected a member name in double quotes'],
    ["{'a': 1}", 'line 1, column 2: expected a member name in double quotes'],
    ['[1 2]', 'line 1, column 4: expected a comma or ]'],
    ['"a\nb"', 'line 1, column 3: expected no line break or control character in a string'],
    ['1e999', 'line 1, column 6: 1e999 is more than a number can hold'],
    ['', 'line 1, column 1: expected a value'],
  ])('%j stops being JSON at %s', (text, flaw) => {
    expect(readJson(text)).toEqual({ flaw })
  })

  it(`may be nested ${DEPTH_LIMIT} deep, and no deeper: no text makes the stack overflow`, () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(readJson(nested(DEPTH_LIMIT))).toHaveProperty('value')
    expect(readJson(nested(DEPTH_LIMIT + 1))).toHaveProperty('flaw')
    expect(readJson('['.repeat(100_000))).toHaveProperty('flaw')
  })

  it('has members by any name, which never become properties of the language', () => {
    const read = readJson('{"__proto__": {"polluted": true}, "toString": 1}') as { value: object }
    expect(Object.keys(read.value)).toEqual(['__proto__', 'toString'])
    expect(Object.getPrototypeOf(read.value)).toBe(Object.prototype)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

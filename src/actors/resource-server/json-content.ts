/** Reads JSON that a stranger wrote (RFC 8259), and says where it stops being JSON: line and column, the same on every machine. */
import type { Json } from '../../engine/trace.ts'

/** How deep values may be nested. */
export const DEPTH_LIMIT = 32

/** A value, or one sentence on why there is none. */
export type ReadJson = { readonly value: Json } | { readonly flaw: string }

/** Reads a text that must be one JSON value. Of members with the same name the last counts. */
export function readJson(text: string): ReadJson {
  const reader = new Reader(text)
  try {
    return { value: reader.whole() }
  } catch (error) {
    if (error instanceof Unexpected) return { flaw: error.message }
    throw error
  }
}

class Unexpected extends Error {}

const LITERALS: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
]
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const PLAIN = /[^"\\\p{Cc}]+|[\x7f-\x9f]+/uy

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  whole(): Json {
    const value = this.#value(0)
    this.#skip()
    if (this.#at < this.#text.length) this.#fail('the end')
    return value
  }

  #value(depth: number): Json {
    this.#skip()
    const character = this.#text.charAt(this.#at)
    if (character === '{' || character === '[') {
      if (depth === DEPTH_LIMIT) throw new Unexpected(`${this.#place()}: values are nested more than ${DEPTH_LIMIT} deep`)
      return character === '{' ? this.#object(depth + 1) : this.#array(depth + 1)
    }
    if (character === '"') return this.#string()
    for (const [word, value] of LITERALS) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length
        return value
      }
    }
    const number = this.#match(NUMBER)
    if (number !== null) {
      const value = Number(number)
      if (!Number.isFinite(value)) throw new Unexpected(`${this.#place()}: ${number.slice(0, 20)} is more than a number can hold`)
      return value
    }
    return this.#fail('a value')
  }

  #object(depth: number): Json {
    const members: [string, Json][] = []
    this.#at++
    if (this.#takes('}')) return {}
    do {
      this.#skip()
      if (this.#text.charAt(this.#at) !== '"') this.#fail('a member name in double quotes')
      const name = this.#string()
      if (!this.#takes(':')) this.#fail('a colon')
      members.push([name, this.#value(depth)])
    } while (this.#takes(','))
    if (!this.#takes('}')) this.#fail('a comma or }')
    return Object.fromEntries(members)
  }

  #array(depth: number): Json {
    const values: Json[] = []
    this.#at++
    if (this.#takes(']')) return values
    do values.push(this.#value(depth))
    while (this.#takes(','))
    if (!this.#takes(']')) this.#fail('a comma or ]')
    return values
  }

  #string(): string {
    let value = ''
    this.#at++
    for (;;) {
      const plain = this.#match(PLAIN)
      if (plain !== null) {
        value += plain
        continue
      }
      const character = this.#text.charAt(this.#at)
      if (character === '"') break
      if (character === '') this.#fail('the closing quote of a string')
      if (character !== '\\') this.#fail('no line break or control character in a string')
      value += this.#escaped()
    }
    this.#at++
    return value
  }

  #escaped(): string {
    const letter = this.#text.charAt(this.#at + 1)
    const hex = /^u([0-9a-fA-F]{4})/.exec(this.#text.slice(this.#at + 1, this.#at + 6))?.[1]
    if (hex === undefined && !Object.hasOwn(ESCAPES, letter)) this.#fail('a known escape after the backslash')
    this.#at += hex === undefined ? 2 : 6
    return hex === undefined ? (ESCAPES[letter] as string) : String.fromCharCode(Number.parseInt(hex, 16))
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    if (found === undefined) return null
    this.#at += found.length
    return found
  }

  #takes(character: string): boolean {
    this.#skip()
    if (this.#text.charAt(this.#at) !== character) return false
    this.#at++
    return true
  }

  #skip(): void {
    while (this.#at < this.#text.length && ' \t\n\r'.includes(this.#text.charAt(this.#at))) this.#at++
  }

  #place(): string {
    const lines = this.#text.slice(0, this.#at).split('\n')
    return `line ${lines.length}, column ${(lines.at(-1) as string).length + 1}`
  }

  #fail(wanted: string): never {
    throw new Unexpected(`${this.#place()}: expected ${wanted}`)
  }
}

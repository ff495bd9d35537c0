/** Numbers with units as the course prints them: 1,120 ms, 99.40 %, 6. No Intl: the same text on every machine. */

/** The space before a unit, which never breaks. */
const SPACE = '\u00a0'

/** Units that are written behind a number; a count's own noun ("round trips") is left to the sentence around it. */
const SYMBOLS: ReadonlySet<string> = new Set(['us', 'ms', 's', 'min', 'h', '%', 'B', 'KiB', 'kbit/s'])

/** `value` in `unit`. Percentages get two decimals; other numbers up to two, none from 100 on, or from 10 ms on. */
export function quantity(value: number, unit: string): string {
  const number = unit === '%' ? grouped(value.toFixed(2)) : grouped(trimmed(value, unit))
  return SYMBOLS.has(unit) ? `${number}${SPACE}${unit === 'us' ? 'µs' : unit}` : number
}

function trimmed(value: number, unit: string): string {
  const text = Math.abs(value) >= (unit === 'ms' ? 10 : 100) ? value.toFixed(0) : value.toFixed(2)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** Commas between the thousands, and a true minus. */
function grouped(text: string): string {
  const [whole = '', decimals] = text.replace('-', '\u2212').split('.')
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals === undefined ? spaced : `${spaced}.${decimals}`
}

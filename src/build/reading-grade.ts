/**
 * The reading grade of a text: how many years of (American) school it asks for, by the formula of Flesch and Kincaid,
 *
 *     0.39 × words per sentence + 11.8 × syllables per word − 15.59
 *
 * J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom: Derivation of New Readability Formulas for Navy Enlisted Personnel,
 * Research Branch Report 8-75, 1975. Syllables are counted by spelling, which misses one word in ten or so, up as often as down.
 */

/** What the formula is made of. */
export interface Reading {
  readonly sentences: number
  readonly words: number
  readonly syllables: number
  /** To one decimal; 0 for a text without words. */
  readonly grade: number
}

/** The reading grade of plain text, and what went into it. */
export function readingGrade(text: string): Reading {
  const found = text
    .split(/(?<=[.!?…]["”’)]*)\s+|\n{2,}/)
    .map(sentence => sentence.match(WORD) ?? [])
    .filter(words => words.length > 0)
  const words = found.flat()
  const count = words.reduce((sum, word) => sum + syllables(word), 0)
  const [sentences, total] = [found.length, words.length]
  const grade = total === 0 ? 0 : 0.39 * (total / sentences) + 11.8 * (count / total) - 15.59
  return { sentences, words: total, syllables: count, grade: Math.round(grade * 10) / 10 }
}

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}'’.,]*[\p{L}\p{N}])?/gu

/** The syllables of a word, at least one. A number counts as one; letters that are read out one by one, such as DNS, count each. */
export function syllables(word: string): number {
  if (/^[B-DF-HJ-NP-TV-XZ]{2,}\d*$/.test(word)) return word.replace(/\d/g, '').length
  const plain = word
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
  const spoken = plain
    // Silent at the end: waits, charged, lines; but not in added, pages, table.
    .replace(/(?<![aeioudty])ed$|(?<![aeiouycgsxz]|[cs]h|[^aeiouy]l)es$|(?<![aeiouy]|[^aeiouy]l)e$/, '')
    // Two vowels of two syllables: dial, period, actual, being, idea, create.
    .replace(/(?<![cgst])i(?=a(?!n)|o|u)|(?<![gq])u(?=a)|[eoy](?=ing)|e(?=a(?:ct|s?$))|(?<=cr)e(?=at(?!u))/g, '$&-')
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0)
}

/** The running text of a chapter's `.mdx`: no headings, tables, formulas, code or tags; what a run fills in is a number. */
export function runningText(mdx: string): string {
  return mdx
    .replace(/^---\r?\n[\s\S]*?\r?\n---\s*/, '')
    .replace(/^(```|~~~)[\s\S]*?^\1[ \t]*$/gm, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(/<(?:Measured|Dial)\b[^>]*>/g, '7')
    .replace(/<Note>([\s\S]*?)<\/Note>/g, '\n\n$1\n\n')
    .replace(/<\/?[A-Za-z][^>]*>/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .split('\n')
    .filter(line => !/^\s*(#|\||>|Table: )/.test(line))
    .map(line => line.replace(/^\s*(?:[-*]|\d+\.)\s+/, '\n\n').replace(/[*_`[\]]/g, ''))
    .join('\n')
}

/** Measures the words of a statechart before there is a page: every character of the label typeface is equally wide. */
import { type ChartLine, type } from '../views/statechart/chart.ts'

/** Geist Mono's advance, in em. */
const ADVANCE = 0.6

/** How wide a text is, in px. */
export function widthOf(text: string, size: number): number {
  return text.length * size * ADVANCE
}

/** How much room rows of a label need, in px. */
export function sizeOfRows(rows: readonly ChartLine[]): { readonly width: number; readonly height: number } {
  const width = Math.max(...rows.map(row => widthOf(row.text, type.size)))
  return { width: Math.ceil(width) + 2 * type.labelPad, height: rows.length * type.row + type.labelPad }
}

/** Breaks lines into rows of at most `most` characters where spaces allow. */
export function wrapLines(lines: readonly ChartLine[], most: number): ChartLine[] {
  return lines.flatMap(({ kind, text }) => {
    const rows: string[] = []
    for (const word of text.split(' ')) {
      const last = rows.at(-1)
      if (last !== undefined && last.length + 1 + word.length <= most) rows[rows.length - 1] = `${last} ${word}`
      else rows.push(word)
    }
    return rows.map(row => ({ kind, text: row }))
  })
}

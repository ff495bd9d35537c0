/** What a page may weigh, in bytes as GitHub Pages sends them (gzip), and the check that fails a build that grew past it. */

import { gzipSync } from 'node:zlib'

const KiB = 1024

/** Limits in gzip bytes; fonts and pictures are sent as they are. */
export const budgets = {
  /** Scripts of one page before any figure is near, its chapter included. */
  pageScripts: 100 * KiB,
  /** Scripts of the figure in a page's first screen, asked for with those of the page. */
  figureScripts: 128 * KiB,
  /** What stands inline ahead of the text. */
  bootScript: 1 * KiB,
  /** Document of one page: text, inlined sheet, figures at rest with their logs. Its first screen is painted long before its end arrives. */
  pageDocument: 80 * KiB,
  /** The inlined sheet alone: it stands before the text, and grows with the kinds of pictures on the page. */
  pageSheet: 18 * KiB,
  /** All font files together. */
  fonts: 80 * KiB,
} as const

export type Budget = keyof typeof budgets

/** One thing that was weighed: what it is, which budget it falls under, and its parts by name, each in bytes. */
export type Weighed = { what: string; budget: Budget; parts: Record<string, number> }

/** Size of a text on the wire. */
export function gzipBytes(content: string | Uint8Array): number {
  return gzipSync(content, { level: 9 }).length
}

const kib = (bytes: number) => `${(bytes / KiB).toFixed(1)} KiB`

/** One sentence for everything over its budget, its heaviest parts first; empty when all hold. */
export function overBudget(weighed: readonly Weighed[]): string[] {
  return weighed.flatMap(({ what, budget, parts }) => {
    const total = Object.values(parts).reduce((sum, bytes) => sum + bytes, 0)
    if (total <= budgets[budget]) return []
    const heaviest = Object.entries(parts).sort((a, b) => b[1] - a[1])
    const list = heaviest.slice(0, 6).map(([name, bytes]) => `${name} ${kib(bytes)}`)
    return [`${what}: ${kib(total)}, budget ${budget} is ${kib(budgets[budget])} (${list.join(', ')})`]
  })
}

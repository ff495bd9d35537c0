/** Puts one prerendered page together: head, policy, inlined sheet, boot script, markup. Pure text in, text out. */

import { contentSecurityPolicy } from './csp.ts'

export type PageParts = {
  /** index.html as the client build left it. */
  shell: string
  html: string
  title: string
  description: string
  /** Inline texts, exactly as hashed. */
  boot: string
  sheet: string
  /** Addresses with the base in front. */
  entry: string
  chunks: readonly string[]
  /** Sheets whose rules are inlined already: named so that a lazy chunk does not fetch them again. */
  inlined: readonly string[]
  /** Further tags of the head: canonical link and social card. */
  tags: string
}

/** Text as it may stand in an attribute or in an element. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/**
 * The document of a page.
 * @throws Error when the markup holds a script of its own: the policy would refuse it.
 */
export function page({ shell, html, title, description, boot, sheet, entry, chunks, inlined, tags }: PageParts): string {
  if (/<script\b/i.test(html)) throw new Error(`The markup of "${title}" holds an inline script, which the policy would refuse`)
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(boot, sheet)}">`,
    `<title>${escapeHtml(title)}</title>`,
    `<meta name="description" content="${escapeHtml(description)}">`,
    `<script data-entry="${entry}" data-chunks="${chunks.join(' ')}">${boot}</script>`,
    `<style>${sheet}</style>`,
    // A disabled sheet is never fetched, but Vite's loader finds it and takes its rules for present, which they are.
    ...inlined.map(href => `<link rel="stylesheet" href="${href}" disabled>`),
    tags,
  ].join('')
  return shell
    .replace(/\s*<title>.*?<\/title>/, '')
    .replace(/\s*<link rel="(?:stylesheet|modulepreload)"[^>]*>/g, '')
    .replace(/\s*<script type="module"[^>]*><\/script>/g, '')
    .replace('<!--head-->', () => head)
    .replace('<!--app-->', () => html)
}

/** Weighs what a reader is sent, as gzip sends it, from the files of the built site. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { atMost } from './statistics.mjs'

const KiB = 1024
const packed = path => gzipSync(readFileSync(path), { level: 9 }).length / KiB

/** Rows for the page at `address` of the site in `folder`. */
export function measureWeights(folder, address) {
  const file = join(folder, address, 'index.html')
  const html = readFileSync(file, 'utf8')
  const [, entry, chunks, boot] = /<script data-entry="([^"]*)" data-chunks="([^"]*)">([^<]*)</.exec(html) ?? []
  const scripts = [entry, ...chunks.split(' ').filter(Boolean)].map(script => ({ script, size: packed(join(folder, script)) }))
  const fonts = readdirSync(join(folder, 'assets')).filter(name => name.endsWith('.woff2'))
  const fontBytes = fonts.reduce((sum, name) => sum + readFileSync(join(folder, 'assets', name)).length, 0)
  const sum = scripts.reduce((total, { size }) => total + size, 0)
  return [
    atMost('scripts of a chapter page, chapter included', sum, 100, 'KiB', 1),
    ...scripts.map(({ script, size }) => ({ what: `  ${script.replace('/assets/', '')}`, measured: `${size.toFixed(1)} KiB`, limit: '' })),
    atMost('script before its text is painted', Buffer.byteLength(boot) / KiB, 1, 'KiB', 2),
    atMost('fonts in all', fontBytes / KiB, 80, 'KiB', 1),
    { what: 'document of a chapter page', measured: `${packed(file).toFixed(1)} KiB`, limit: 'reported' },
  ]
}

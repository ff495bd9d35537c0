/**
 * The one inline script of a page: sets theme and code language before the first paint, then fetches the rest of the scripts after it.
 * It is compiled, inlined and hashed by src/build/boot.ts, must stay under 1 KiB, and imports nothing.
 */

const root = document.documentElement
const here = document.currentScript as HTMLScriptElement

/** A stored choice, or null where storage is denied: reading it may throw. */
function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

const theme = stored('sc.theme')
const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
root.dataset.theme = dark ? 'dark' : 'light'
root.dataset.code = stored('sc.code-language') === 'python' ? 'python' : 'typescript'

// The addresses ride on the tag, so that the text of this script, and with it the hash in the policy, is the same on every page.
const { entry, chunks } = here.dataset
let begun = false

/** Asks for the entry, then for everything it will need, sheets too, at once: no second round trip, and nothing competes with the text. */
function begin() {
  if (begun || !entry) return
  begun = true
  const script = document.createElement('script')
  script.type = 'module'
  script.src = entry
  document.head.append(script)
  for (const href of chunks ? chunks.split(' ') : []) {
    const link = document.createElement('link')
    link.rel = /\.css$/.test(href) ? 'stylesheet' : 'modulepreload'
    link.href = href
    document.head.append(link)
  }
}

if (document.hidden) begin()
new PerformanceObserver(list => {
  if (list.getEntriesByName('first-contentful-paint').length) begin()
}).observe({ type: 'paint', buffered: true })
// A tab that never paints, or a browser without paint timing, still comes alive.
addEventListener('load', () => setTimeout(begin, 1000))

export {}

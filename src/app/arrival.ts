/** What a browser does by itself when a page is loaded, and has to be done by hand when only the page's text changes: scroll and focus. */

interface Place {
  readonly key: string
  readonly hash: string
}

/** How far down each entry of the browser's history was scrolled. */
const positions = new Map<string, number>()
let current = 'default'

/** Follows scrolling, until the function returned is called. A reload keeps its place by the browser's own means. */
export function rememberPositions(): () => void {
  const scrolled = () => positions.set(current, scrollY)
  const leaving = () => {
    history.scrollRestoration = 'auto'
  }
  history.scrollRestoration = 'manual'
  addEventListener('scroll', scrolled, { passive: true })
  addEventListener('pagehide', leaving)
  return () => {
    leaving()
    removeEventListener('scroll', scrolled)
    removeEventListener('pagehide', leaving)
  }
}

/** Goes to where an entry of the history was left, to its hash, or else to the top. The new content must be in the document. */
export function arriveAt({ key, hash }: Place, action: 'POP' | 'PUSH' | 'REPLACE'): void {
  const left = positions.get(key)
  // The reader followed a bare fragment: the browser has moved there already, and gave the entry no key.
  const byBrowser = action === 'POP' && hash !== '' && history.state === null
  current = key
  if (byBrowser) return
  const target = hash === '' ? null : document.getElementById(decodedHash(hash))
  if (action === 'POP' && left !== undefined) scrollTo(0, left)
  else if (target) target.scrollIntoView()
  else if (action !== 'REPLACE') scrollTo(0, 0)
  focusOn(target)
}

/** Moves keyboard and screen reader to `target`, or to the page's main heading. */
function focusOn(target: HTMLElement | null): void {
  const place = target ?? document.querySelector<HTMLElement>('h1')
  if (!place) return
  if (place.tabIndex < 0) place.tabIndex = -1
  place.focus({ preventScroll: true })
}

/** A hash may hold anything: what cannot be decoded names no element. */
function decodedHash(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return ''
  }
}

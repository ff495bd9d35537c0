/** What a browser does by itself when a page is loaded, and has to be done by hand when only the page's text changes: scroll and focus. */

interface Place {
  readonly key: string
  readonly hash: string
}

/** How far down each entry of the browser's history was scrolled. */
const positions = new Map<string, number>()
let current = ''

/** Follows scrolling from the entry `key` on, until the function returned is called. A reload keeps its place by the browser's own means. */
export function rememberPositions(key: string): () => void {
  current = key
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
  if (action === 'POP' && hash !== '' && history.state === null) {
    // The reader followed a bare fragment: the browser has moved there already. The new entry lacks only a key of its own.
    current = `fragment-${Date.now()}`
    history.replaceState({ usr: null, key: current, idx: null }, '')
    return
  }
  const left = positions.get(key)
  current = key
  const target = hash === '' ? null : document.getElementById(decodedHash(hash))
  if (action === 'POP' && left !== undefined) restore(left)
  else if (target) target.scrollIntoView()
  else if (action !== 'REPLACE') scrollTo(0, 0)
  focusOn(target)
}

/** How long a page that is put together again may take to reach its old height, in ms. */
const PATIENCE = 3000

/** Scrolls to `top`, and again while the page grows, as figures come back; the reader's own move ends it. */
function restore(top: number): void {
  scrollTo(0, top)
  if (Math.abs(scrollY - top) <= 1) return
  const growth = new ResizeObserver(() => {
    scrollTo(0, top)
    if (Math.abs(scrollY - top) <= 1) stop()
  })
  const moves = ['wheel', 'touchstart', 'pointerdown', 'keydown', 'popstate'] as const
  const stop = () => {
    growth.disconnect()
    clearTimeout(limit)
    for (const move of moves) removeEventListener(move, stop)
  }
  const limit = setTimeout(stop, PATIENCE)
  for (const move of moves) addEventListener(move, stop, { passive: true })
  growth.observe(document.body)
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

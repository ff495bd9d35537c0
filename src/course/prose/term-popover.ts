/** The definition of a glossary term in place: it opens on hover, focus and tap, and closes on leaving, Escape and a tap elsewhere. */

/** How long the pointer may be on its way from the word to the definition, in ms. */
const LINGER = 150

const closing = new Map<HTMLElement, ReturnType<typeof setTimeout>>()
/** The term whose tap is under way and found its definition closed: then the tap opens it, and follows no link. */
let opening: HTMLElement | null = null

/** The term that an event's target belongs to. */
export function termAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-term]') : null
}

const bubbleOf = (term: HTMLElement) => term.querySelector<HTMLElement>('[popover]')
const isOpen = (term: HTMLElement) => bubbleOf(term)?.matches(':popover-open') ?? false

export function openTerm(term: HTMLElement): void {
  clearTimeout(closing.get(term))
  const [word, bubble] = [term.querySelector('a'), bubbleOf(term)]
  if (!word || !bubble || isOpen(term)) return
  bubble.showPopover()
  place(bubble, word)
}

export function closeTerm(term: HTMLElement): void {
  clearTimeout(closing.get(term))
  closing.delete(term)
  if (isOpen(term)) bubbleOf(term)?.hidePopover()
}

export function closeTermSoon(term: HTMLElement): void {
  clearTimeout(closing.get(term))
  closing.set(
    term,
    setTimeout(() => closeTerm(term), LINGER),
  )
}

/** Notes what a finger or pen finds as it comes down. */
export function pressTerm(term: HTMLElement, pointerType: string): void {
  opening = pointerType !== 'mouse' && !isOpen(term) ? term : null
}

/** Whether this click is the tap that opens a definition; it is opened then. */
export function tapTerm(link: Element): boolean {
  const term = termAt(link)
  const tapped = term !== null && term === opening
  opening = null
  if (tapped) openTerm(term)
  return tapped
}

/** Puts the definition under its word, or above it where there is no room below, inside the window. */
function place(bubble: HTMLElement, word: HTMLElement): void {
  const margin = 12
  const line = word.getClientRects()[0] ?? word.getBoundingClientRect()
  const { width, height } = bubble.getBoundingClientRect()
  const left = Math.max(margin, Math.min(line.left - margin, document.documentElement.clientWidth - width - margin))
  const below = line.bottom + 6
  const top = below + height + margin <= innerHeight ? below : Math.max(margin, line.top - 6 - height)
  bubble.style.left = `${Math.round(left)}px`
  bubble.style.top = `${Math.round(top)}px`
}

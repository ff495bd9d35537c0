/**
 * A term of the glossary with its definition in place: it opens on hover, focus and tap, and closes on leaving, Escape and a tap elsewhere.
 * Without script the word is a link to the glossary.
 */
import { type PointerEvent, type ReactNode, useId, useRef } from 'react'
import { Link } from 'react-router'
import styles from './Term.module.css'

interface TermProps {
  readonly id: string
  readonly children: ReactNode
  /** Filled in by the build from content/glossary.ts. */
  readonly name: string
  readonly definition: string
}

/** How long the pointer may be on its way from the word to the definition, in ms. */
const LINGER = 150

/** `<Term id="monolith">monolith</Term>`. */
export function Term({ id, name, definition, children }: TermProps) {
  const tip = useId()
  const word = useRef<HTMLAnchorElement>(null)
  const bubble = useRef<HTMLSpanElement>(null)
  const closing = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** Whether the tap that is under way found the definition closed: then it opens it, and follows no link. */
  const opening = useRef(false)

  const isOpen = () => bubble.current?.matches(':popover-open') ?? false
  const open = () => {
    clearTimeout(closing.current)
    if (!word.current || !bubble.current || isOpen()) return
    bubble.current.showPopover()
    place(bubble.current, word.current)
  }
  const close = () => {
    clearTimeout(closing.current)
    if (isOpen()) bubble.current?.hidePopover()
  }
  const closeSoon = () => {
    clearTimeout(closing.current)
    closing.current = setTimeout(close, LINGER)
  }
  const byMouse = (act: () => void) => (event: PointerEvent) => {
    if (event.pointerType === 'mouse') act()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the link inside.
    <span onPointerEnter={byMouse(open)} onPointerLeave={byMouse(closeSoon)} onKeyDown={event => event.key === 'Escape' && close()}>
      <Link
        ref={word}
        className={styles.term}
        to={`/glossary/#${id}`}
        aria-describedby={tip}
        onFocus={open}
        onBlur={closeSoon}
        onPointerDown={event => {
          opening.current = event.pointerType !== 'mouse' && !isOpen()
        }}
        onClick={event => {
          if (opening.current) event.preventDefault()
          if (opening.current) open()
          opening.current = false
        }}
      >
        {children}
      </Link>
      <span ref={bubble} id={tip} className={styles.definition} popover="auto" role="tooltip">
        <strong>{name}</strong>
        {' \u2013 '}
        {definition}
      </span>
    </span>
  )
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

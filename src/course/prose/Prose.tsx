/** The text of a chapter, and the life of what stands still in it: terms, moments and links, all by the events that rise to here. */
import type { FocusEvent, KeyboardEvent, MouseEvent, PointerEvent, ReactNode } from 'react'
import { useHref, useNavigate } from 'react-router'
import { isPlainClick } from '../../ui/plain-click.ts'
import { openMoment } from '../figure/Moment.tsx'
import { closeTerm, closeTermSoon, openTerm, pressTerm, tapTerm, termAt } from './term-popover.ts'

export function Prose({ className, children }: { readonly className: string | undefined; readonly children: ReactNode }) {
  const navigate = useNavigate()
  const base = useHref('/')
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || !isPlainClick(event)) return
    if (openMoment(link)) return event.preventDefault()
    // A fragment of this page is the browser's own business.
    if (link.origin !== location.origin || !link.pathname.startsWith(base) || link.pathname === location.pathname) return
    event.preventDefault()
    navigate(link.pathname.slice(base.length - 1) + link.search + link.hash)
  }
  // On its way down: a live link would have followed the tap before it came up here.
  const onClickCapture = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link && tapTerm(link)) event.preventDefault()
  }
  const byMouse = (act: (term: HTMLElement) => void) => (event: PointerEvent) => {
    const term = termAt(event.target)
    if (term && event.pointerType === 'mouse' && termAt(event.relatedTarget) !== term) act(term)
  }
  const withTerm = (act: (term: HTMLElement) => void) => (event: FocusEvent | PointerEvent) => {
    const term = termAt(event.target)
    if (term) act(term)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const term = event.key === 'Escape' && termAt(event.target)
    if (term) closeTerm(term)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys and clicks come from the links inside.
    <div
      className={className}
      onClickCapture={onClickCapture}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onFocus={withTerm(openTerm)}
      onBlur={withTerm(closeTermSoon)}
      onPointerDown={event => {
        const term = termAt(event.target)
        if (term) pressTerm(term, event.pointerType)
      }}
      onPointerOver={byMouse(openTerm)}
      onPointerOut={byMouse(closeTermSoon)}
    >
      {children}
    </div>
  )
}

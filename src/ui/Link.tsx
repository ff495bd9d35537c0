/**
 * A link within the course: a plain click changes the page without loading a document. The router's own brings what only frameworks use,
 * 2.3 KiB on every page.
 */
import type { ComponentProps, MouseEvent } from 'react'
import { useHref, useNavigate } from 'react-router'
import { isPlainClick } from './plain-click.ts'

interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** A path from the top of the course, or a fragment of this page. */
  readonly to: string
}

export function Link({ to, onClick, children, ...rest }: LinkProps) {
  const href = useHref(to)
  const navigate = useNavigate()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (!isPlainClick(event) || rest.target) return
    event.preventDefault()
    // A link to where the reader is adds nothing to the history, as in a browser.
    navigate(to, { replace: href === location.pathname + location.search + location.hash })
  }
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  )
}

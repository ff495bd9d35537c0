/** Fetches the page behind a link as soon as the reader reaches for it, or when a link marked `data-near` comes into view. */
import { useEffect } from 'react'
import { useHref } from 'react-router'
import { preload } from './preload.ts'

/** Follows all links of the document, those that come later included. */
export function usePrefetch(): void {
  const base = useHref('/')
  useEffect(() => {
    const fetchAhead = (link: HTMLAnchorElement) => {
      if (link.origin !== location.origin || !link.pathname.startsWith(base) || link.pathname === location.pathname) return
      // A favour only: if it fails, following the link tries again and says so.
      preload(link.pathname.slice(base.length - 1)).catch(() => undefined)
    }
    const reached = (event: Event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (link) fetchAhead(link)
    }
    const kinds = ['pointerover', 'focusin', 'touchstart'] as const
    for (const kind of kinds) addEventListener(kind, reached, { passive: true })
    const near = new IntersectionObserver(
      entries => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) fetchAhead(target as HTMLAnchorElement)
      },
      { rootMargin: '600px' },
    )
    const watch = () => {
      near.disconnect()
      for (const link of document.querySelectorAll('a[data-near]')) near.observe(link)
    }
    watch()
    const changes = new MutationObserver(watch)
    const main = document.getElementById('root')
    if (main) changes.observe(main, { childList: true })
    return () => {
      for (const kind of kinds) removeEventListener(kind, reached)
      near.disconnect()
      changes.disconnect()
    }
  }, [base])
}

/** Words in the prose that open a figure of the page at a run and a moment. */
import type { MouseEvent, ReactNode } from 'react'
import { openIn } from './figures.ts'
import styles from './Moment.module.css'

interface Props {
  /** The figure's name on this page. */
  readonly figure: string
  /** What stands behind the `?` of a link to the run. */
  readonly link: string
  readonly children: ReactNode
}

/** An ordinary link; the page, if it lives, goes to its figure without loading anew. */
export function Moment({ figure, link, children }: Props) {
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const place = document.getElementById(figure)
    if (!place) return
    event.preventDefault()
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    place.scrollIntoView({ behavior: still ? 'auto' : 'smooth', block: 'start' })
    openIn(figure, link)
    place.querySelector('figure')?.focus({ preventScroll: true })
  }
  return (
    <a className={styles.moment} href={`?figure=${figure}&${link}#${figure}`} onClick={open}>
      {children}
    </a>
  )
}

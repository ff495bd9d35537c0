/** Words in the prose that open a figure of the page at a run and a moment. */
import type { ReactNode } from 'react'
import { openIn } from './figures.ts'
import styles from './Moment.module.css'

interface Props {
  /** The figure's name on this page. */
  readonly figure: string
  /** What stands behind the `?` of a link to the run. */
  readonly link: string
  readonly children: ReactNode
}

/** An ordinary link; the page, if it lives, goes to its figure without loading anew (src/course/prose/Prose.tsx). */
export function Moment({ figure, link, children }: Props) {
  return (
    <a className={styles.moment} href={`?figure=${figure}&${link}#${figure}`} data-figure={figure} data-link={link}>
      {children}
    </a>
  )
}

/** When `anchor` is a moment and its figure is on this page, goes there, shows the run and returns true. */
export function openMoment(anchor: HTMLAnchorElement): boolean {
  const { figure = '', link = '' } = anchor.dataset
  const place = anchor.classList.contains(styles.moment ?? '') && document.getElementById(figure)
  if (!place) return false
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  place.scrollIntoView({ behavior: still ? 'auto' : 'smooth', block: 'start' })
  openIn(figure, link)
  place.querySelector('figure')?.focus({ preventScroll: true })
  return true
}

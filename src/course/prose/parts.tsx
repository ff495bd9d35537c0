/** The plain parts of a chapter: what stands around and beside its running text. */
import type { ReactNode } from 'react'
import styles from './prose.module.css'

interface Part {
  readonly children: ReactNode
}

interface TitledPart extends Part {
  readonly title: string
}

/** The first words of a chapter. */
export function Lede({ children }: Part) {
  return <div className={styles.lede}>{children}</div>
}

/** What the reader will be able to do: a list. */
export function Outcomes({ children }: Part) {
  return (
    <section className={styles.outcomes} aria-label="Outcomes">
      <p className={styles.label}>After this chapter you can</p>
      {children}
    </section>
  )
}

/** A note in the margin, at the height of the words it belongs to; within the text where there is no margin. */
export function Note({ children }: Part) {
  return (
    <span className={styles.note} role="note">
      {children}
    </span>
  )
}

/** Something for those who want to know more, closed at first. */
export function Fold({ title, children }: TitledPart) {
  return (
    <details className={styles.fold}>
      <summary>{title}</summary>
      <div className={styles.folded}>{children}</div>
    </details>
  )
}

/** A point that the chapter turns on. */
export function Callout({ title, children }: TitledPart) {
  return (
    <aside className={styles.callout} aria-label={title}>
      <p className={styles.title}>{title}</p>
      {children}
    </aside>
  )
}

/** The chapter in a few lines: a list. */
export function Recap({ children }: Part) {
  return (
    <section className={styles.recap} aria-label="Recap">
      <p className={styles.title}>In short</p>
      {children}
    </section>
  )
}

/** `<SmallPrint />` anywhere on a page: on paper the page is set small, between narrow margins, so that a reference fits one sheet. */
export function SmallPrint() {
  return <span hidden data-small-print />
}

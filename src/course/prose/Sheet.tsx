/** Tables to look things up in: as wide as the page has room, rows close together, sorted by a press on a column's head. */
import { type ReactNode, useEffect, useRef } from 'react'
import styles from './Sheet.module.css'

interface SheetProps {
  /** On a phone each row of four stands as a paragraph: for columns of sentences, which say by themselves what they are. */
  readonly paragraphs?: boolean
  readonly children: ReactNode
}

/** `<Sheet>` around a table of Markdown. Without script, and on paper, it is the table in the order that it has. */
export function Sheet({ paragraphs = false, children }: SheetProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const tables = [...(place.current?.querySelectorAll('table') ?? [])]
    let left = false
    let undo: (() => void)[] = []
    import('./sort-table.ts').then(({ makeSortable }) => {
      if (!left) undo = tables.map(makeSortable)
    })
    return () => {
      left = true
      for (const one of undo) one()
    }
  }, [])
  return (
    <div ref={place} className={paragraphs ? `${styles.sheet} ${styles.paragraphs}` : styles.sheet}>
      {children}
    </div>
  )
}

/** Tables to look things up in: as wide as the page has room, rows close together, sorted by a press on a column's head. */
import { type ReactNode, useEffect, useRef } from 'react'
import styles from './Sheet.module.css'

/** `<Sheet>` around a table of Markdown. Without script, and on paper, it is the table in the order that it has. */
export function Sheet({ children }: { readonly children: ReactNode }) {
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
    <div ref={place} className={styles.sheet}>
      {children}
    </div>
  )
}

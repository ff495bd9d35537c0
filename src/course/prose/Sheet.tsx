/** Tables to look things up in: as wide as the page has room, rows close together, sorted by a press on a column's head. */
import { type ReactNode, useEffect, useRef } from 'react'
import styles from './Sheet.module.css'
import { makeSortable } from './sort-table.ts'

/** `<Sheet>` around a table of Markdown. Without script, and on paper, it is the table in the order that it has. */
export function Sheet({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const undo = [...(place.current?.querySelectorAll('table') ?? [])].map(makeSortable)
    return () => {
      for (const one of undo) one()
    }
  }, [])
  return (
    <div ref={place} className={styles.sheet}>
      {children}
    </div>
  )
}

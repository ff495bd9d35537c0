/** The page of a chapter that is shown: provided once by it, and never changed while it is shown. */
import { createContext, useContext } from 'react'
import type { Page } from './chapter.ts'

export const CurrentPage = createContext<Page | null>(null)

/** The page that is shown. Throws outside of chapters. */
export function useCurrentPage(): Page {
  const page = useContext(CurrentPage)
  if (!page) throw new Error('this element stands in chapters only')
  return page
}

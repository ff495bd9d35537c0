/** The chapter that is on the page: provided once by the chapter page, and never changed while it is shown. */
import { createContext, useContext } from 'react'
import type { Chapter } from './chapter.ts'

export const CurrentChapter = createContext<Chapter | null>(null)

/** The chapter on the page. Throws elsewhere. */
export function useCurrentChapter(): Chapter {
  const chapter = useContext(CurrentChapter)
  if (!chapter) throw new Error('this element stands in chapters only')
  return chapter
}

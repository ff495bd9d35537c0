/** The map's place in a chapter: printed whole by the server, and loaded by the one page that shows it. */
import { lazy, memo, Suspense } from 'react'

const Picture = lazy(async () => ({ default: (await import('./CourseMap.tsx')).CourseMap }))

/** Memoed: an update that reaches a boundary which still waits would make React draw it from nothing. */
export const LaterMap = memo(function LaterMap() {
  return (
    <Suspense fallback={null}>
      <Picture />
    </Suspense>
  )
})

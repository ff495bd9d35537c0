/** Says plainly when progress is not kept, or when something else stood in its place, and what to do. Usually there is nothing to say. */
import { lazy, Suspense } from 'react'
import { useProgress } from './course-progress.ts'

// The words are loaded only when there is trouble.
const StorageTrouble = lazy(async () => ({ default: (await import('./StorageTrouble.tsx')).StorageTrouble }))

/** A region that speaks when something is said in it. */
export function StorageNotice() {
  const trouble = useProgress(({ keeping, notices }) => notices.length > 0 || (keeping !== 'saved' && keeping !== 'unread'))
  return (
    <div role="status">
      {trouble ? (
        <Suspense>
          <StorageTrouble />
        </Suspense>
      ) : null}
    </div>
  )
}

/** Says plainly when progress is not kept, or when something else stood in its place, and what to do. Shown on every page; usually nothing. */
import { useState } from 'react'
import { useProgress } from './course-progress.ts'
import styles from './progress.module.css'
import { storageSentences } from './storage-sentences.ts'

/** The notice, until the reader closes it. */
export function StorageNotice() {
  const keeping = useProgress(progress => progress.keeping)
  const notices = useProgress(progress => progress.notices)
  const [closed, setClosed] = useState(0)
  const sentences = storageSentences(keeping, notices)
  if (sentences.length <= closed) return <div role="status" />
  return (
    <div role="status" className={styles.notice}>
      {sentences.map(({ what, todo }) => (
        <p key={what}>
          <strong>{what}</strong> {todo}
        </p>
      ))}
      <button type="button" className={styles.button} onClick={() => setClosed(sentences.length)}>
        Close
      </button>
    </div>
  )
}

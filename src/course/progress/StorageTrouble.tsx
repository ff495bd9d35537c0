/** What is the matter with the storage, in words, until the reader closes it. */
import { useState } from 'react'
import { useProgress } from './course-progress.ts'
import styles from './progress.module.css'
import { storageSentences } from './storage-sentences.ts'

/** The sentences, if there are more than when it was last closed. */
export function StorageTrouble() {
  const keeping = useProgress(progress => progress.keeping)
  const notices = useProgress(progress => progress.notices)
  const [closed, setClosed] = useState(0)
  const sentences = storageSentences(keeping, notices)
  if (sentences.length <= closed) return null
  return (
    <div className={styles.notice}>
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

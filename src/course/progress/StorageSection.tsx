/** Where progress is kept, when it was last saved, and the ways to carry it away, bring it back, and forget it. */
import { useRef, useState } from 'react'
import { askToPersist, courseProgress, useProgress } from './course-progress.ts'
import styles from './progress.module.css'
import type { Imported } from './progress-store.ts'
import { LARGEST_IMPORT } from './progress-store.ts'
import { storageSentences } from './storage-sentences.ts'

const FILE = 'service-communication-progress.json'

/** The part of the progress page about storage. */
export function StorageSection() {
  const { events, keeping, savedAt, notices } = useProgress(progress => progress)
  const [said, setSaid] = useState('')
  const [asking, setAsking] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const asides = keeping === 'unread' ? [] : courseProgress.asides()

  async function bringIn(chosen: File): Promise<void> {
    setSaid(importedSentence(chosen.size > LARGEST_IMPORT ? { kind: 'too-large' } : courseProgress.importLog(await chosen.text())))
  }

  function forget(): void {
    setAsking(false)
    setSaid(
      courseProgress.reset()
        ? 'Everything is forgotten.'
        : 'Your browser refused to delete it. Clear the data of this site in its settings.',
    )
  }

  return (
    <section className={styles.part}>
      <h2>Where it is kept</h2>
      <p>
        In this browser, on this device, and nowhere else. {events.length} {events.length === 1 ? 'entry' : 'entries'}
        {savedAt === null ? '' : `, last saved ${savedText(savedAt)}`}.
      </p>
      {storageSentences(keeping, notices).map(({ what, todo }) => (
        <p key={what} className={styles.warning}>
          <strong>{what}</strong> {todo}
        </p>
      ))}
      <p className={styles.actions}>
        <button type="button" className={styles.button} onClick={() => download(FILE, courseProgress.exportLog())}>
          Download progress
        </button>
        <button type="button" className={styles.button} onClick={() => file.current?.click()}>
          Add from a file
        </button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          className={styles.file}
          aria-label="Progress file"
          tabIndex={-1}
          onChange={event => {
            const chosen = event.target.files?.[0]
            event.target.value = ''
            if (chosen) bringIn(chosen).catch(() => setSaid('The file could not be read. Nothing was changed.'))
          }}
        />
        <button
          type="button"
          className={styles.button}
          onClick={async () =>
            setSaid(
              (await askToPersist())
                ? 'Your browser will keep it, even when space runs short.'
                : 'Your browser makes no promise. Download a copy now and then.',
            )
          }
        >
          Ask the browser to keep it
        </button>
        {asking ? null : (
          <button type="button" className={styles.button} onClick={() => setAsking(true)}>
            Forget everything
          </button>
        )}
      </p>
      {asking ? (
        <section aria-label="Forget everything?" className={styles.warning}>
          <p>
            This deletes all {events.length} entries and whatever was set aside, in this browser. Files that you have downloaded stay yours.
          </p>
          <p className={styles.actions}>
            <button type="button" className={styles.danger} onClick={forget}>
              Delete all of it
            </button>
            {/* biome-ignore lint/a11y/noAutofocus: the question has just replaced the button that had the focus */}
            <button type="button" className={styles.button} autoFocus onClick={() => setAsking(false)}>
              Keep it
            </button>
          </p>
        </section>
      ) : null}
      <p role="status">{said}</p>
      {asides.length > 0 ? (
        <ul className={styles.rows}>
          {asides.map(({ key, text }) => (
            <li key={key}>
              <span>
                Set aside as {key}, {text.length} characters
              </span>
              <button type="button" className={styles.button} onClick={() => download(`${key}.txt`, text)} aria-label={`Download ${key}`}>
                Download
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function savedText(at: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
}

/** What to say of an import. */
export function importedSentence(imported: Imported): string {
  switch (imported.kind) {
    case 'merged': {
      const skipped = imported.skipped > 0 ? ` ${imported.skipped} of its entries could not be read and were left out.` : ''
      if (imported.added === 0) return `The file holds nothing new.${skipped}`
      return `${imported.added} ${imported.added === 1 ? 'entry' : 'entries'} added.${skipped}`
    }
    case 'corrupt':
      return 'That file is no JSON, or it is damaged. Choose one that "Download progress" has made. Nothing was changed.'
    case 'foreign':
      return 'That file is not a progress file of this course. Choose one that "Download progress" has made. Nothing was changed.'
    case 'newer':
      return 'That file comes from a newer version of this course. Reload this page, then try again. Nothing was changed.'
    case 'too-large':
      return `That file is larger than ${LARGEST_IMPORT / 1_000_000} MB, which no progress file is. Nothing was changed.`
  }
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

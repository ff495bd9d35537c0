/** The breaker's window as a strip: a mark for each result, told apart by shape and colour, and what it adds up to. */

import { GlyphShape } from '../../ui/glyph/GlyphShape.tsx'
import type { GlyphRole } from '../../ui/glyph/glyph-roles.ts'
import type { Mark, Strip } from './strip.ts'
import styles from './WindowStrip.module.css'

const ROLES: Readonly<Record<Mark, GlyphRole>> = { ok: 'response', failed: 'error', slow: 'waiting', 'failed and slow': 'error' }

export function WindowStrip({ strip: { marks, free, failed, slow, calls, rule, of } }: { readonly strip: Strip }) {
  return (
    <figure className={styles.strip}>
      <figcaption className={styles.words}>
        <b>{of === 'the trials' ? 'Trials' : 'Window'}</b>{' '}
        <span className={styles.count}>{`${calls} ${calls === 1 ? 'result' : 'results'}: ${failed} failed, ${slow} slow.`}</span>{' '}
        <span className={styles.rule}>{of === 'the window that opened it' ? 'It has opened on these.' : rule}</span>
      </figcaption>
      <div className={styles.marks} aria-hidden="true">
        {marks.map((mark, place) => (
          <Slot key={place} mark={mark} isLast={place === marks.length - 1} />
        ))}
        {Array.from({ length: free }, (_, place) => (
          <Slot key={`free ${place}`} mark={null} isLast={false} />
        ))}
      </div>
      <ul className={styles.legend} aria-hidden="true">
        {(['ok', 'failed', 'slow'] as const).map(mark => (
          <li key={mark}>
            <Slot mark={mark} isLast={false} /> {mark}
          </li>
        ))}
      </ul>
    </figure>
  )
}

function Slot({ mark, isLast }: { readonly mark: Mark | null; readonly isLast: boolean }) {
  return (
    <svg className={styles.slot} viewBox="-10 -10 20 24" aria-hidden="true">
      {mark === null ? <circle className={styles.free} r="2" /> : <GlyphShape of={ROLES[mark]} />}
      {isLast ? <path className={styles.last} d="M-9 12.5H9" /> : null}
      {mark === 'failed and slow' ? <path className={styles.hands} d="M0-4V0L3 2" /> : null}
    </svg>
  )
}

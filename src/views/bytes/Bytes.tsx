/** A message byte by byte: a hex dump in which every part is coloured, underlined and named. On a phone eight bytes stand in a row. */
import { memo, useMemo, useState } from 'react'
import styles from './Bytes.module.css'
import { BYTE_ROLES, type BytePart, bytesByRole } from './byte-roles.ts'
import { dumpRows, type HalfRow, hexText, plainText } from './dump.ts'

export interface BytesProps {
  /** Give the same list each time: the dump is laid out again when it changes. */
  readonly parts: readonly BytePart[]
  /** How many bytes the message has beyond those of `parts`. */
  readonly beyond?: number
  /** What the message is, for who does not see the dump. */
  readonly label: string
}

export const Bytes = memo(function Bytes({ parts, beyond = 0, label }: BytesProps) {
  const rows = useMemo(() => dumpRows(parts), [parts])
  const [chosen, setChosen] = useState<number | null>(null)
  return (
    <div className={styles.bytes}>
      <p className={styles.legend}>
        {bytesByRole(parts).map(({ role, bytes }) => (
          <span key={role}>
            <span className={`${styles.stretch} ${styles[role]}`}>{BYTE_ROLES[role]}</span> {bytes} {bytes === 1 ? 'byte' : 'bytes'}
          </span>
        ))}
      </p>
      <div className={styles.sides}>
        <div className={styles.dump} aria-hidden="true">
          {rows.map(halves => (
            <div key={halves[0]?.offset} className={styles.row}>
              {halves.map(half => (
                <Half key={half.offset} half={half} chosen={chosen} />
              ))}
            </div>
          ))}
        </div>
        <ol className={styles.parts} aria-label={label}>
          {parts.map((part, i) => (
            <li key={i}>
              <Named part={part} chosen={chosen === i} onChoose={on => setChosen(on ? i : null)} />
            </li>
          ))}
        </ol>
      </div>
      {beyond > 0 ? <p className={styles.beyond}>{`${beyond.toLocaleString('en-GB')} more bytes are not shown.`}</p> : null}
    </div>
  )
})

function Half({ half: { offset, stretches }, chosen }: { readonly half: HalfRow; readonly chosen: number | null }) {
  const look = (part: number, role: string): string => `${styles.stretch} ${styles[role]} ${part === chosen ? styles.chosen : ''}`
  return (
    <div className={styles.half}>
      <span className={styles.offset}>{offset.toString(16).padStart(4, '0')}</span>
      <span className={styles.hex}>
        {stretches.map(({ part, role, hex }) => (
          <span key={part} className={look(part, role)}>
            {hex}
          </span>
        ))}
      </span>
      <span className={styles.text}>
        {stretches.map(({ part, role, text }) => (
          <span key={part} className={part === chosen ? styles.chosen : undefined} data-role={role}>
            {text}
          </span>
        ))}
      </span>
    </div>
  )
}

interface NamedProps {
  readonly part: BytePart
  readonly chosen: boolean
  readonly onChoose: (on: boolean) => void
}

/** A part in words; to choose it marks its bytes. */
function Named({ part: { bytes, role, label }, chosen, onChoose }: NamedProps) {
  return (
    <button
      type="button"
      className={styles.part}
      aria-pressed={chosen}
      onClick={() => onChoose(!chosen)}
      onPointerEnter={event => event.pointerType === 'mouse' && onChoose(true)}
      onPointerLeave={event => event.pointerType === 'mouse' && onChoose(false)}
    >
      <span className={`${styles.size} ${styles.stretch} ${styles[role]}`}>{bytes.length}</span>
      <span className={styles.label}>{label}</span>
      <span className="visually-hidden">
        {`, ${BYTE_ROLES[role]}: ${hexText(bytes.slice(0, 32))}${role === 'name' || role === 'value' ? `, as text ${plainText(bytes.slice(0, 32))}` : ''}`}
      </span>
    </button>
  )
}

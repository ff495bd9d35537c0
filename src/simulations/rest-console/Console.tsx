/** The console: every request and its answer, and the two that are looked at as they stand on the wire. */
import { nameOf } from '../../engine/sentences.ts'
import type { MessageRecord } from '../../engine/trace-index.ts'
import { Glyph } from '../../ui/glyph/Glyph.tsx'
import { fateOf, shorten } from '../../views/words.ts'
import type { ViewProps } from '../panel.ts'
import styles from './Console.module.css'
import { type Exchange, exchangesOf } from './exchanges.ts'
import { shopsOf } from './lanes.ts'
import { partsOf, textOf } from './wire.ts'

/** More of a content than this is not written out. */
const LONGEST_SHOWN = 3000

export function Console({ run, index, frame, selected, onSelect }: ViewProps) {
  const { seq } = frame.position
  const shops = shopsOf(run.parameters)
  return (
    <div className={shops.length > 1 ? `${styles.shops} ${styles.several}` : styles.shops}>
      <div className={styles.columns}>
        {shops.map(({ lane }) => {
          const exchanges = exchangesOf(index, lane).filter(({ request }) => request.sent.seq <= seq)
          return <Shop key={lane} lane={lane} exchanges={exchanges} seq={seq} selected={selected} onSelect={onSelect} />
        })}
      </div>
    </div>
  )
}

interface ShopProps extends Pick<ViewProps, 'selected' | 'onSelect'> {
  readonly lane: string
  readonly exchanges: readonly Exchange[]
  readonly seq: number
}

function Shop({ lane, exchanges, seq, selected, onSelect }: ShopProps) {
  const isChosen = ({ request, answer }: Exchange) => selected !== null && (request.id === selected || answer?.id === selected)
  const shown = exchanges.find(isChosen) ?? exchanges.at(-1)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a landmark would have to be the only one of its name on the page
    <div
      role="group"
      className={styles.shop}
      aria-label={lane === '' ? 'Requests and answers' : `Requests and answers, ${lane.replaceAll('-', ' ')}`}
    >
      {lane === '' ? null : <p className={styles.lane}>{lane.replaceAll('-', ' ')}</p>}
      {exchanges.length === 0 ? <p className={styles.none}>Nothing has been sent yet.</p> : null}
      <ol className={styles.history}>
        {exchanges.map(one => (
          <li key={one.request.id}>
            <button
              type="button"
              aria-pressed={one === shown}
              className={styles.line}
              onClick={() => onSelect(isChosen(one) ? null : one.request.id)}
            >
              <span className={styles.who}>{nameOf(one.editor)}</span>
              <span className={styles.asked}>{shorten(one.request.sent.label, 60)}</span>
              <span className={styles.outcome}>
                <Outcome exchange={one} seq={seq} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      {shown ? (
        <div className={styles.wire}>
          <Side title="Request" lane={lane} record={shown.request} />
          <Side title="Answer" lane={lane} record={arrivedBy(shown, seq)} absent={standing(shown, seq)} />
        </div>
      ) : null}
    </div>
  )
}

/** The answer, once it has reached who asked. */
function arrivedBy({ answer }: Exchange, seq: number): MessageRecord | null {
  return answer && fateOf(answer, seq) === 'received' ? answer : null
}

/** Where an exchange stands that has no answer yet. */
function standing({ request, answer }: Exchange, seq: number): string {
  const asked = fateOf(request, seq)
  if (asked === 'on its way') return 'the request is on its way'
  if (asked !== 'received') return `the request was ${asked}`
  if (answer === null || answer.sent.seq > seq) return 'nothing yet'
  return fateOf(answer, seq) === 'on its way' ? 'the answer is on its way' : 'the answer was lost'
}

function Outcome({ exchange, seq }: { readonly exchange: Exchange; readonly seq: number }) {
  const answer = arrivedBy(exchange, seq)
  if (answer === null) {
    const text = standing(exchange, seq)
    return (
      <>
        <Glyph of={/lost|refused/.test(text) ? 'lost' : 'waiting'} /> {text}
      </>
    )
  }
  return (
    <>
      <Glyph of={answer.sent.kind === 'error' ? 'error' : 'response'} /> {answer.sent.label}
    </>
  )
}

interface SideProps {
  readonly title: string
  readonly lane: string
  readonly record: MessageRecord | null
  /** What to say while there is nothing to show. */
  readonly absent?: string
}

function Side({ title, lane, record, absent = '' }: SideProps) {
  if (record === null || textOf(record.sent) === '') {
    return (
      <div className={styles.side}>
        <p className={styles.caption}>{title}</p>
        <p className={styles.none}>{record === null ? `${absent.charAt(0).toUpperCase()}${absent.slice(1)}.` : `${record.sent.label}.`}</p>
      </div>
    )
  }
  const { head, body } = partsOf(textOf(record.sent))
  const [first = '', ...fields] = head.split('\r\n')
  return (
    <div className={styles.side}>
      <p className={styles.caption}>
        {title} <span>{record.sent.bytes} octets</span>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a landmark would have to be the only one of its name on the page */}
      <div
        role="group"
        className={styles.scroller}
        aria-label={lane === '' ? title : `${title}, ${lane.replaceAll('-', ' ')}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <pre className={record.sent.kind === 'error' ? `${styles.text} ${styles.error}` : styles.text}>
          <strong>{first}</strong>
          {'\n'}
          {fields.map((field, place) => (
            <FieldLine key={place} field={field} />
          ))}
          {body === '' ? null : `\n${written(body)}`}
        </pre>
      </div>
    </div>
  )
}

function FieldLine({ field }: { readonly field: string }) {
  const colon = field.indexOf(':')
  return (
    <>
      <span className={styles.name}>{field.slice(0, colon + 1)}</span>
      {`${field.slice(colon + 1)}\n`}
    </>
  )
}

function written(body: string): string {
  return body.length <= LONGEST_SHOWN ? body : `${body.slice(0, LONGEST_SHOWN)}\n… and ${body.length - LONGEST_SHOWN} more characters`
}

/** One request in full: what the client sent, what the upstream was told, what the client got back, and the life of its token. */
import type { Frame } from '../../engine/frame.ts'
import { nameOf } from '../../engine/sentences.ts'
import type { MessageId, Micros } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { type FieldLine, forwardedLines, plainLines, requestAt } from './fields.ts'
import styles from './Heads.module.css'
import type { Fields } from './http.ts'
import { statusLine } from './http.ts'
import { upstreamOf } from './routes.ts'
import { TokenLife } from './TokenLife.tsx'

export interface HeadsProps {
  readonly index: TraceIndex
  readonly frame: Frame
  readonly selected: MessageId | null
}

export function Heads({ index, frame, selected }: HeadsProps) {
  const story = requestAt(index, frame.position, selected)
  if (!story) return <p className={styles.heads}>No request has been sent yet.</p>
  const { asked, forwarded, upstream, answer, arrived, sentAt } = story
  const { seq } = frame.position
  const on = forwarded && forwarded.seq <= seq ? index.events[forwarded.seq - 1] : undefined
  const said = answer && answer.sent.seq <= seq ? answer : null
  const judgedAt: Micros = arrived?.at ?? sentAt
  return (
    <div className={styles.heads}>
      <div className={styles.columns}>
        <Head
          title={`Request #${asked.n}: client ${asked.client} to Gateway`}
          line={`${asked.method} ${asked.path}`}
          lines={plainLines(asked.headers)}
        />
        {on?.type === 'message.sent' && upstream ? (
          <Head
            title={`Gateway to ${nameOf(upstream)}`}
            line={on.label.replace(/ #\d+$/, '')}
            lines={forwardedLines(asked.headers, (on.detail as unknown as { headers: Fields }).headers)}
          />
        ) : (
          <Empty title="Gateway to an upstream" text={said ? 'It never went on.' : 'Not yet.'} />
        )}
        {said ? (
          <Head title="Gateway to client" line={statusLine(said.status)} lines={plainLines(said.headers)} />
        ) : (
          <Empty title="Gateway to client" text="Not yet." />
        )}
      </div>
      <TokenLife token={asked.token} scope={upstreamOf(asked.path)} at={judgedAt} />
    </div>
  )
}

function Head({ title, line, lines }: { readonly title: string; readonly line: string; readonly lines: readonly FieldLine[] }) {
  return (
    <section className={styles.head}>
      <h4>{title}</h4>
      <p className={styles.line}>{line}</p>
      <dl>
        {lines.map(({ name, value, fate }) => (
          <div key={`${name} ${fate}`} className={fate === 'stripped' ? styles.stripped : undefined}>
            <dt>{name}</dt>
            <dd>
              {value}
              {fate && <span className={styles.fate}> {fate}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Empty({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section className={styles.head}>
      <h4>{title}</h4>
      <p className={styles.none}>{text}</p>
    </section>
  )
}

/** The caches beside the network: a table for each holder, every record with what remains of its TTL at this moment. */
import type { Frame } from '../../engine/frame.ts'
import { nameOf } from '../../engine/sentences.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import styles from './Caches.module.css'
import { type CacheLine, cachesAt, type HolderCache, remainingText } from './caches.ts'

export interface CachesProps {
  readonly index: TraceIndex
  readonly frame: Frame
}

export function Caches({ index, frame }: CachesProps) {
  const caches = cachesAt(index, frame.position)
  return (
    <div className={styles.caches}>
      {caches.map(cache => (
        <HolderTable key={cache.holder} cache={cache} />
      ))}
    </div>
  )
}

function HolderTable({ cache: { holder, lines } }: { readonly cache: HolderCache }) {
  return (
    <table className={styles.cache}>
      <caption>{`Cache of ${nameOf(holder)}`}</caption>
      <thead>
        <tr>
          <th scope="col">record</th>
          <th scope="col">says</th>
          <th scope="col">remains</th>
        </tr>
      </thead>
      <tbody>
        {lines.length === 0 ? (
          <tr>
            <td colSpan={3} className={styles.empty}>
              Empty.
            </td>
          </tr>
        ) : (
          lines.map(line => <Line key={line.key} line={line} />)
        )}
      </tbody>
    </table>
  )
}

function Line({ line: { key, data, ttl, remaining, just } }: { readonly line: CacheLine }) {
  const share = Math.max(0, Math.min(100, Math.round((1000 * remaining) / ttl) / 10))
  const kind = [remaining <= 0 ? styles.over : '', just ? styles.just : ''].join(' ').trim()
  return (
    <tr className={kind || undefined}>
      <th scope="row">{key}</th>
      <td>{data}</td>
      <td className={styles.remaining}>
        {remainingText(remaining)}
        {remaining > 0 ? <span className={styles.of}>{` of ${ttl} s`}</span> : null}
        <span className={styles.bar} style={{ inlineSize: `${share}%` }} />
      </td>
    </tr>
  )
}

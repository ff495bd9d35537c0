/** What the server holds: its orders, their versions, and the pages on which a reading of the list has met them. */
import type { ViewProps } from '../panel.ts'
import { shopsOf } from './lanes.ts'
import styles from './Orders.module.css'
import { type OrderLine, orderLines } from './orders-shown.ts'

/** More rows than this are not written out. */
const MOST_SHOWN = 40

export function Orders({ run, index, frame }: ViewProps) {
  const shops = shopsOf(run.parameters)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a landmark would have to be the only one of its name on the page
    <div role="group" className={styles.shops} aria-label="Orders that the server holds" tabIndex={0}>
      {shops.map(({ lane }) => (
        <Table key={lane} lane={lane} lines={orderLines(index, frame, lane, Number(run.parameters.orders))} isBrief={shops.length > 1} />
      ))}
    </div>
  )
}

function Table({ lane, lines, isBrief }: { readonly lane: string; readonly lines: readonly OrderLine[]; readonly isBrief: boolean }) {
  const hasPages = lines.some(({ pages }) => pages.length > 0)
  const rest = lines.length - MOST_SHOWN
  return (
    <table className={styles.table}>
      <caption>
        orders <span>{lane === '' ? 'kept by the server' : lane.replaceAll('-', ' ')}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">order</th>
          <th scope="col">version</th>
          <th scope="col">status</th>
          {isBrief ? null : (
            <>
              <th scope="col">items</th>
              <th scope="col">address</th>
              <th scope="col">note</th>
            </>
          )}
          {hasPages ? <th scope="col">seen on page</th> : null}
        </tr>
      </thead>
      <tbody>
        {lines.slice(0, MOST_SHOWN).map(line => (
          <Row key={line.id} line={line} isBrief={isBrief} hasPages={hasPages} />
        ))}
      </tbody>
      {rest > 0 ? (
        <tfoot>
          <tr>
            <td colSpan={7}>and {rest} older ones</td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
}

function Row({
  line: { id, order, just, pages, isSkipped },
  isBrief,
  hasPages,
}: {
  readonly line: OrderLine
  readonly isBrief: boolean
  readonly hasPages: boolean
}) {
  const kind = [just ? styles.just : '', order === null ? styles.gone : ''].join(' ').trim()
  return (
    <tr className={kind || undefined}>
      <th scope="row">{id}</th>
      <td>{order === null ? '' : `"v${order.version}"`}</td>
      <td>{order === null ? 'deleted' : order.status}</td>
      {isBrief ? null : (
        <>
          <td>{order?.items.map(({ sku, quantity }) => `${quantity} ${sku}`).join(', ')}</td>
          <td>{order === null ? '' : `${order.address.street}, ${order.address.city}`}</td>
          <td>{order?.note ?? ''}</td>
        </>
      )}
      {hasPages ? (
        <td className={pages.length > 1 || isSkipped ? styles.drift : undefined} data-page={pages.length > 0 || undefined}>
          {isSkipped ? 'skipped' : pages.length > 1 ? `${pages.join(' and ')}: twice` : pages.join('')}
        </td>
      ) : null}
    </tr>
  )
}

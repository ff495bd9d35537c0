/** The states of one order: the reader chooses which, or it is the one whose status moved last. */
import { charts } from 'virtual:statecharts/rest-console'
import { useState } from 'react'
import { inLane } from '../../engine/lanes.ts'
import type { StateEntered } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { Statechart } from '../../views/statechart/Statechart.tsx'
import type { ViewProps } from '../panel.ts'
import { ordersAt } from './exchanges.ts'
import { shopsOf } from './lanes.ts'
import styles from './OrderStates.module.css'
import { STAR } from './order.ts'

/** Orders that can be chosen, in the order of their last move. */
function moved(index: TraceIndex, actor: string, seq: number): readonly string[] {
  const names = (index.states.get(actor) ?? []).filter(event => event.seq <= seq).map(event => orderOf(index, event))
  return [...new Set([...names.reverse(), STAR, '1048', '1046'])]
}

/** Which order a transition belongs to: the message that told its machine says. */
function orderOf(index: TraceIndex, { request }: StateEntered): string {
  return String(index.messages.get(request ?? 0)?.sent.detail.id ?? '')
}

export function OrderStates({ run, index, frame }: ViewProps) {
  const [chosen, choose] = useState<string | null>(null)
  const { seq } = frame.position
  const shops = shopsOf(run.parameters)
  const ids = moved(index, inLane(shops[0]?.lane ?? '', 'order'), seq)
  const id = chosen !== null && ids.includes(chosen) ? chosen : (ids[0] as string)
  const layout = charts.order
  if (!layout) throw new Error('no statechart is laid out for an order')
  return (
    <div className={styles.states}>
      <label className={styles.choice}>
        Order
        <select value={id} onChange={event => choose(event.target.value)}>
          {ids.map(one => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <div className={styles.charts}>
        {shops.map(({ lane }) => {
          const actor = inLane(lane, 'order')
          const status = ordersAt(index, lane, Number(run.parameters.orders), seq)[id]?.status ?? 'deleted'
          const last = index.states.get(actor)?.findLast(event => event.seq <= seq && orderOf(index, event) === id) ?? null
          return (
            <div key={lane}>
              {lane === '' ? null : <p className={styles.lane}>{lane.replaceAll('-', ' ')}</p>}
              <Statechart
                layout={layout}
                active={status}
                last={last}
                broken={false}
                title={lane === '' ? `order ${id}` : `order ${id}, ${lane.replaceAll('-', ' ')}`}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** The panel of one-order: its drawings, its words, and which machines are worth a look. */

import { charts } from 'virtual:statecharts/one-order'
import { nameOf } from '../../engine/sentences.ts'
import { Sequence } from '../../views/sequence/Sequence.tsx'
import { StateTable } from '../../views/state-table/StateTable.tsx'
import { StatesOf } from '../../views/statechart/StatesOf.tsx'
import { Topology } from '../../views/topology/Topology.tsx'
import { Waterfall } from '../../views/waterfall/Waterfall.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import { Carried } from './Carried.tsx'
import { layersOf } from './layouts.ts'

const LIFELINES = ['resolver', 'client', 'gateway', 'breaker', 'orders', 'payments', 'keys', 'queue', 'notifications'] as const

const CHARTS = ['orders', 'client', 'gateway', 'breaker', 'payments', 'keys', 'queue', 'notifications'] as const

function isThere(actor: string, { key, breaker }: ViewProps['run']['parameters']): boolean {
  if (actor === 'keys') return key === 'on'
  return actor !== 'breaker' || breaker === 'on'
}

function Network(view: ViewProps) {
  const { wide, narrow } = layersOf(view.run.parameters)
  return (
    <>
      <Topology wide={wide} narrow={narrow} {...view} />
      <Carried index={view.index} frame={view.frame} selected={view.selected} />
    </>
  )
}

function Timeline({ run, ...view }: ViewProps) {
  return <Sequence actors={LIFELINES.filter(actor => isThere(actor, run.parameters))} {...view} />
}

function States({ run, index, frame }: ViewProps) {
  const of = CHARTS.filter(actor => isThere(actor, run.parameters)).map(actor => ({
    actor,
    title: nameOf(actor),
    layout: charts[actor],
  }))
  return <StatesOf of={of} index={index} frame={frame} />
}

/** What the figure of one-order is made of. */
export const panel: Panel = {
  views: [
    { id: 'network', label: 'Network', View: Network },
    { id: 'sequence', label: 'Sequence', View: Timeline },
    { id: 'waterfall', label: 'Waterfall', View: Waterfall },
    { id: 'states', label: 'States', View: States },
    { id: 'tables', label: 'Tables', View: StateTable },
  ],
  caption: (
    <>
      Follow the order from left to right, through a layer at each step. <strong>Try</strong> a click over a connection that is open
      already; then take the key away, and count the charges.
    </>
  ),
  measures: ['charges', 'elapsedMs', 'attempts', 'mailAfterMs'],
  leavesOut: [
    <>
      The walk of the resolver, the packets of TCP and TLS, HTTP/2 frames, and the bytes on a wire: one message stands for each step. The
      figures of chapters 1, 2 and 6 have them. Sizes of the handshakes are usual ones, and illustrative.
    </>,
    <>
      Products, Inventory, Shipping and Users, which do here what they did in chapter 0; and a second instance of anything, so that nobody
      balances load.
    </>,
    <>
      The body’s fingerprint and the end of a key’s life, which chapter 4 has. The charge stands in Payments’ own database, in one
      transaction with its key; a card network would need a key of its own.
    </>,
    <>
      The queue never dies, and stores at once. Orders, if it dies after its answer, forgets to hand over: a shop writes that down together
      with the order.
    </>,
    <>
      Spans are written to a table as they end. Real services send them to a collector, in batches, and keep a share of them. Field names
      are those of W3C Trace Context; the delays between Orders and Payments are, message for message, those of chapter 0 under the same
      seed.
    </>,
  ],
}

/** The panel of place-order: its drawings, its words, and which machine stands behind which service. */

import { charts } from 'virtual:statecharts/place-order'
import { nameOf } from '../../engine/sentences.ts'
import { Glyph } from '../../ui/glyph/Glyph.tsx'
import { Sequence } from '../../views/sequence/Sequence.tsx'
import { StateTable } from '../../views/state-table/StateTable.tsx'
import { StatesOf } from '../../views/statechart/StatesOf.tsx'
import { Topology } from '../../views/topology/Topology.tsx'
import { Waterfall } from '../../views/waterfall/Waterfall.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import { shopOf } from './layouts.ts'

const LIFELINES = ['client', 'orders', 'products', 'inventory', 'payments', 'queue', 'shipping', 'users', 'notifications'] as const

function Network(view: ViewProps) {
  const { wide, narrow } = shopOf(view.run.parameters)
  return <Topology wide={wide} narrow={narrow} {...view} />
}

function Timeline({ run, ...view }: ViewProps) {
  const shown = run.parameters.pattern === 'async' ? LIFELINES : LIFELINES.filter(name => name !== 'queue')
  return <Sequence actors={shown} {...view} />
}

/** The name of the machine that an actor runs under these parameters. */
function machineOf(actor: string, { architecture, pattern }: ViewProps['run']['parameters']): string {
  const name = actor === 'orders' ? `orders, ${pattern}` : actor
  const inner = `${name}, in one process`
  return architecture === 'monolith' && inner in charts ? inner : name
}

function States({ run, ...view }: ViewProps) {
  const actors =
    run.parameters.pattern === 'async'
      ? ['orders', 'queue', 'shipping', 'payments', 'client']
      : ['orders', 'shipping', 'payments', 'client']
  const of = actors.map(actor => ({ actor, title: nameOf(actor), layout: charts[machineOf(actor, run.parameters)] }))
  return <StatesOf of={of} index={view.index} frame={view.frame} />
}

/** What the figure of place-order is made of. */
export const panel: Panel = {
  views: [
    { id: 'network', label: 'Network', View: Network },
    { id: 'sequence', label: 'Sequence', View: Timeline },
    { id: 'states', label: 'States', View: States },
    { id: 'waterfall', label: 'Waterfall', View: Waterfall },
    { id: 'tables', label: 'Tables', View: StateTable },
  ],
  caption: (
    <>
      Watch where the time goes: Orders spends nearly all of it waiting. <strong>Try</strong> the same order with the independent calls side
      by side; then choose the <Glyph of="response" /> response from Payments while it is on its way, and drop it.
    </>
  ),
  measures: ['roundTrips', 'elapsedMs', 'messagesLost', 'charges'],
  leavesOut: [
    <>
      Connections. Each message pays one hop and nothing for handshakes, as over connections already open; how they are opened is chapter 2.
      A hop of 25 ms is slow for one data centre and fast between continents.
    </>,
    <>
      The broker’s own promise. The queue acknowledges nothing to Orders, so an order whose hand-over is lost is confirmed and never
      shipped; real brokers confirm what they have stored. It delivers again after 1 s, without limit.
    </>,
    <>Undoing. When a step fails, what was reserved or charged before it stays. A shop needs a compensation for each step.</>,
    <>
      Overload. Services work on any number of requests at once, 5 ms each. Refused and failed calls are tried again at once, without the
      waits of chapter 2.
    </>,
    <>
      Sizes are the bytes of each message’s own text over HTTP/1.1 (RFC 9112), with the fewest fields; real ones carry more. Compared with
      Node’s own HTTP client and server: a process that is down refuses after one round trip, and a timeout says nothing about the work.
    </>,
  ],
}

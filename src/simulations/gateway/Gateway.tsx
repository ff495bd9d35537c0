/** The panel of gateway: its doors, its heads and its words. */

import { charts } from 'virtual:statecharts/gateway'
import { nameOf } from '../../engine/sentences.ts'
import { Glyph } from '../../ui/glyph/Glyph.tsx'
import { Sequence } from '../../views/sequence/Sequence.tsx'
import { StateTable } from '../../views/state-table/StateTable.tsx'
import { StatesOf } from '../../views/statechart/StatesOf.tsx'
import { Topology } from '../../views/topology/Topology.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import { Doors } from './Doors.tsx'
import { Heads } from './Heads.tsx'
import { narrow, wide } from './layouts.ts'
import { UPSTREAMS } from './routes.ts'
import { Waits } from './Waits.tsx'

function Network(view: ViewProps) {
  return (
    <>
      <Topology wide={wide} narrow={narrow} {...view} />
      <Doors index={view.index} frame={view.frame} />
    </>
  )
}

/** Only services that are called have a lifeline. */
function Timeline({ run: _, ...view }: ViewProps) {
  const called = new Set([...view.index.messages.values()].map(({ sent }) => sent.to))
  const services = UPSTREAMS.filter(name => called.has(name))
  return <Sequence actors={['client', 'gateway', ...services]} {...view} />
}

function States({ run, ...view }: ViewProps) {
  const breakers = run.parameters.breaker === 'on' ? UPSTREAMS.map(name => `breaker-${name}`) : []
  const of = ['gateway', ...breakers.toReversed(), 'payments'].map(actor => ({
    actor,
    title: actor === 'gateway' ? 'A request' : nameOf(actor).replace('-', ' for '),
    layout: charts[actor === 'gateway' ? 'gateway' : actor === 'payments' ? 'upstream' : 'breaker'],
  }))
  return <StatesOf of={of} index={view.index} frame={view.frame} />
}

/** What the figure of gateway is made of. */
export const panel: Panel = {
  views: [
    { id: 'network', label: 'Doors', View: Network },
    { id: 'wire', label: 'Headers', View: Heads },
    { id: 'waterfall', label: 'Waits', View: Waits },
    { id: 'sequence', label: 'Sequence', View: Timeline },
    { id: 'states', label: 'States', View: States },
    { id: 'tables', label: 'Tables', View: StateTable },
  ],
  caption: (
    <>
      Thirty requests knock in one instant. Watch the third door: one passes, twenty <Glyph of="waiting" /> wait their turn, nine are told{' '}
      <Glyph of="error" /> 429 at once. <strong>Try</strong> another limiter on the same burst, then send without a token, then break
      Payments, and read which door speaks.
    </>
  ),
  measures: ['accepted', 'upstreamCalls', 'maxWaitMs', 'p95Ms'],
  leavesOut: [],
}

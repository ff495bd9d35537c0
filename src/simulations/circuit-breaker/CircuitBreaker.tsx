/** The panel of circuit-breaker: its drawings, its words, and which chart stands for which dialect. */

import { charts } from 'virtual:statecharts/circuit-breaker'
import { nameOf } from '../../engine/sentences.ts'
import { Glyph } from '../../ui/glyph/Glyph.tsx'
import { Sequence } from '../../views/sequence/Sequence.tsx'
import { StatesOf } from '../../views/statechart/StatesOf.tsx'
import { Topology } from '../../views/topology/Topology.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import { narrow, wide } from './layouts.ts'
import { stripAt } from './strip.ts'
import { WindowStrip } from './WindowStrip.tsx'

function Window({ frame, run }: Pick<ViewProps, 'frame' | 'run'>) {
  return <WindowStrip strip={stripAt(frame, run.parameters as never)} />
}

function States({ run, index, frame }: ViewProps) {
  const of = [
    { actor: 'breaker', title: nameOf('breaker'), layout: charts[`breaker, ${run.parameters.dialect}`] },
    { actor: 'payments', title: nameOf('payments'), layout: charts.payments },
  ]
  return (
    <>
      <StatesOf of={of} index={index} frame={frame} />
      <Window frame={frame} run={run} />
    </>
  )
}

function Network(view: ViewProps) {
  return (
    <>
      <Topology wide={wide} narrow={narrow} {...view} />
      <Window frame={view.frame} run={view.run} />
    </>
  )
}

const LIFELINES = ['orders', 'breaker', 'payments'] as const

function Timeline({ run: _, ...view }: ViewProps) {
  return <Sequence actors={LIFELINES} {...view} />
}

/** What the figure of circuit-breaker is made of. */
export const panel: Panel = {
  views: [
    { id: 'states', label: 'States', View: States },
    { id: 'network', label: 'Network', View: Network },
    { id: 'sequence', label: 'Sequence', View: Timeline },
  ],
  caption: (
    <>
      Each <Glyph of="error" /> failure moves into the window. The twentieth result opens the breaker, because half of the last twenty are
      bad by then and not because it failed. <strong>Try</strong> a call while it is open, then “The same, and slow calls count”.
    </>
  ),
  measures: ['trips', 'upstreamCalls', 'threadsBusy', 'errorsSeen'],
  leavesOut: [<>To be written.</>],
}

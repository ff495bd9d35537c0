/** The panel of protocols: its drawings, its bytes, its table and its words. */

import { useMemo } from 'react'
import { Glyph } from '../../ui/glyph/Glyph.tsx'
import { Sequence } from '../../views/sequence/Sequence.tsx'
import { Topology } from '../../views/topology/Topology.tsx'
import { Waterfall } from '../../views/waterfall/Waterfall.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import { AskingControls } from './AskingControls.tsx'
import { ByteView } from './ByteView.tsx'
import { Comparison } from './Comparison.tsx'
import { busyLanes } from './lanes.ts'
import { drawingsOf } from './layouts.ts'

function Network(view: ViewProps) {
  const busy = useMemo(() => busyLanes(view.index), [view.index])
  const { wide, narrow } = drawingsOf(busy)
  return <Topology wide={wide} narrow={narrow} {...view} />
}

/** Only who takes part has a lifeline; of many lanes, only the ends that a network lies between. */
function Timeline({ run: _, ...view }: ViewProps) {
  const busy = busyLanes(view.index)
  const lanes = busy.length > 0 ? busy : (['rest', 'grpc'] as const)
  const ends = lanes.length === 1 && lanes[0] !== 'stream' ? ['client', 'api', 'database'] : ['client', 'api']
  return <Sequence actors={lanes.flatMap(lane => ends.map(end => `${lane}/${end}`))} {...view} />
}

/** What the figure of protocols is made of. */
export const panel: Panel = {
  views: [
    { id: 'network', label: 'Network', View: Network },
    { id: 'matrix', label: 'Compare', View: Comparison },
    { id: 'bytes', label: 'Bytes', View: ByteView },
    { id: 'sequence', label: 'Sequence', View: Timeline },
    { id: 'waterfall', label: 'Waterfall', View: Waterfall },
  ],
  controls: { Controls: AskingControls, replaces: ['ask', 'stream', 'bet'] },
  caption: (
    <>
      Four clients ask at one instant, far away. Watch the second <Glyph of="request" /> request of REST set out when the other answers are
      there. <strong>Try</strong> a narrow link, then a name alone; look at the bytes, and ask a second time.
    </>
  ),
  measures: ['roundTrips', 'elapsedMs', 'responseBytes', 'databaseQueries'],
  leavesOut: [<>Being written.</>],
}

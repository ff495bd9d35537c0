/** The panel of http-lifecycle: its files, its wire, its headers and its words. */

import { charts } from 'virtual:statecharts/http-lifecycle'
import { Glyph } from '../../ui/glyph/Glyph.tsx'
import { Sequence } from '../../views/sequence/Sequence.tsx'
import { StatesOf } from '../../views/statechart/StatesOf.tsx'
import { Wire } from '../../views/wire/Wire.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import { Headers } from './Headers.tsx'
import { Resources } from './Resources.tsx'

function WireView({ run: _, onToggleActor: __, ...view }: ViewProps) {
  return <Wire left="browser" {...view} />
}

function Timeline({ run, onToggleActor: _, ...view }: ViewProps) {
  return <Sequence actors={run.parameters.dns === 'on' ? ['resolver', 'browser', 'server'] : ['browser', 'server']} {...view} />
}

const CHARTED = [
  { actor: 'stream-of-file-1', title: 'A stream', layout: charts.stream },
  { actor: 'connection-1', title: 'A connection', layout: charts.connection },
  { actor: 'browser', title: 'Browser', layout: charts.browser },
  { actor: 'server', title: 'Server', layout: charts.server },
]

function States({ index, frame }: ViewProps) {
  return <StatesOf of={CHARTED} index={index} frame={frame} />
}

/** What the figure of http-lifecycle is made of. */
export const panel: Panel = {
  views: [
    { id: 'waterfall', label: 'Files', View: Resources },
    { id: 'wire', label: 'Wire', View: WireView },
    { id: 'sequence', label: 'Sequence', View: Timeline },
    { id: 'states', label: 'States', View: States },
    { id: 'bytes', label: 'Headers', View: Headers },
  ],
  caption: (
    <>
      The server works for 5 ms. The rest is packets crossing 80 ms of wire, one after another, before the first <Glyph of="request" />{' '}
      request may leave. <strong>Try</strong> a second click on the same connection, then HTTP/3, then six files and a lost packet.
    </>
  ),
  measures: ['roundTrips', 'firstByteMs', 'elapsedMs', 'resourcesLate'],
  leavesOut: [],
}

/** The panel of http-lifecycle: its files, its wire, its headers and its words. */

import { charts } from 'virtual:statecharts/http-lifecycle'
import { frameAt } from '../../engine/frame.ts'
import { Glyph } from '../../ui/glyph/Glyph.tsx'
import { Phases } from '../../views/phases/Phases.tsx'
import { Sequence } from '../../views/sequence/Sequence.tsx'
import { StatesOf } from '../../views/statechart/StatesOf.tsx'
import { Wire } from '../../views/wire/Wire.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import { Headers } from './Headers.tsx'
import { barsAt } from './phases.ts'
import { trainsOf } from './trains.ts'

function Files({ index, frame }: ViewProps) {
  return <Phases bars={barsAt(index, frame.position)} at={frame.position.at} />
}

function WireView({ run: _, onToggleActor: __, ...view }: ViewProps) {
  return <Wire left="browser" {...view} />
}

/** Packets sent together are one arrow. */
function Timeline({ run, index, frame, selected, onSelect }: ViewProps) {
  const trains = trainsOf(index)
  const actors = run.parameters.dns === 'on' ? ['resolver', 'browser', 'server'] : ['browser', 'server']
  return <Sequence actors={actors} index={trains} frame={frameAt(trains, frame.position)} selected={selected} onSelect={onSelect} />
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
    { id: 'waterfall', label: 'Files', View: Files },
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
  leavesOut: [
    <>
      Compared with Node’s clients, nginx 1.22 and quic-go 0.29 over Linux’s own TCP, each packet held back 40 ms: cold visits with TLS 1.3,
      1.2 and a ticket, six files over one, over six and over HTTP/2 connections, HTTP/3 cold, warm and with 0-RTT, and the first data
      packet lost. Round trips are the same; late were 1, 6 and 1 of six. Header blocks equal those of Node’s HTTP/2 octet by octet.
    </>,
    <>
      A packet here carries one frame and is acknowledged in octets (RFC 5681); real stacks put small frames together, so a lost packet can
      hold parts of several streams even in HTTP/3. TCP and IP headers and the 22 octets of a TLS record take no time on the wire.
    </>,
    <>
      What was sent before something that has arrived is taken for lost at once. Linux waits for three such packets or a quarter of a round
      trip more (RFC 8985; 25 ms in our measurement), QUIC likewise (RFC 9002). Otherwise the timer: 1 s at first, then the measured round
      trip and at least 200 ms over TCP. Tail loss probes, pacing, CUBIC and ECN are left out.
    </>,
    <>
      The first window is 10 segments (RFC 6928): 14,600 octets over TCP, 12,000 over QUIC in datagrams of 1,200. Certificates take three
      packets, as a short chain does. QUIC’s limit on what may be sent to an unproven address, its own windows and QPACK’s table are left
      out.
    </>,
    <>
      Distances never vary, the resolver is 10 ms away, and the server works on everything at once. A narrow wire is shared packet by packet
      at the server, as Linux’s fair queue does; a plain router would send whole bursts, first come, first served. Priorities, pushes, PING
      and GOAWAY, and the browser’s own limits are left out; browsers open six HTTP/1.1 connections by custom.
    </>,
  ],
}

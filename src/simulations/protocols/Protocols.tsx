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
      Four clients ask at one instant. When gRPC and GraphQL have their answers, the second <Glyph of="request" /> request of REST is on its
      way: only the first answer could say what to ask next. <strong>Try</strong> a narrow link, then fewer fields. Look at the bytes, and
      ask again.
    </>
  ),
  measures: ['roundTrips', 'elapsedMs', 'responseBytes', 'databaseQueries'],
  leavesOut: [
    <>
      Compared with Node’s HTTP/2 (nghttp2): every header block and every body of REST, gRPC and GraphQL, asked twice on one connection,
      octet by octet; with graphql-js: answers and counts of queries, with and without batching; with Python’s websockets: the pushed frame.
    </>,
    <>
      Compared with gRPC’s C library (grpcio 1.51), too: the same frames, prefixes and trailers in all four shapes. It writes more fields
      and no Huffman code: 284 bytes of first header block where Node’s encoder needs about 140, then 80 to 90. It also sends pings and
      window updates with nearly every message.
    </>,
    <>
      Connections are open: no DNS, TCP, TLS or WebSocket handshake (about 400 bytes of HTTP, once). Bytes are counted above TLS, TCP and
      IP, which add some 70 to each packet; there is no slow start, no loss, and no compression of bodies or WebSocket messages.
    </>,
    <>
      Encoding and decoding take no time here. They take microseconds for such answers, and are worth measuring when answers are large and
      processors busy. Servers work as long as their database takes, 1 ms a query, ten at a time, in the N + 1 three.
    </>,
    <>
      The gRPC method is made for this question; a general one would take two calls, as REST does. A server stream or a GraphQL subscription
      hears of the next order as soon as a WebSocket does. A message dropped by hand stays lost, where TCP would send it again. The 160
      bytes of JSON are GraphQL’s whole answer; the bare object in it has 142.
    </>,
  ],
}

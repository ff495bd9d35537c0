/** The panel of dns: its drawings, its caches and its words. */

import { charts } from 'virtual:statecharts/dns'
import { nameOf } from '../../engine/sentences.ts'
import { Glyph } from '../../ui/glyph/Glyph.tsx'
import { Sequence } from '../../views/sequence/Sequence.tsx'
import { StateTable } from '../../views/state-table/StateTable.tsx'
import { StatesOf } from '../../views/statechart/StatesOf.tsx'
import { Topology } from '../../views/topology/Topology.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import { Caches } from './Caches.tsx'
import { drawingsOf } from './layouts.ts'

function Network(view: ViewProps) {
  const { wide, narrow } = drawingsOf(view.run.parameters)
  return (
    <>
      <Topology wide={wide} narrow={narrow} {...view} />
      <Caches index={view.index} frame={view.frame} />
    </>
  )
}

/** Only who takes part has a lifeline: eight and more side by side leave no room for words. */
function Timeline({ run, ...view }: ViewProps) {
  const busy = new Set([...view.index.messages.values()].flatMap(({ sent }) => [sent.from, sent.to]))
  const order = Object.keys(drawingsOf(run.parameters).wide.nodes)
  const shown = order.filter(name => busy.has(name))
  return <Sequence actors={shown.length > 1 ? shown : ['client', 'resolver']} {...view} />
}

const CHARTED = ['resolver', 'client', 'ns-example-com'].map(actor => ({ actor, title: nameOf(actor), layout: charts[actor] }))

function States({ index, frame }: ViewProps) {
  return <StatesOf of={CHARTED} index={index} frame={frame} />
}

function Tables({ index, frame }: ViewProps) {
  return (
    <>
      <Caches index={index} frame={frame} />
      <StateTable index={index} frame={frame} />
    </>
  )
}

/** What the figure of dns is made of. */
export const panel: Panel = {
  views: [
    { id: 'network', label: 'Network', View: Network },
    { id: 'sequence', label: 'Sequence', View: Timeline },
    { id: 'states', label: 'States', View: States },
    { id: 'tables', label: 'Tables', View: Tables },
  ],
  caption: (
    <>
      Watch the tables fill: only the client and the resolver remember, and each record has a clock of its own. Every{' '}
      <Glyph of="response" /> answer says for how long it may be kept. <strong>Try</strong> the same name again, then another name under
      example.com, and count who is asked.
    </>
  ),
  measures: ['upstreamQueries', 'elapsedMs', 'cacheHits', 'staleAnswers'],
  leavesOut: [
    <>
      Compared with BIND 9.18 and unbound 1.17 on a small root, .com, .net and three domains of their own: who is asked in each scenario,
      what remains of a TTL, aliases, "no such name", ten equal questions at once, a silent server (BIND asks five times in ten seconds,
      then says SERVFAIL), stale answers after 1.8 s with a TTL of 30 s (RFC 8767), and the bytes of each message.
    </>,
    <>
      One server for each zone, answers without the zone’s own NS records, no IPv6, no DNSSEC, no TCP. A real resolver first fetches the
      list of root servers (RFC 9609), asks for A and AAAA, tries a second server, and may renew a popular record before it runs out.
    </>,
    <>
      Round trips are 10, 20, 30 and 60 ms and never vary; referrals last two days, as those of the root and .com do. "No such name" is kept
      for three hours at most, as BIND has it; unbound has one hour.
    </>,
    <>
      Calling the address is no message here: a box answers until it is shut down. A kept connection is opened anew to the same address for
      ever; some programs do that, others ask again once it breaks.
    </>,
    <>
      Resolvers that stretch short TTLs or cut long ones, and runtimes with a clock of their own. After a shut-down they are the reason why
      no clock says when the traffic of the old address is zero.
    </>,
  ],
}

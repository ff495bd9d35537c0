/** The panel of gateway: its doors, its heads and its words. */

import { charts } from 'virtual:statecharts/gateway'
import { nameOf } from '../../engine/sentences.ts'
import { Glyph } from '../../ui/glyph/Glyph.tsx'
import { Sequence } from '../../views/sequence/Sequence.tsx'
import { StateTable } from '../../views/state-table/StateTable.tsx'
import { StatesOf } from '../../views/statechart/StatesOf.tsx'
import { Topology } from '../../views/topology/Topology.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import { gathered } from './crowds.ts'
import { Doors } from './Doors.tsx'
import { Heads } from './Heads.tsx'
import { narrow, wide } from './layouts.ts'
import { UPSTREAMS } from './routes.ts'
import { Waits } from './Waits.tsx'

function Network(view: ViewProps) {
  return (
    <>
      <Topology wide={wide} narrow={narrow} {...view} frame={gathered(view.frame)} />
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
  leavesOut: [
    <>
      Compared with nginx 1.22: of 30 at once, rate 10 and burst 20, it served 21, the last after 2.01 s, and refused 9 with 503, or with
      nodelay 21 at once; of 15 the last waited 1.41 s; a hundred requests at 7 a second were decided alike, one by one. A refused upstream
      is 502, a silent one 504 at its timeout. nginx says 503 unless limit_req_status says 429, and sends no Retry-After of its own.
    </>,
    <>
      nginx would also send /v1/users-admin to Users, where the location is a prefix; here whole segments count. It passes X-User-Id on and
      overwrites nothing unless told to; this gateway strips, sets and carries by itself, and counts each client by its token.
    </>,
    <>
      One gateway with one memory. Several, each with its own, let a client through several times over: they need a common store, or a share
      each. Limits against a flood of packets stand elsewhere, before the line is full.
    </>,
    <>
      TLS is taken for granted on both sides and has no number. Signatures are taken as checked; keys, revoked tokens and clocks that differ
      are left out. The service should check the token once more: it goes along.
    </>,
    <>
      Codes and fields are those of RFC 9110, 6585, 6750, 9457 and 9211 and W3C Trace Context. Doors take no time, a good upstream answers
      at once, nobody retries, and the hops of 25 ms and 10 ms are round numbers.
    </>,
  ],
}

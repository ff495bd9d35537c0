/** The panel of retry-storm: the chart of both lanes, the sampled clients, and the server's states. */

import { charts } from 'virtual:statecharts/retry-storm'
import { useMemo } from 'react'
import { inLane } from '../../engine/lanes.ts'
import { Glyph } from '../../ui/glyph/Glyph.tsx'
import { Chart } from '../../views/chart/Chart.tsx'
import type { ChartLane } from '../../views/chart/series.ts'
import { Sequence } from '../../views/sequence/Sequence.tsx'
import { StatesOf } from '../../views/statechart/StatesOf.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import { laneIn } from './measures.ts'
import { clientName, sampledClients, strategiesOf } from './settings.ts'
import { STRATEGIES } from './strategies.ts'
import { BIN, SECOND } from './tally.ts'

type Parameters = ViewProps['run']['parameters']

/** The lanes of a run, by name: none where one rule stands alone. */
function lanesOf(parameters: Parameters) {
  const strategies = strategiesOf(parameters)
  return strategies.map(strategy => ({ title: STRATEGIES[strategy], lane: laneIn(strategies, strategy) }))
}

function chartLanes(parameters: Parameters): readonly ChartLane[] {
  const perBin = (Number(parameters.capacityPerSecond) * BIN) / SECOND
  const limit = { value: perBin, label: `capacity ${Math.round(perBin * 10) / 10}` }
  return lanesOf(parameters).map(({ title, lane }) => ({
    title,
    limit,
    series: [
      { name: inLane(lane, 'requests'), label: 'first calls', color: 'var(--request)', form: 'bars', interval: BIN, look: 'plain' },
      { name: inLane(lane, 'retries'), label: 'retries', color: 'var(--retry)', form: 'bars', interval: BIN, look: 'patterned' },
    ],
  }))
}

function Arrivals({ run, index, frame }: ViewProps) {
  const lanes = useMemo(() => chartLanes(run.parameters), [run.parameters])
  return <Chart index={index} frame={frame} lanes={lanes} measure="Calls in a tenth of a second" scale="square-root" />
}

function Timeline({ run, ...view }: ViewProps) {
  const clients = sampledClients(run.parameters as never).map(clientName)
  const actors = lanesOf(run.parameters).flatMap(({ lane }) => [...clients, 'server'].map(name => inLane(lane, name)))
  return <Sequence actors={actors} {...view} />
}

function States({ run, index, frame }: ViewProps) {
  const of = lanesOf(run.parameters).map(({ title, lane }) => ({
    actor: inLane(lane, 'server'),
    title: lane ? `Server (${title})` : 'Server',
    layout: charts.server,
  }))
  return <StatesOf of={of} index={index} frame={frame} />
}

/** What the figure of retry-storm is made of. */
export const panel: Panel = {
  views: [
    { id: 'chart', label: 'Chart', View: Arrivals },
    { id: 'sequence', label: 'Clients', View: Timeline },
    { id: 'states', label: 'States', View: States },
  ],
  caption: (
    <>
      Each wave of <Glyph of="retry" /> retries holds everybody whom the wave before left over: later, and hardly thinner. The server takes
      fifty of it and is idle until the next. <strong>Try</strong> full jitter beside it, then another base, then a small cap.
    </>
  ),
  measures: ['served', 'totalCalls', 'peakPer100ms', 'completionMs'],
  leavesOut: [
    <>
      The formulas are those of “Exponential Backoff And Jitter” (AWS Architecture Blog, 2015). Here n counts from 0; the simulator
      published with it counts from 1, so its first wait is twice as wide. It also models many writers of one row, not a server with a
      capacity, and finds other costs.
    </>,
    <>
      Compared with cockatiel 3.2.1 under equal draws: exponential, full and half (here: equal) jitter wait alike to the millisecond. Its
      “decorrelated” jitter is the formula of Polly, another one. gRPC draws a factor from 0.8 to 1.2 and is not among the six.
    </>,
    <>
      No network lies between: a call and a refusal take no time, nothing is lost on the way, and nobody stops waiting before the answer. A
      call is under way, in the picture, while it stands in the server’s queue. Every call costs the server the same time, a refusal none.
    </>,
    <>
      The budget counts retries against all requests of one client process since the start. Finagle looks at the last ten seconds and allows
      ten a second more; gRPC keeps tokens that successes fill; Envoy counts what is in flight.
    </>,
    <>
      RFC 9110 lets Retry-After be a date as well as seconds. A real server could tell each client another time, which is jitter made by the
      server; this one tells all the same.
    </>,
  ],
}

/** The panel of retry-storm: the chart of both lanes, the sampled clients, and the server's states. */
import { charts } from 'virtual:statecharts/retry-storm'
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
  return <Chart index={index} frame={frame} lanes={chartLanes(run.parameters)} measure="Calls in a tenth of a second" scale="square-root" />
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
      Each wave of <Glyph of="retry" /> retries holds everybody whom the wave before left over: later, and no thinner. The server takes
      fifty and is idle until the next. <strong>Try</strong> full jitter beside it, then another base.
    </>
  ),
  measures: ['served', 'totalCalls', 'peakPer100ms', 'completionMs'],
  leavesOut: [<>No network lies between.</>, <>Later.</>],
}

/** The panel of circuit-breaker: its drawings, its words, and which chart stands for which dialect. */

import { charts } from 'virtual:statecharts/circuit-breaker'
import { useCallback, useMemo } from 'react'
import { nameOf } from '../../engine/sentences.ts'
import type { Values } from '../../engine/simulation.ts'
import { Glyph } from '../../ui/glyph/Glyph.tsx'
import { Chart } from '../../views/chart/Chart.tsx'
import { type ChartLane, type ChartSeries, seenOf, valuesOf } from '../../views/chart/series.ts'
import { Sequence } from '../../views/sequence/Sequence.tsx'
import { StatesOf } from '../../views/statechart/StatesOf.tsx'
import type { TopologyLayout } from '../../views/topology/layout.ts'
import { Topology } from '../../views/topology/Topology.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import styles from './Breaker.module.css'
import { Breaker } from './Breaker.tsx'
import { heroAt } from './hero.ts'
import { narrow, wide } from './layouts.ts'
import type { parameters } from './parameters.ts'
import { VALUES } from './report.ts'
import { stripAt } from './strip.ts'
import { WindowStrip } from './WindowStrip.tsx'

function Window({ frame, run }: Pick<ViewProps, 'frame' | 'run'>) {
  return <WindowStrip strip={stripAt(frame, run.parameters as never)} />
}

function States({ run, index, frame }: ViewProps) {
  const set = run.parameters as Values<typeof parameters>
  const strip = stripAt(frame, set)
  const of = [
    { actor: 'breaker', title: nameOf('breaker'), layout: charts[`breaker, ${set.dialect}`] },
    { actor: 'payments', title: nameOf('payments'), layout: charts.payments },
  ]
  return (
    <>
      {set.breaker === 'off' ? <p className={styles.off}>The breaker is off in this run: nobody asks it.</p> : null}
      <Breaker hero={heroAt(index, frame, set, strip)} />
      <WindowStrip strip={strip} />
      <details className={styles.full}>
        <summary>The machines in full</summary>
        <StatesOf of={of} index={index} frame={frame} />
      </details>
    </>
  )
}

function Network(view: ViewProps) {
  const { run, index, frame } = view
  const values = valuesOf(index, VALUES.busy)
  const busy = values[seenOf(values, frame.position.seq) - 1]?.value ?? 0
  const threads = `${busy} of ${run.parameters.callerThreads} busy`
  const signs = useCallback((layout: TopologyLayout) => <Threads layout={layout} text={threads} />, [threads])
  return (
    <>
      <Topology wide={wide} narrow={narrow} {...view} overlay={signs} />
      <Window frame={frame} run={run} />
    </>
  )
}

/** Under the node of the threads, beside the line that leaves it downwards on a phone. */
function Threads({ layout, text }: { readonly layout: TopologyLayout; readonly text: string }) {
  const { x = 0, y = 0, width = 0, height = 0 } = layout.nodes.orders ?? {}
  const beside = layout === narrow
  return (
    <text className={styles.threads} x={x + width / 2 + (beside ? 9 : 0)} y={y + height + 17} textAnchor={beside ? 'start' : 'middle'}>
      {text}
    </text>
  )
}

const THREADS: readonly ChartSeries[] = [
  { name: VALUES.wanted, label: 'under way or waiting', color: 'var(--retry)', form: 'steps', look: 'patterned' },
  { name: VALUES.busy, label: 'threads busy', color: 'var(--request)', form: 'steps', look: 'plain' },
]
const ERRORS: readonly ChartLane[] = [
  { title: null, series: [{ name: VALUES.errorRate, label: 'with an error', color: 'var(--error)', form: 'steps', look: 'plain' }] },
]

function Levels({ run, index, frame }: ViewProps) {
  const threads = run.parameters.callerThreads as number
  const lanes = useMemo(() => [{ title: null, series: THREADS, limit: { value: threads, label: `${threads} threads` } }], [threads])
  return (
    <>
      <Chart index={index} frame={frame} lanes={lanes} measure="calls of Orders to Payments" />
      <Chart index={index} frame={frame} lanes={ERRORS} measure="orders of the last second that ended with an error, in %" />
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
    { id: 'chart', label: 'Threads', View: Levels },
    { id: 'sequence', label: 'Sequence', View: Timeline },
  ],
  caption: (
    <>
      Every result moves into the window, <Glyph of="error" /> failed or <Glyph of="response" /> not. The twentieth opens the breaker, and
      ten seconds later a payment is refused without a call. <strong>Try</strong> “The same, and slow calls count”, look at the threads, and
      set a timeout of 500 ms.
    </>
  ),
  measures: ['trips', 'upstreamCalls', 'threadsBusy', 'errorsSeen'],
  leavesOut: [
    <>
      The dialects were driven with the same outcomes as cockatiel 3.2.1: every sequence of six calls and pauses for failures in a row, of
      eight calls for the time window. They differ in two things. While a trial runs, cockatiel lets other calls wait for it; here they are
      refused. Where nobody calls, its time window keeps failures of a minute ago, because it forgets one slice with each call; here they
      are forgotten in time.
    </>,
    <>
      resilience4j follows the source of its version 2 (CircuitBreakerStateMachine, CircuitBreakerMetrics), count-based: rates of at least
      the threshold open it, slow is longer than the limit, late results count as trials, and a trial that hangs holds it half-open for ever
      unless maxWaitDurationInHalfOpenState is set. Its defaults are other ones: 100 calls, 60 s open, 10 trials.
    </>,
    <>
      The trial is a real customer’s payment. A trial that hangs has a deadline of its own, 10 s, and still holds its thread: only a timeout
      frees that. One breaker stands here for one Payments; where many instances stand behind one name, one trial judges badly.
    </>,
    <>
      Orders come evenly spaced and every call takes exactly as long as it is set, so that rate times latency can be read off (Little’s
      law); real ones scatter, and threads run out earlier. Threads wait without limit of number, customers for 3 s. 200 ms, 20 times slower
      and 200 threads are round numbers, not measurements.
    </>,
    <>
      Of the traffic one call every two seconds is drawn, and three trials of each half-open state; losing a message by hand touches only
      those. All are counted. A closed breaker’s yes is not drawn, and a call that loses its connection fails 5 ms later.
    </>,
  ],
}

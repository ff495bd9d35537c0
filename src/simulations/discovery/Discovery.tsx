/** The panel of discovery: its drawings, who knew what when, and its words. */

import { charts } from 'virtual:statecharts/discovery'
import { useCallback, useMemo } from 'react'
import { nameOf } from '../../engine/sentences.ts'
import { StateTable } from '../../views/state-table/StateTable.tsx'
import { StatesOf } from '../../views/statechart/StatesOf.tsx'
import type { TopologyLayout } from '../../views/topology/layout.ts'
import { Topology } from '../../views/topology/Topology.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import beliefs from './Beliefs.module.css'
import { Beliefs } from './Beliefs.tsx'
import { knowledgeAt } from './knowledge.ts'
import { drawingsOf } from './layouts.ts'
import { Signs } from './Signs.tsx'
import { WhoKnew } from './WhoKnew.tsx'

function useKnowledge({ run, index, frame }: ViewProps) {
  return useMemo(() => knowledgeAt(index, run.parameters, frame.position), [index, run.parameters, frame.position])
}

function Network(view: ViewProps) {
  const { wide, narrow } = drawingsOf(view.run.parameters)
  const known = useKnowledge(view)
  const signs = useCallback((layout: TopologyLayout) => <Signs layout={layout} known={known} />, [known])
  return (
    <>
      <Topology wide={wide} narrow={narrow} {...view} overlay={signs} />
      <div className={beliefs.room}>
        <Beliefs known={known} />
      </div>
    </>
  )
}

function Knowledge(view: ViewProps) {
  return <WhoKnew known={useKnowledge(view)} until={view.run.until} now={view.frame.position.at} />
}

/** The chart of an instance is drawn once, and called what it is. */
const CHARTED = [
  { actor: 'payments-2', title: 'The life of an instance (payments-2)', layout: charts['payments-2'] },
  ...['prober', 'registry', 'orders'].map(actor => ({ actor, title: nameOf(actor), layout: charts[actor] })),
]
const WITH_BALANCER = [...CHARTED, { actor: 'balancer', title: nameOf('balancer'), layout: charts.balancer }]

function States({ run, index, frame }: ViewProps) {
  return <StatesOf of={run.parameters.mode === 'server-side' ? WITH_BALANCER : CHARTED} index={index} frame={frame} />
}

/** What the figure of discovery is made of. */
export const panel: Panel = {
  views: [
    { id: 'network', label: 'Network', View: Network },
    { id: 'chart', label: 'Who knew when', View: Knowledge },
    { id: 'states', label: 'States', View: States },
    { id: 'tables', label: 'Tables', View: StateTable },
  ],
  caption: (
    <>
      The last word in each box is that of the registry; a barred line means that this caller sends nobody there. Watch how long payments-2
      is called ready after it has stopped to answer. <strong>Try</strong> probes every 2 s, then let it crash instead: what is down is
      found at once.
    </>
  ),
  measures: ['failedRequests', 'detectionMs', 'learntMs', 'restarts'],
  leavesOut: [
    <>
      Probes, restarts and thresholds are those of the kubelet (Kubernetes, “Configure probes” and “Pod lifecycle”): defaults 10 s, 1 s, 3
      and 1, a liveness failure ends the process with SIGTERM and after 30 s with SIGKILL, a crash is seen within a second and started again
      at once, then after 10, 20, 40 s and so on. Startup probes, and the extra readiness probes of newer kubelets, are left out.
    </>,
  ],
}

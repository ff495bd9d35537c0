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
      The lowest word in a box is the registry’s; a barred line means that this caller sends nobody there. Watch how long payments-2 is
      called ready after it has stopped answering, and who learns of it last. <strong>Try</strong> probes every 2 s: the hang is found
      sooner, and the process that is restarted never gets up again. The log says why.
    </>
  ),
  measures: ['failedRequests', 'detectionMs', 'learntMs', 'restarts'],
  leavesOut: [
    <>
      Probes, thresholds and restarts are those of the kubelet in the Kubernetes documentation: defaults of 10 s, 1 s, 3 and 1; a failed
      liveness probe ends the process with SIGTERM and 30 s later with SIGKILL; an exit is seen within a second, and started again at once,
      then after 10, 20, 40 s. Startup probes, and the extra readiness probes of newer kubelets, are left out.
    </>,
    <>
      Compared with HAProxy 2.6 (a check every 10 s, three must fail, 1 s of patience): a process stopped with SIGSTOP, whose port went on
      to accept, was taken off after 24 to 29 s in six trials. It took as long for a crash, which HAProxy finds by its checks alone; a
      kubelet sees its own processes exit.
    </>,
    <>
      One request is one connection, and none is kept or repeated. Real balancers watch the traffic as well and leave out who fails it
      (passive checks, outlier detection); a Service in Kubernetes chooses once for each connection; kept ones outlive the list.
    </>,
    <>
      News takes 1 s, log-normal with a sigma of 0.5, and is never asked for again if it is lost; real watches notice a broken connection.
      Kubernetes has nobody left when nobody is ready, AWS balancers then try all, Envoy does below a half. Hops of 5 ms, a start of 5 s and
      work of 100 ms are round numbers.
    </>,
    <>
      A rollout replaces one instance at a time in its own place, as a StatefulSet does; a Deployment may start the new one first. “Keep
      serving” stands for a preStop wait, and is done by the process itself.
    </>,
  ],
}

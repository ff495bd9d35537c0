/** The panel of schema-evolution: its palette, its matrix, the contract, the bytes, and its words. */

import { charts } from 'virtual:statecharts/schema-evolution'
import { useState } from 'react'
import { nameOf } from '../../engine/sentences.ts'
import { Sequence } from '../../views/sequence/Sequence.tsx'
import { StatesOf } from '../../views/statechart/StatesOf.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import { ContractView } from './ContractView.tsx'
import { CLIENTS, type ClientName } from './clients.ts'
import { SERVERS } from './fleet.ts'
import { Matrix } from './Matrix.tsx'
import { MessageView } from './MessageView.tsx'
import { Palette } from './Palette.tsx'
import styles from './SchemaEvolution.module.css'

/** One client's calls at a time: eight lifelines side by side leave no room for words. */
function Calls({ run: _, ...view }: ViewProps) {
  const [client, choose] = useState<ClientName>('mobile-v1')
  return (
    <>
      <fieldset className={styles.choice}>
        <legend>Whose calls</legend>
        {CLIENTS.map(name => (
          <label key={name}>
            <input type="radio" checked={name === client} onChange={() => choose(name)} />
            {name}
          </label>
        ))}
      </fieldset>
      <Sequence actors={[client, ...SERVERS, 'pipeline']} {...view} />
    </>
  )
}

const CHARTED = [
  { actor: 'plan', title: 'The plan: expand, migrate, contract', layout: charts.plan },
  { actor: 'pipeline', title: nameOf('pipeline'), layout: charts.pipeline },
  ...SERVERS.map(actor => ({ actor, title: nameOf(actor), layout: charts[actor] })),
  ...CLIENTS.map(actor => ({ actor, title: nameOf(actor), layout: charts[actor] })),
]

function States({ index, frame }: ViewProps) {
  return <StatesOf of={CHARTED} index={index} frame={frame} />
}

/** What the figure of schema-evolution is made of. */
export const panel: Panel = {
  views: [
    { id: 'matrix', label: 'Matrix', View: Matrix },
    { id: 'contract', label: 'Contract', View: ContractView },
    { id: 'bytes', label: 'Bytes', View: MessageView },
    { id: 'states', label: 'States', View: States },
    { id: 'sequence', label: 'Sequence', View: Calls },
  ],
  controls: { Controls: Palette, replaces: ['apply', 'deploy', 'roll', 'roll-back', 'undo'] },
  caption: (
    <>
      A status was added, and nothing was taken away. One client stopped and says so; another goes on and tells something false. Read what
      each of them got. <strong>Try</strong> the same change with calls in Protobuf, then roll out half, then roll it back.
    </>
  ),
  measures: ['brokenClients', 'silentlyWrong', 'compatible'],
  leavesOut: [<>Sources follow.</>, <>Sources follow.</>],
}

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
      One status was added, nothing was taken away, and the strict reader has just stopped. The others are still asking: read what each of
      them gets. <strong>Try</strong> the same change with calls in Protobuf. Then roll half of the server out, and roll it back.
    </>
  ),
  measures: ['brokenClients', 'silentlyWrong', 'compatible'],
  leavesOut: [
    <>
      Compared with protoc 3.21 and Python’s protobuf: the .proto of every version compiles, and 374 values and messages of old and new
      readers are the same. Only re-writing differs where it must: an int32 reader passes a cut int64 on. Every test run holds the codec to
      the reflection of @bufbuild/protobuf, too.
    </>,
    <>
      Wrong wire types are unknown fields here, as in Python’s protobuf; @bufbuild/protobuf 2.17 does not look at the wire type, reads on,
      and stumbles. Real readers differ in more: an exhaustive switch in Java throws, one in Go does nothing.
    </>,
    <>
      buf breaking 1.75 (WIRE) and openapi-diff 0.24 compare shapes, not readers: both pass the new status and the new default, and buf
      passes a number used again for another string. Both refuse a field that is deleted without a trace or given another type.
    </>,
    <>
      Between releases clients go on calling, but only their checks are drawn: each calls every replica once. A misled client does not know
      it is; the verdict comes from what is true of the order, which no client sees. Replicas store their own orders, in the bytes in which
      they answered.
    </>,
    <>
      Hops of 25 ms, an alarm after 3 s and a report 0.4 s after the orders are round numbers. No gateway, no versions in paths or headers;
      the two words follow Kleppmann, Designing Data-Intensive Applications, chapter 4.
    </>,
  ],
}

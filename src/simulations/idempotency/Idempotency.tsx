/** The panel of idempotency: its drawings, its words, and which machine stands behind which actor. */

import { charts } from 'virtual:statecharts/idempotency'
import { nameOf } from '../../engine/sentences.ts'
import { Glyph } from '../../ui/glyph/Glyph.tsx'
import { Sequence } from '../../views/sequence/Sequence.tsx'
import { StateTable } from '../../views/state-table/StateTable.tsx'
import { StatesOf } from '../../views/statechart/StatesOf.tsx'
import { Topology } from '../../views/topology/Topology.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import { lanesOf } from './layouts.ts'

const LIFELINES = [
  'without-key/client',
  'without-key/api',
  'without-key/ledger',
  'with-key/client',
  'with-key/api',
  'with-key/key-store',
  'with-key/ledger',
] as const

function Network(view: ViewProps) {
  const { wide, narrow } = lanesOf(view.run.parameters)
  return <Topology wide={wide} narrow={narrow} {...view} />
}

function Timeline({ run: _, ...view }: ViewProps) {
  return <Sequence actors={LIFELINES} {...view} />
}

const WITH_STATES = ['with-key/api', 'with-key/key-store', 'with-key/client', 'without-key/api', 'with-key/ledger'] as const

/** The name of the machine that an actor runs under these parameters. */
function machineOf(actor: string, { claim }: ViewProps['run']['parameters']): string {
  if (actor === 'without-key/api') return 'api, without key'
  if (actor === 'with-key/api') return `api, ${claim}`
  return actor.replace('with-key/', '')
}

/** The store's chart is the life of a key, and is called so. */
function titleOf(actor: string): string {
  return actor === 'with-key/key-store' ? 'The life of a key' : nameOf(actor)
}

function States({ run, ...view }: ViewProps) {
  const of = WITH_STATES.map(actor => ({ actor, title: titleOf(actor), layout: charts[machineOf(actor, run.parameters)] }))
  return <StatesOf of={of} index={view.index} frame={view.frame} />
}

/** What the figure of idempotency is made of. */
export const panel: Panel = {
  views: [
    { id: 'network', label: 'Network', View: Network },
    { id: 'sequence', label: 'Sequence', View: Timeline },
    { id: 'states', label: 'States', View: States },
    { id: 'tables', label: 'Tables', View: StateTable },
  ],
  caption: (
    <>
      Both lanes meet the same weather and lose the same <Glyph of="response" /> answer. Watch the ledgers when the client repeats.{' '}
      <strong>Try</strong> a double-click, then let the lane with keys look before it writes instead of claiming in one step.
    </>
  ),
  measures: ['charges', 'amountCharged', 'statusOfRetry', 'replayed'],
  leavesOut: [
    <>
      Compared with PostgreSQL 15 and SQLite 3.40: of twenty sessions that INSERT one key with ON CONFLICT, one gets the row; two that
      SELECT before they write both find nothing, and both charge; a connection that dies before COMMIT leaves neither charge nor key; an
      UPDATE whose claim has been taken over changes 0 rows.
    </>,
    <>
      A unique constraint would stop the second writer even after a look; “check, then act” here is a store without one, as a cache with GET
      and SET is. In PostgreSQL a second INSERT also waits until the first transaction ends (and gets the row if that is rolled back); here
      the claim is committed before the work begins, so that a repeat can be told 409.
    </>,
    <>
      The codes are those of the draft on Idempotency-Key (07, October 2025): 409 in flight, 422 for another body. Stripe answers 400 to
      another body, and its first API replays a 500 as well; here only a success is final, and a ledger never declines a card.
    </>,
    <>
      Keys belong to one account and one endpoint; real stores make both part of the unique key. The ledger keeps downstream keys for ever;
      a provider’s window is finite and must outlast yours. A recovery job gives a key up after five takeovers.
    </>,
    <>
      Hops of 25 ms to the client and 5 ms to the stores, a charge of 5 ms, a claim of 60 s and a key of 24 h are round numbers, not
      measurements. The page listens to late answers, too; many clients close the connection at their timeout.
    </>,
  ],
}

/** The panel of rest-console: its console, its tables and its words. */
import { inLane } from '../../engine/lanes.ts'
import { Glyph } from '../../ui/glyph/Glyph.tsx'
import { Sequence } from '../../views/sequence/Sequence.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import { Console } from './Console.tsx'
import { ConsoleForm } from './ConsoleForm.tsx'
import { EDITORS } from './editor.ts'
import { shopsOf } from './lanes.ts'
import { OrderStates } from './OrderStates.tsx'
import { Orders } from './Orders.tsx'

/** Only an editor who speaks in this run has a lifeline. */
function Timeline({ run, ...view }: ViewProps) {
  const busy = new Set([...view.index.messages.values()].map(({ sent }) => sent.from))
  const actors = shopsOf(run.parameters).flatMap(({ lane }) => {
    const speaking = EDITORS.map(name => inLane(lane, name)).filter(name => busy.has(name))
    const [ann, ben] = speaking.length > 0 ? speaking : [inLane(lane, EDITORS[0])]
    return [ann as string, inLane(lane, 'server'), ...(ben === undefined ? [] : [ben])]
  })
  return <Sequence actors={actors} {...view} />
}

/** What the figure of rest-console is made of. */
export const panel: Panel = {
  views: [
    { id: 'console', label: 'Console', View: Console },
    { id: 'tables', label: 'Orders', View: Orders },
    { id: 'sequence', label: 'Sequence', View: Timeline },
    { id: 'states', label: 'States', View: OrderStates },
  ],
  controls: { Controls: ConsoleForm, replaces: ['send', 'header', 'body', 'as'] },
  caption: (
    <>
      Read the <Glyph of="request" /> request line first, then the status of the <Glyph of="response" /> answer, then look what the server
      holds. <strong>Try</strong> the same change once with PUT and once with PATCH, and any request twice.
    </>
  ),
  measures: ['requests', 'resourcesChanged', 'rowsRepeated', 'rowsSkipped'],
  leavesOut: [<>Under work.</>],
}

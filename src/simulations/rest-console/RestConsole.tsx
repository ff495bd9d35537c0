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
  measures: ['resourcesChanged', 'quantity', 'rowsRepeated', 'rowsSkipped'],
  leavesOut: [
    <>
      Held against RFC 9110, 9112, 5789, 6585, 7396 (all of its Appendix A) and 9457. nginx 1.22 and Apache 2.4 were sent 108 conditional
      requests for a file: they agree, but for both looking at dates where entity tags stand beside them, and nginx wanting dates to be
      equal. Node’s own HTTP parser finds the same requests broken, in the tests.
    </>,
    <>
      A tag without its double quotes matches nothing, as in nginx and Apache. Two spaces in a request line are refused here and let through
      by Node. The order of 404, 405, 415 and 406 is a server’s own affair; that conditions come after them is not.
    </>,
    <>
      One connection for each request, no chunks (411), no ranges, no compression, no caches in between. A server would wait about a minute
      for content that does not come before it says 408; this one says so at once. Targets up to 2 KiB, fields 8 KiB, content 16 KiB: round
      numbers, in the range that servers ship with.
    </>,
    <>
      PUT here may leave an optional note out. A careful API may refuse a PUT that lacks a member, and many never let a client choose a
      number. DELETE is 204 both times; 404 the second time is as lawful, and both are idempotent.
    </>,
    <>
      The list is an array in memory: Rows-Scanned says what a database without and with an index on the sort key would walk over. Orders by
      a status that changes can drift by cursor, too; only a key that never changes holds its place.
    </>,
  ],
}

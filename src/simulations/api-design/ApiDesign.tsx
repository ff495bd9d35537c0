/** The panel of api-design: its sheet, its drawings and its words. */

import { charts } from 'virtual:statecharts/api-design'
import { Glyph } from '../../ui/glyph/Glyph.tsx'
import { Sequence } from '../../views/sequence/Sequence.tsx'
import { StatesOf } from '../../views/statechart/StatesOf.tsx'
import { Topology } from '../../views/topology/Topology.tsx'
import type { Panel, ViewProps } from '../panel.ts'
import { DesignSheet } from './DesignSheet.tsx'
import { narrow, wide } from './layouts.ts'
import { Questions } from './Questions.tsx'

function Network({ run: _, ...view }: ViewProps) {
  return <Topology wide={wide} narrow={narrow} {...view} />
}

const LIFELINES = ['phone', 'client', 'browser-cache', 'server'] as const

/** Only who speaks in this run has a lifeline; what passes between design and devices stays out. */
function Timeline({ run: _, ...view }: ViewProps) {
  const busy = new Set([...view.index.messages.values()].flatMap(({ sent }) => [sent.from, sent.to]))
  const actors = LIFELINES.filter(name => busy.has(name) || name === 'client' || name === 'server')
  return <Sequence actors={actors} {...view} />
}

function States({ run, ...view }: ViewProps) {
  const of = [
    { actor: 'design', title: 'The design', layout: charts[String(run.parameters.problem)] },
    { actor: 'client', title: 'Client', layout: charts.client },
    { actor: 'phone', title: 'Phone', layout: charts.phone },
  ]
  return <StatesOf of={of} index={view.index} frame={view.frame} />
}

/** What the figure of api-design is made of. */
export const panel: Panel = {
  views: [
    { id: 'contract', label: 'Design sheet', View: DesignSheet },
    { id: 'network', label: 'Network', View: Network },
    { id: 'sequence', label: 'Sequence', View: Timeline },
    { id: 'states', label: 'States', View: States },
  ],
  controls: { Controls: Questions, replaces: ['next', 'choose', 'back'] },
  caption: (
    <>
      Each question is asked first. Your answer changes the API, and a trial with real requests shows whether the line keeps its promise
      when something happens twice. <strong>Try</strong> the wrong answers too: at the redirect, choose 301 and watch ten{' '}
      <Glyph of="request" /> clicks; at creation, leave the key out and <Glyph of="lost" /> lose an answer.
    </>
  ),
  measures: ['rightChoices', 'rulesBroken', 'duplicatesCreated', 'clicksCounted'],
  leavesOut: [
    <>
      Chromium 156 was sent the same answers: of ten visits it let one reach the server after a 301 or 308 without cache fields, all ten
      after 302, 307 and 301 with no-store. It showed Ben what it had kept of Ann’s “me”, unless Vary named Authorization, and asked with
      If-None-Match after no-cache. For how long it keeps a 301 is its own affair; here it is kept for the whole run.
    </>,
    <>
      Requests are read and answered by the rules of RFC 9110 and 9112, errors are those of RFC 9457, the cache is one of RFC 9111. 302 and
      307 differ only for methods other than GET: after a 302 many clients turn a POST into a GET, after a 307 none may.
    </>,
    <>
      A code of seven base-62 characters is one of 62<sup>7</sup> = 3,521,614,606,208. Ten guesses a second would take thousands of years to
      go through them; so the trial only tries neighbours. A real service also screens targets for phishing, which is a redirect’s true
      risk.
    </>,
    <>
      One server that answers one request after another: no two requests are carried out at once, so a unique constraint is never raced for.
      How a key is claimed under a race is the idempotency figure’s subject. Keys never expire here.
    </>,
    <>
      Ten creations a minute, a page of ten, a hold of 3 s, a patience of 1 s and hops of 40 ms are round numbers, chosen to be seen. The
      limiter counts in a fixed window that starts with each trial. Client and phone share one network address.
    </>,
  ],
}

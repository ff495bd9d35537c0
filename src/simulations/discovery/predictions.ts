/** What a reader is asked before a run of discovery; the run itself answers. */
import type { Prediction } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { CALLERS } from './cast.ts'
import { detectionMs, failuresOf, restartsOf } from './measures.ts'
import { FEES } from './messages.ts'

/** Whole seconds from the fault until the registry sends nobody there any more. */
const seconds = (index: TraceIndex): number => Math.floor(detectionMs(index) / 1000)

/** What callers get for the page that needs no database, from the moment at which the last of them holds an empty list until the database is back. */
function feesWhileNobodyIsListed(index: TraceIndex): { readonly served: number; readonly turnedAway: number } {
  const empty = CALLERS.map(caller => index.states.get(caller)?.find(({ to }) => to === 'stranded')?.at ?? index.now)
  const from = Math.max(...empty)
  const to = index.inputs.find(({ label }) => label.startsWith('recover'))?.at ?? index.now
  const within = (at: number): boolean => at >= from && at < to
  const served = [...index.messages.values()].filter(
    ({ sent, answers }) =>
      sent.detail.page === FEES && within(sent.at) && answers.some(id => index.messages.get(id)?.sent.kind === 'response'),
  )
  return { served: served.length, turnedAway: failuresOf(index).filter(({ at, page }) => page === FEES && within(at)).length }
}

/** The predictions. */
export const predictions: readonly Prediction[] = [
  {
    id: 'P1',
    scenario: 'hang',
    kind: 'choose',
    several: false,
    question:
      'payments-2 hangs: the process lives, the port accepts, nothing answers. Probes run every 10 s and three must fail. For how long are callers still sent there?',
    options: [
      {
        text: 'About a second',
        why: 'That is the time one probe waits for its answer. A single miss proves nothing: three are needed.',
        holds: index => seconds(index) < 5,
      },
      {
        text: 'About 10 s',
        why: 'The first probe that fails comes up to 10 s after the hang. It is the first of three.',
        holds: index => seconds(index) >= 5 && seconds(index) < 20,
      },
      {
        text: '20 to 31 s',
        why: 'Up to 10 s until the first probe that fails, twice 10 s more to the third, and 1 s until that one is given up. In this run it took {detectionMs}; the last caller had learnt of it after {learntMs}.',
        holds: index => seconds(index) >= 20 && seconds(index) <= 31,
      },
      {
        text: 'Until someone restarts it',
        why: 'The readiness probe takes it off the list without a restart. The restart comes later, and for another reason: the liveness probe has failed as well.',
        holds: index => seconds(index) > 31,
      },
    ],
  },
  {
    id: 'P2',
    scenario: 'shared-database',
    kind: 'choose',
    several: false,
    question:
      'All three instances report "not ready" because they share a database that is down. What do callers of a page that needs no database get?',
    options: [
      {
        text: 'The page',
        why: 'Each instance could serve it. But nobody is on the list, so nobody is asked.',
        holds: index => feesWhileNobodyIsListed(index).served > 0 && restartsOf(index).length === 0,
      },
      {
        text: 'Nothing: no instance is left',
        why: 'A check that asks about what all share takes all of them off at once. In this run {failedBy.noInstance} requests found nobody to go to.',
        holds: index => {
          const { served, turnedAway } = feesWhileNobodyIsListed(index)
          return served === 0 && turnedAway > 0
        },
      },
      {
        text: 'The page, but slower',
        why: 'There is nobody to share the load with, because nobody is left at all.',
        holds: () => false,
      },
      {
        text: 'A restarted instance',
        why: 'Readiness restarts nobody. And no restart would bring the database back.',
        holds: index => restartsOf(index).length > 0,
      },
    ],
  },
]

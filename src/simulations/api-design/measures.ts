/** What is counted in a run of api-design. */
import type { Measure } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { effectsByWish, linesWith, stepAt, trialsOf } from './sheet.ts'

/** Clicks that the server counted in the last trial of the redirect. */
function clicksCounted(index: TraceIndex): number {
  const trial = trialsOf(index).findLast(({ step }) => step === 'redirect')
  return trial?.rows.filter(({ table }) => table === 'clicks').length ?? 0
}

/** Links that the first wish of the last trial with this choice has made. */
export function linksMade(index: TraceIndex, choice: string): number {
  const trial = trialsOf(index).findLast(one => one.choice === choice)
  return trial ? ([...effectsByWish(index, trial.rows).values()][0] ?? 0) : 0
}

/** The measures by name. */
export const measures: Readonly<Record<string, Measure>> = {
  step: { label: 'step', unit: '', definition: 'The step that the design has reached.', of: index => stepAt(index) },
  rightChoices: {
    label: 'promises kept',
    unit: '',
    definition: 'Lines of the design sheet that kept their promise in their last trial.',
    of: index => linesWith(index, 'kept'),
  },
  duplicatesCreated: {
    label: 'effects too many',
    unit: '',
    definition:
      'How often a wish that had taken effect took effect again, over the whole run: a second link, a like counted twice or taken back by a repeat, a seat sold twice to one buyer.',
    of: index => [...effectsByWish(index).values()].reduce((sum, count) => sum + count - 1, 0),
  },
  rulesBroken: {
    label: 'promises broken',
    unit: '',
    definition: 'Lines of the design sheet that broke their promise in their last trial.',
    of: index => linesWith(index, 'broken'),
  },
  clicksCounted: {
    label: 'clicks counted',
    unit: '',
    definition: 'Redirects that the server answered in the last trial of the redirect, of ten clicks made.',
    of: clicksCounted,
  },
  linksMade: {
    label: 'links made',
    unit: '',
    definition: 'Links that one wish made, its request sent twice: in the last trial without a key, and in the last with one.',
    of: index => ({ 'without-key': linksMade(index, 'no-key'), 'with-key': linksMade(index, 'key') }),
  },
}

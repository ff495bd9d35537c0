/** What the reader can do: go from step to step, and choose. */
import type { ActionSpec } from '../../engine/simulation.ts'
import { optionIds } from './steps.ts'

/** The actions of api-design. */
export const actions: Readonly<Record<string, ActionSpec>> = {
  next: { label: 'Next Step', help: 'Goes on to the next question of the design. A step left open stays as it is.', to: 'design' },
  choose: {
    label: 'Choose',
    help: 'Answers the present question: the API is changed so, and tried out with real requests.',
    to: 'design',
    argument: { label: 'option', example: '302', choices: optionIds },
  },
  back: { label: 'Back', help: 'Goes back to the question before.', to: 'design' },
}

/** api-design: an API designed line by line, each line asked for, then tried out with the second time in mind. */
import { defineSimulation, type LinkSpec } from '../../engine/simulation.ts'
import { actions } from './actions.ts'
import { challenge } from './challenge.ts'
import { openingData } from './data.ts'
import { DONE, START } from './design.ts'
import { invariants } from './invariants.ts'
import { machines } from './machines.ts'
import { measures } from './measures.ts'
import { parameters } from './parameters.ts'
import { predictions } from './predictions.ts'
import { scenarios } from './scenarios.ts'
import type { ServerInput } from './server.ts'
import { linesWith, stepAt } from './sheet.ts'
import { plainChoices, stepNamed, steps } from './steps.ts'
import { several } from './trial.ts'

/** What one machine or one hand holds: nothing between them crosses a network. */
const NEAR: readonly string[] = ['design', 'client', 'phone', 'browser-cache']

/** The simulation of chapter 8. */
export const apiDesign = defineSimulation({
  id: 'api-design',
  version: 1,
  title: 'Every line of an API is a promise about the second time',
  parameters,
  until: 120_000_000,
  actors({ problem }, chance) {
    return {
      design: { machine: machines[problem], unbreakable: true },
      client: { machine: machines.client, unbreakable: true },
      phone: { machine: machines.phone, unbreakable: true },
      'browser-cache': { machine: machines['browser-cache'], perRequest: true, unbreakable: true, memory: {} },
      server: {
        machine: machines.server,
        input: { choices: plainChoices(problem), chance, data: null } satisfies ServerInput,
        recover: (disk: ServerInput) => disk,
      },
    }
  },
  link({ hopMs, spread, lossPercent }, from, to): LinkSpec {
    const isCall = from === 'design' || to === 'design' || (NEAR.includes(from) && NEAR.includes(to))
    return isCall ? { law: 'call' } : { law: 'log-normal', medianMs: hopMs, sigma: spread, lossPercent }
  },
  stored: () => ({ links: openingData().tables.links as never }),
  machines,
  actions,
  scenarios,
  rest: { scenario: 'shortener', at: 7_020_000 },
  measures,
  invariants,
  predictions,
  challenge,
  summary(index) {
    const at = stepAt(index)
    const tried = `${several(linesWith(index, 'kept'), 'promise')} kept, ${linesWith(index, 'broken')} broken`
    if (at === START) return 'Nothing has been asked yet.'
    if (at === DONE) return `The design is done: ${tried}.`
    const problem = (Object.keys(steps) as (keyof typeof steps)[]).find(name => stepNamed(name, at) !== null)
    const total = problem ? steps[problem].length : 0
    return `At the step “${at}”, one of ${total}: ${tried}.`
  },
})

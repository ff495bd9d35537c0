/** rest-console: a small orders API that does exactly what each method promises, spoken to in raw HTTP. */

import { inLane } from '../../engine/lanes.ts'
import { type ActorSpec, defineSimulation, type LinkSpec } from '../../engine/simulation.ts'
import { actions } from './actions.ts'
import { challenge } from './challenge.ts'
import { EDITORS, type Editor, type EditorInput } from './editor.ts'
import { exchangesOf } from './exchanges.ts'
import { invariants } from './invariants.ts'
import { type Shop, shopsOf } from './lanes.ts'
import { machines } from './machines.ts'
import { changesOf, measures } from './measures.ts'
import { openingData } from './order.ts'
import { parameters } from './parameters.ts'
import { predictions } from './predictions.ts'
import { scenarios } from './scenarios.ts'
import type { ServerInput } from './server.ts'

/** The simulation of chapter 3. */
export const restConsole = defineSimulation({
  id: 'rest-console',
  version: 1,
  title: 'The server does what the method says, not what you meant',
  parameters,
  until: 60_000_000,
  actors(set) {
    const cast = ({ lane, design, paging }: Shop): [string, ActorSpec][] => {
      const editor = (name: Editor): [string, ActorSpec] => [
        inLane(lane, name),
        { machine: machines[name], input: { name, design } satisfies EditorInput, unbreakable: true },
      ]
      const settings = { design, paging, requireIfMatch: set.requireIfMatch === 'on', orders: set.orders }
      const server: ActorSpec = {
        machine: machines.server,
        input: { ...settings, data: null } satisfies ServerInput,
        recover: (disk: ServerInput) => disk,
      }
      return [
        ...EDITORS.map(editor),
        [inLane(lane, 'server'), server],
        [inLane(lane, 'order'), { machine: machines.order, perRequest: true, unbreakable: true }],
      ]
    }
    return Object.fromEntries(shopsOf(set).flatMap(cast))
  },
  link({ hopMs, spread, lossPercent }, _from, to): LinkSpec {
    return to === 'order' ? { law: 'call' } : { law: 'log-normal', medianMs: hopMs, sigma: spread, lossPercent }
  },
  stored: set => Object.fromEntries(shopsOf(set).map(({ lane }) => [inLane(lane, 'orders'), openingData(set.orders).orders])),
  machines,
  actions,
  scenarios,
  rest: { scenario: 'replace-vs-patch', at: 460_000 },
  measures,
  invariants,
  predictions,
  challenge,
  summary(index) {
    const lanes = [...new Set([...index.messages.values()].map(({ sent }) => sent.from.slice(0, Math.max(0, sent.from.indexOf('/')))))]
    if (lanes.length === 0) return 'Nobody has asked the server for anything yet.'
    const counts = lanes.map(lane => {
      const asked = exchangesOf(index, lane).length
      const changed = changesOf(index, lane)
      const where = lane === '' ? '' : ` (${lane.replaceAll('-', ' ')})`
      return `${asked} ${asked === 1 ? 'request' : 'requests'}, ${changed} ${changed === 1 ? 'change' : 'changes'} of an order${where}`
    })
    return `${counts.join('; ')}.`
  },
})

/** protocols: one question over REST, gRPC and GraphQL, and news over a WebSocket, down to the bytes. */
import { defineSimulation } from '../../engine/simulation.ts'
import { challenge } from './challenge.ts'
import { busyLanes, laneName } from './lanes.ts'
import { measures } from './measures.ts'
import { predictions } from './predictions.ts'
import { scenarios } from './scenarios.ts'
import { world } from './world.ts'

/** The simulation of chapter 6. */
export const protocols = defineSimulation({
  ...world,
  title: 'Smaller messages save bytes; fewer round trips save time',
  scenarios,
  rest: { scenario: 'default', at: 66_000 },
  measures,
  predictions,
  challenge,
  summary(index) {
    const lanes = busyLanes(index)
    if (lanes.length === 0) return 'Nobody has asked anything yet.'
    const value = (name: string) => measures[name]?.of(index, {}) as Readonly<Record<string, number>>
    const [times, down, news] = [value('elapsedMs'), value('responseBytes'), value('nextOrderMs')]
    const said = lanes.map(lane => {
      const took = times[lane] === undefined ? '' : `has its answer after ${times[lane]} ms`
      const heard = news[lane] === undefined ? '' : `hears of the next order after ${news[lane]} ms`
      const what = [took, heard].filter(Boolean).join(' and ') || (lane === 'websocket' ? 'listens' : 'has no answer')
      return `${laneName(`${lane}/`)} ${what}, ${down[lane]} bytes down`
    })
    return `${said.join('; ')}.`
  },
})

/** What must hold at every event of every run of protocols. */
import { laneOf } from '../../engine/lanes.ts'
import type { Invariant } from '../../engine/simulation.ts'
import type { MessageId } from '../../engine/trace.ts'
import { anatomyOf } from './parts.ts'

/** The invariants by name. */
export const invariants: Readonly<Record<string, Invariant>> = {
  partsAreTheMessage: {
    claim: 'The named parts of a message cover the bytes that it shows, and its payload and headers are never more than all of it.',
    watch: () => event => {
      const anatomy = event.type === 'message.sent' ? anatomyOf(event.detail) : null
      if (event.type !== 'message.sent' || !anatomy) return null
      const named = anatomy.parts.reduce((sum, [length]) => sum + length, 0)
      if (named !== anatomy.hex.length / 2 || named !== Math.min(512, event.bytes))
        return `${event.label} shows ${named} of ${event.bytes} bytes`
      return anatomy.payload + anatomy.headers <= event.bytes && anatomy.unwanted <= anatomy.payload
        ? null
        : `${event.label} is smaller than its parts`
    },
  },
  graphqlGivesWhatIsAsked: {
    claim: 'A GraphQL answer holds nothing that was not asked for.',
    watch: () => event =>
      event.type === 'message.sent' && event.from === 'graphql/api' && (anatomyOf(event.detail)?.unwanted ?? 0) > 0
        ? `${event.label} holds more`
        : null,
  },
  oneRequestHasOneAnswer: {
    claim: 'A request over REST, gRPC or GraphQL gets at most one answer.',
    watch: () => {
      const answered = new Set<MessageId>()
      return event => {
        if (event.type !== 'message.sent' || event.correlates === null || laneOf(event.from) === 'stream') return null
        if (answered.has(event.correlates)) return `message ${event.correlates} is answered again by ${event.label}`
        answered.add(event.correlates)
        return null
      }
    },
  },
  poolIsKept: {
    claim: 'No API has more queries under way than it has connections to the database.',
    watch: ({ parameters }) => {
      const open = new Map<string, Set<MessageId>>()
      const lane = (actor: string) => open.get(laneOf(actor)) ?? (open.set(laneOf(actor), new Set()).get(laneOf(actor)) as Set<MessageId>)
      const queries = new Map<MessageId, string>()
      return event => {
        // What a broken process has asked is nobody's any more.
        if (event.type === 'state.entered' && event.to === 'broken') lane(event.actor).clear()
        if (event.type !== 'message.sent') return null
        if (event.kind === 'query') {
          queries.set(event.message, event.from)
          const mine = lane(event.from).add(event.message)
          return mine.size > (parameters.databaseConnections as number) ? `${event.from} has ${mine.size} queries under way` : null
        }
        if (event.correlates !== null && queries.has(event.correlates)) lane(event.to).delete(event.correlates)
        return null
      }
    },
  },
}

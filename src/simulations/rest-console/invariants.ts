/** What must hold at every event of every run of rest-console. */
import { isSafe } from '../../actors/resource-server/methods.ts'
import { laneOf, withoutLane } from '../../engine/lanes.ts'
import type { Invariant } from '../../engine/simulation.ts'
import type { MessageSent, TraceEvent } from '../../engine/trace.ts'
import type { Order } from './order.ts'
import { fieldIn, partsOf, statusOf, textOf } from './wire.ts'

/** The request whose arrival caused an event, or null. */
function requestBehind(event: TraceEvent, before: readonly TraceEvent[]): MessageSent | null {
  const received = event.cause === null ? undefined : before[event.cause - 1]
  if (received?.type !== 'message.received') return null
  const sent = before[(received.cause ?? 0) - 1]
  return sent?.type === 'message.sent' ? sent : null
}

function isAnswer(event: TraceEvent): event is MessageSent {
  return event.type === 'message.sent' && withoutLane(event.from) === 'server' && event.correlates !== null && textOf(event) !== ''
}

function methodOf(sent: MessageSent): string {
  return textOf(sent).split(' ')[0] as string
}

/** The invariants by name. */
export const invariants: Readonly<Record<string, Invariant>> = {
  safeMethodsChangeNothing: {
    claim: 'A request with a safe method writes no row.',
    watch: () => (event, before) => {
      if (event.type !== 'row.written') return null
      const request = requestBehind(event, before)
      return request && isSafe(methodOf(request)) ? `${request.label} wrote order ${event.key}` : null
    },
  },
  repeatsAddNothing: {
    claim: 'A PUT or DELETE that is repeated at once, word for word, leaves everything as the first one left it.',
    watch: () => {
      const last = new Map<string, string>()
      return (event, before) => {
        if (event.type !== 'row.written') return null
        const request = requestBehind(event, before)
        const text = request ? textOf(request) : ''
        const lane = laneOf(event.actor)
        const isRepeat = text !== '' && last.get(lane) === text
        last.set(lane, text)
        return isRepeat && /^(PUT|DELETE) /.test(text) ? `the second ${request?.label} changed order ${event.key} again` : null
      }
    },
  },
  refusedMethodsNameTheAllowed: {
    claim: 'Every 405 names the methods that are allowed.',
    watch: () => event => {
      if (!isAnswer(event) || statusOf(textOf(event)) !== 405) return null
      return fieldIn(textOf(event), 'Allow') ? null : 'a 405 without Allow'
    },
  },
  versionsNameContents: {
    claim: 'A version of an order never names two different contents.',
    watch: () => {
      const known = new Map<string, string>()
      return event => {
        if (event.type !== 'row.written' || event.after === null) return null
        const { version, ...contents } = event.after as unknown as Order
        const name = `${event.table} ${event.key} v${version}`
        const text = JSON.stringify(contents)
        const other = known.get(name)
        known.set(name, text)
        return other === undefined || other === text ? null : `order ${event.key} has two contents under "v${version}"`
      }
    },
  },
  answersAreWhole: {
    claim: 'Every answer to GET and PATCH with 200 names its version and announces its length; HEAD, 204 and 304 carry no content.',
    watch: () => (event, before) => {
      if (!isAnswer(event)) return null
      const text = textOf(event)
      const status = statusOf(text)
      const request = requestBehind(event, before)
      const isHead = request !== null && methodOf(request) === 'HEAD'
      if ((isHead || status === 204 || status === 304) && partsOf(text).body !== '') return `${event.label} carries content`
      if (status === 200 && (!fieldIn(text, 'ETag') || !fieldIn(text, 'Content-Length')))
        return `${event.label} lacks ETag or Content-Length`
      return null
    },
  },
}

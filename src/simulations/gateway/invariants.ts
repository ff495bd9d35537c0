/** What must hold at every event of every run of gateway. */
import type { Invariant } from '../../engine/simulation.ts'
import type { MessageSent, TraceEvent } from '../../engine/trace.ts'
import type { Answered, Asked } from './http.ts'
import { type LimitWatch, limitWatch } from './limit-watch.ts'
import type { Settings } from './parameters.ts'
import { UPSTREAMS } from './routes.ts'
import { AUDIENCE } from './tokens.ts'

type Forwarded = MessageSent & { readonly kind: 'request' }

function isForwarded(event: TraceEvent): event is Forwarded {
  return event.type === 'message.sent' && event.from === 'gateway' && event.kind === 'request'
}

function isAsked(event: TraceEvent): event is MessageSent {
  return event.type === 'message.sent' && event.from === 'client'
}

function detailOf<T>(event: MessageSent): T {
  return event.detail as unknown as T
}

/** What a client sent, by its number. */
function asking(): { readonly learn: (event: TraceEvent) => void; readonly of: (n: number) => Asked } {
  const asked = new Map<number, Asked>()
  return {
    learn: event => {
      if (isAsked(event)) asked.set(detailOf<Asked>(event).n, detailOf<Asked>(event))
    },
    of: n => asked.get(n) as Asked,
  }
}

/** The limiter's admissions are the rows that it writes. A gateway that broke has forgotten what it counted, and so has the watch. */
function watchLimit(settings: Settings) {
  const watches = new Map<string, LimitWatch>()
  return (event: TraceEvent): string | null => {
    if (event.type === 'state.entered' && event.actor === 'gateway' && event.to === 'broken') watches.clear()
    if (event.type !== 'row.written' || event.table !== 'client limit') return null
    const watch = watches.get(event.key) ?? limitWatch(settings)
    watches.set(event.key, watch)
    return watch(event.at) ? `${event.key} was let through once too often` : null
  }
}

/** The invariants by name. */
export const invariants: Readonly<Record<string, Invariant>> = {
  onlyWithToken: {
    claim: 'Nothing reaches an upstream without a token for this gateway, in time and with the scope of its path.',
    watch: () => {
      const { learn, of } = asking()
      return event => {
        learn(event)
        if (!isForwarded(event)) return null
        const { n, token } = of(event.detail.n as number)
        if (token === null) return `#${n} went on without a token`
        const isGood = token.aud === AUDIENCE && token.iat < token.exp && token.scope.split(' ').includes(event.to)
        return isGood ? null : `#${n} went on with a token that will not do`
      }
    },
  },
  identityIsSet: {
    claim: 'An upstream is told the identity that stands in the token, whatever the client says that it is.',
    watch: () => {
      const { learn, of } = asking()
      return event => {
        learn(event)
        if (!isForwarded(event)) return null
        const { n, token } = of(event.detail.n as number)
        const told = detailOf<Asked>(event).headers['x-user-id']
        return told === token?.sub ? null : `#${n} went on as ${told}`
      }
    },
  },
  withinTheLimit: {
    claim: 'The limiter never lets more of one client through than its definition allows, over any window.',
    watch: ({ parameters }) => watchLimit(parameters as unknown as Settings),
  },
  openMeansNoCall: {
    claim: 'While the breaker of an upstream is open, no call is sent there.',
    watch: () => {
      const openSince = new Map<string, number>()
      return event => {
        const upstream = event.type === 'state.entered' ? UPSTREAMS.find(name => event.actor === `breaker-${name}`) : undefined
        if (upstream && event.type === 'state.entered') {
          if (event.to === 'open') openSince.set(upstream, event.at)
          else openSince.delete(upstream)
        }
        if (!isForwarded(event)) return null
        // A permit given at the very instant in which another result opens the breaker is used at that instant.
        const since = openSince.get(event.to)
        return since !== undefined && event.at > since ? `#${event.detail.n} was sent to ${event.to}, whose breaker is open` : null
      }
    },
  },
  idIsCarried: {
    claim:
      'Every answer of the gateway carries a request id, the one that the request came with if that is well formed; the trace goes on in its own trace id.',
    watch: () => {
      const { learn, of } = asking()
      return event => {
        learn(event)
        if (event.type !== 'message.sent' || event.from !== 'gateway') return null
        if (isForwarded(event)) {
          const { n, headers } = of(event.detail.n as number)
          const [brought, sent] = [headers.traceparent, detailOf<Asked>(event).headers.traceparent]
          if (!/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(sent ?? '')) return `#${n} went on without a traceparent`
          if (brought?.length !== 55) return null
          return brought.slice(0, 35) === sent?.slice(0, 35) && brought !== sent ? null : `#${n} left its trace`
        }
        if (event.to !== 'client' || event.detail.status === undefined) return null
        const { n, headers } = detailOf<Answered>(event)
        const brought = of(n).headers['x-request-id']
        const given = headers['x-request-id'] ?? ''
        if (brought !== undefined && /^[\w.-]{8,64}$/.test(brought)) return given === brought ? null : `#${n} lost its id`
        return given.length >= 8 && given !== brought ? null : `#${n} was answered without an id`
      }
    },
  },
}

/** What must hold at every event of every run of discovery. */
import type { Invariant } from '../../engine/simulation.ts'
import type { MessageSent, TraceEvent } from '../../engine/trace.ts'
import { CALLERS } from './cast.ts'
import { LIVE } from './messages.ts'

const CHOOSERS: readonly string[] = [...CALLERS, 'balancer']

/** Keeps the messages of a run, and says which one has just arrived. */
function arrivals(): (event: TraceEvent) => MessageSent | null {
  const sent = new Map<number, MessageSent>()
  return event => {
    if (event.type === 'message.sent') sent.set(event.message, event)
    return event.type === 'message.received' ? (sent.get(event.message) ?? null) : null
  }
}

/** How many probes of the liveness page each instance has failed since the last that it passed, told from messages and timers alone. */
function livenessFailures(): { readonly see: (event: TraceEvent) => void; readonly of: (instance: string) => number } {
  const asked = new Map<number, string>()
  const failures = new Map<string, number>()
  const add = (instance: string): void => void failures.set(instance, (failures.get(instance) ?? 0) + 1)
  return {
    see: event => {
      if (event.type === 'message.sent' && event.from === 'prober' && event.label.endsWith(LIVE)) asked.set(event.message, event.to)
      if (event.type === 'message.sent' && event.correlates !== null && asked.has(event.correlates)) {
        if (event.kind === 'response') failures.set(event.from, 0)
        else add(event.from)
      }
      if (event.type === 'timer.ended' && event.how === 'fired' && event.actor === 'prober' && event.timer.startsWith('no answer came ')) {
        const [instance = '', page] = event.timer.slice('no answer came '.length).split(' ')
        if (page === LIVE) add(instance)
      }
    },
    of: instance => failures.get(instance) ?? 0,
  }
}

/** The invariants by name. */
export const invariants: Readonly<Record<string, Invariant>> = {
  readinessNeverRestarts: {
    claim:
      'A process is told to stop only for a new version or after enough failed liveness probes: a failed readiness probe never restarts an instance.',
    watch: ({ parameters }) => {
      const failures = livenessFailures()
      return event => {
        failures.see(event)
        if (event.type !== 'message.sent' || event.from !== 'prober' || event.label !== 'SIGTERM') return null
        const { why } = event.detail
        if (why === 'replace' || why === 'again') return null
        const enough = parameters.livenessProbe === 'on' && failures.of(event.to) >= (parameters.livenessThreshold as number)
        return enough ? null : `${event.to} is told to stop after ${failures.of(event.to)} failed liveness probes`
      }
    },
  },
  neverToWhoIsOff: {
    claim:
      'Who has seen that an instance is off the list sends nothing there until it has seen it back, unless nobody is listed and all are tried.',
    watch: ({ parameters }) => {
      const arrived = arrivals()
      const lists = new Map<string, { revision: number; ready: readonly string[] }>()
      return event => {
        const message = arrived(event)
        if (message?.from === 'registry' && 'ready' in message.detail) {
          const list = message.detail as unknown as { revision: number; ready: readonly string[] }
          if (list.revision > (lists.get(message.to)?.revision ?? 0)) lists.set(message.to, list)
        }
        if (event.type === 'state.entered' && event.to === 'broken') lists.delete(event.actor)
        if (event.type !== 'message.sent' || !CHOOSERS.includes(event.from) || !('page' in event.detail) || event.to === 'balancer')
          return null
        const seen = lists.get(event.from)
        if (!seen || seen.ready.includes(event.to) || (seen.ready.length === 0 && parameters.whenAllFail === 'all')) return null
        return `${event.from} sends to ${event.to}, though it has seen it off the list`
      }
    },
  },
  callersStayBehindTheBalancer: {
    claim: 'With a balancer, no caller speaks to an instance; without one, nobody but callers does, the prober left out.',
    watch:
      ({ parameters }) =>
      event => {
        if (event.type !== 'message.sent' || !('page' in event.detail) || event.to === 'balancer') return null
        const direct = (CALLERS as readonly string[]).includes(event.from)
        return direct === (parameters.mode === 'client-side') ? null : `${event.from} speaks to ${event.to}`
      },
  },
}

/** What must hold at every event of every run of api-design, whatever is chosen and whatever is lost. */
import { isSafe } from '../../actors/resource-server/methods.ts'
import type { Invariant } from '../../engine/simulation.ts'
import type { Json, MessageSent, RowWritten, TraceEvent } from '../../engine/trace.ts'
import type { Problem } from './parameters.ts'
import { wishBehind } from './sheet.ts'
import { steps } from './steps.ts'
import { statusOf, textOf } from './wire.ts'

function requestBehind({ cause }: TraceEvent, before: readonly TraceEvent[]): MessageSent | null {
  const received = cause === null ? undefined : before[cause - 1]
  const sent = received?.type === 'message.received' ? before[(received.cause ?? 0) - 1] : undefined
  return sent?.type === 'message.sent' ? sent : null
}

/** Hears of every row of the API, with what is deployed at that moment. */
function watchRows(
  problem: Json,
  of: (row: RowWritten, deployed: Readonly<Record<string, string>>, before: readonly TraceEvent[]) => string | null,
): ReturnType<Invariant['watch']> {
  const plain = Object.fromEntries(steps[problem as Problem].map(({ id, unless }) => [id, unless]))
  let deployed: Readonly<Record<string, string>> = plain
  return (event, before) => {
    if (event.type === 'message.sent' && event.kind === 'ack') {
      const asked = before[(before[(event.cause ?? 0) - 1]?.cause ?? 0) - 1]
      if (asked?.type === 'message.sent') deployed = asked.detail.choices as never
    }
    return event.type === 'row.written' && event.actor === 'server' ? of(event, deployed, before) : null
  }
}

/** The invariants by name. */
export const invariants: Readonly<Record<string, Invariant>> = {
  safeMethodsChangeNothing: {
    claim: 'Unless the design hides actions behind GET, a safe method changes nothing but the server’s own count of clicks.',
    watch: ({ parameters }) =>
      watchRows(parameters.problem as string, (row, deployed, before) => {
        const request = requestBehind(row, before)
        if (request === null || row.table === 'clicks' || deployed.resources === 'actions') return null
        return isSafe(textOf(request).split(' ')[0] as string) ? `${request.label} wrote ${row.key} of ${row.table}` : null
      }),
  },
  keysMakeOneLink: {
    claim: 'With a key, one wish makes at most one link, however often it is sent.',
    watch: ({ parameters }) => {
      const made = new Set<string>()
      return watchRows(parameters.problem as string, (row, deployed, before) => {
        const wish = wishBehind({ events: before }, row.cause)
        if (row.table !== 'links' || row.before !== null || wish === null || deployed.creation !== 'key') return null
        if (made.has(wish)) return `the wish ${wish} made a second link`
        made.add(wish)
        return null
      })
    },
  },
  takenCodesStay: {
    claim: 'Where a taken code is refused, no link is ever overwritten by another’s.',
    watch: ({ parameters }) =>
      watchRows(parameters.problem as string, (row, deployed) => {
        const [was, now] = [row.before, row.after] as unknown as ({ n: number } | null)[]
        return row.table === 'links' && deployed.ids !== 'random' && was && now && was.n !== now.n ? `${row.key} was overwritten` : null
      }),
  },
  putTakesEffectOnce: {
    claim: 'A PUT or DELETE takes effect at most once for one wish.',
    watch: ({ parameters }) => {
      const seen = new Set<string>()
      return watchRows(parameters.problem as string, (row, _, before) => {
        const request = requestBehind(row, before)
        const wish = wishBehind({ events: before }, row.cause)
        if (request === null || wish === null || !/^(PUT|DELETE) /.test(textOf(request)) || /hold/.test(request.label)) return null
        if (seen.has(wish)) return `${request.label} took effect twice`
        seen.add(wish)
        return null
      })
    },
  },
  seatsHaveOneOwner: {
    claim: 'A seat of its own address never passes from one to another before its hold has ended.',
    watch: ({ parameters }) =>
      watchRows(parameters.problem as string, row => {
        const was = row.before as unknown as { account: string; until: number | null } | null
        const now = row.after as unknown as { account: string } | null
        return row.table === 'bookings' && was && now && was.account !== now.account && was.until === null
          ? `${row.key} changed hands`
          : null
      }),
  },
  cachedClicksAreUncounted: {
    claim: 'An answer out of the cache is never counted as a click.',
    watch: () => {
      let asked = 0
      let counted = 0
      return (event, before) => {
        if (event.type === 'message.sent' && event.from === 'server' && statusOf(textOf(event)) >= 300 && statusOf(textOf(event)) < 400)
          asked++
        if (event.type === 'row.written' && event.table === 'clicks') counted++
        return counted > asked + 1 ? `${counted} clicks of ${asked} redirects, at event ${before.length}` : null
      }
    },
  },
}

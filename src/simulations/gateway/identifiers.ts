/** The names that a request carries from door to door: X-Request-ID, and the traceparent of W3C Trace Context. */
import { hashText } from '../../engine/hash.ts'

/** A request id is kept if it is of this form; anything else could forge a line of somebody's log. */
const KEPT = /^[\w.-]{8,64}$/

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/

/** The id that request `n` is given where it brings none. */
export function newRequestId(n: number): string {
  return hashText(`request ${n}`) + hashText(`id ${n}`)
}

/** The id of a request from then on: the one it came with, if that may be kept. */
export function requestIdOf(brought: string | undefined, n: number): string {
  return brought !== undefined && KEPT.test(brought) ? brought : newRequestId(n)
}

/** A traceparent of its own for whoever begins a trace. */
export function newTraceparent(n: number, who: string): string {
  return `00-${hashText(`trace ${n} ${who}`)}${hashText(`${who} begins ${n}`)}-${hashText(`span ${n} ${who}`)}-01`
}

/** The traceparent that is sent on: the same trace and flags, a parent of one's own. A malformed one begins a new trace. */
export function nextTraceparent(brought: string | undefined, n: number, who: string): string {
  const match = TRACEPARENT.exec(brought ?? '')
  return match ? `00-${match[1]}-${hashText(`span ${n} ${who}`)}-${match[2]}` : newTraceparent(n, who)
}

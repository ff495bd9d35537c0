/**
 * The two words in one table (Kleppmann, Designing Data-Intensive Applications, chapter 4): backward is new code that reads
 * old data, forward is old code that reads new data. Each line is tried with every client: nothing here compares schemas.
 */
import { CLIENTS, type ClientName, callsOf, profiles, wishOf } from './clients.ts'
import type { CallName, Contract } from './contract.ts'
import { firstOrder, type StoredOrder, serve } from './orders.ts'
import { type Format, write } from './payload.ts'
import { type Finding, judge } from './verdicts.ts'

/** What crosses from one version to another. */
export interface Crossing {
  readonly data: 'request' | 'response' | 'stored order'
  readonly direction: 'backward' | 'forward'
  readonly written: string
  readonly read: string
  /** Who fails, and with what. */
  readonly failures: readonly { readonly client: ClientName; readonly finding: Finding }[]
}

/** One call of a client at one version to a server at another, in full: encoded, decoded, judged. */
export function exchange(
  name: ClientName,
  call: CallName,
  ofClient: Contract,
  ofServer: Contract,
  format: Format,
  kept: readonly StoredOrder[],
): Finding {
  const client = profiles[name]
  const { wish, values } = wishOf(client, ofClient)
  const creates = call === 'CreateOrder'
  const request = creates ? write(format, ofClient.request, values) : { format, body: '' }
  const answer = serve(ofServer, call, request, creates ? 1048 : (kept.at(-1)?.id ?? 1047), kept)
  return judge(client, ofClient, call, creates ? wish : null, answer)
}

/** The order that a version stores. */
function storedBy(contract: Contract, format: Format): StoredOrder {
  const request = write(format, contract.request, wishOf(profiles.partner, contract).values)
  return serve(contract, 'CreateOrder', request, 1048, []).stored ?? firstOrder(format)
}

type Failures = Crossing['failures']

function trying(calls: (name: ClientName) => readonly CallName[], find: (name: ClientName, call: CallName) => Finding): Failures {
  return CLIENTS.flatMap(client =>
    calls(client)
      .map(call => ({ client, finding: find(client, call) }))
      .filter(({ finding }) => finding.verdict !== 'ok')
      .slice(0, 1),
  )
}

/** What a call goes wrong in: the request if the server refuses it or misunderstands it, else the answer. */
function isRequestFailure({ got }: Finding): boolean {
  return /^(400|404|410) |^the server /.test(got)
}

/** The four lines of the table for two versions that follow each other. */
export function crossings(old: Contract, next: Contract, format: Format): readonly Crossing[] {
  const oldCalls = (name: ClientName): readonly CallName[] => callsOf(profiles[name], old)
  const met = trying(oldCalls, (name, call) => exchange(name, call, old, next, format, [storedBy(next, format)]))
  // A reader of its own version stands in for the next one's code, so that only the stored order is old or new.
  const records = (server: Contract, stored: StoredOrder): Failures =>
    trying(
      name => callsOf(profiles[name], server).filter(call => call === 'ListOrders' || call === 'GetInvoice'),
      (name, call) => exchange(name, call, server, server, format, [stored]),
    )
  return [
    {
      data: 'request',
      direction: 'backward',
      written: 'old client',
      read: 'new server',
      failures: met.filter(({ finding }) => isRequestFailure(finding)),
    },
    {
      data: 'stored order',
      direction: 'backward',
      written: 'old server',
      read: 'new server',
      failures: records(next, storedBy(old, format)),
    },
    {
      data: 'response',
      direction: 'forward',
      written: 'new server',
      read: 'old client',
      failures: met.filter(({ finding }) => !isRequestFailure(finding)),
    },
    {
      data: 'stored order',
      direction: 'forward',
      written: 'new server',
      read: 'old server',
      failures: records(old, storedBy(next, format)),
    },
  ]
}

/** Whether old clients, old servers and old records get on with a new version, both ways. */
export function compatible(
  old: Contract,
  next: Contract,
  format: Format,
): { readonly backward: 'yes' | 'no'; readonly forward: 'yes' | 'no' } {
  const lines = crossings(old, next, format)
  const of = (direction: Crossing['direction']) =>
    lines.every(line => line.direction !== direction || line.failures.length === 0) ? 'yes' : 'no'
  return { backward: of('backward'), forward: of('forward') }
}

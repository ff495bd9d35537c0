/** What must hold at every event of every run of schema-evolution. */
import type { Invariant } from '../../engine/simulation.ts'
import type { VerdictRow } from './measures.ts'
import type { AnswerDetail } from './messages.ts'
import { sizeOf } from './payload.ts'

/** The invariants by name. */
export const invariants: Readonly<Record<string, Invariant>> = {
  sameVersionAgrees: {
    claim: 'A client and a server that run the same version understand each other; only orders stored before can come between them.',
    watch: () => event => {
      if (event.type !== 'row.written' || event.table !== 'verdicts') return null
      const { verdict, got, client, server } = event.after as unknown as VerdictRow
      // Partner and analytics read what was stored earlier.
      if (client !== server || /^(partner|analytics) at/.test(event.key) || got.startsWith('500 ')) return null
      return verdict === 'ok' || verdict === 'no answer' ? null : `${event.key}: ${got}, though both run ${client}`
    },
  },
  onlyTheDeployedActs: {
    claim: 'A server answers by the version that it has last confirmed, whatever the contract says by then.',
    watch: () => {
      const runs = new Map<string, number>()
      return event => {
        if (event.type !== 'message.sent' || !event.from.startsWith('server-')) return null
        if (event.kind === 'ack') runs.set(event.from, event.detail.number as number)
        const { version } = event.detail as unknown as Partial<AnswerDetail>
        if (event.kind === 'ack' || version === undefined) return null
        const own = runs.get(event.from) ?? 1
        return version === own ? null : `${event.from} answers by v${version} and has confirmed v${own}`
      }
    },
  },
  bytesAreReal: {
    claim: 'The bytes of a message are those of the text or the Protobuf message that it carries.',
    watch: () => event => {
      if (event.type !== 'message.sent' || typeof event.detail.body !== 'string') return null
      const { format, body } = event.detail as unknown as { format: 'json' | 'protobuf'; body: string }
      const size = sizeOf({ format, body })
      return size === event.bytes ? null : `${event.label} is ${event.bytes} bytes, and its body ${size}`
    },
  },
  anErrorIsSeen: {
    claim: 'Whoever was given an error knows it: no client that was refused is called served.',
    watch: () => {
      const refused = new Set<string>()
      return (event, before) => {
        if (event.type === 'message.sent' && event.kind === 'error') refused.add(`${event.to} at ${event.from} ${event.message}`)
        if (event.type !== 'row.written' || event.table !== 'verdicts') return null
        const cause = before[(event.cause ?? 0) - 1]
        if (cause?.type !== 'message.received' || (event.after as unknown as VerdictRow).verdict !== 'ok') return null
        return refused.has(`${event.key} ${cause.message}`) ? `${event.key} is called ok on an error` : null
      }
    },
  },
}

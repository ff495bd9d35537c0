/** What a reader is asked before a run of dns; the run itself answers. */
import type { Prediction, PredictionOption } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { lookUps, upstream } from './measures.ts'

/** Whom the second look-up of the run asked. */
function askedSecond(index: TraceIndex): string[] {
  const second = index.inputs.filter(({ label }) => label.startsWith('resolve '))[1]
  return second ? upstream(index).flatMap(({ to, at }) => (at >= second.at ? [to] : [])) : []
}

const asks = (server: string) => (index: TraceIndex) => askedSecond(index).includes(server)

/** Ten minutes after the change: the address found by the first look-up from then on, and the one before the change. */
function leadsTo(index: TraceIndex): 'old' | 'new' | 'nowhere' {
  const change = index.inputs.find(({ label }) => label.startsWith('change-ip '))
  const found = lookUps(index).find(({ at }) => change && at >= change.at + 600_000_000)
  const moved = index.rows.find(({ table, key }) => table === 'zone example.com' && key.startsWith('A '))
  const { was, data } = (moved?.after ?? {}) as { was?: string; data?: string }
  if (found?.found === was) return 'old'
  return found?.found === data ? 'new' : 'nowhere'
}

const where: readonly PredictionOption[] = [
  {
    text: 'To the new address',
    why: 'The owner lowered the TTL for copies handed out from then on. The copy in the cache was handed out before.',
    holds: index => leadsTo(index) === 'new',
  },
  {
    text: 'To the old one',
    why: 'The copy was given for an hour, and nobody takes it back. The lower TTL is first seen when that hour is over.',
    holds: index => leadsTo(index) === 'old',
  },
  {
    text: 'Half to the old one, half to the new',
    why: 'One resolver has one copy of the record, and everybody who asks it gets that. With several resolvers the shares would shift, one cache at a time.',
    holds: () => false,
  },
  {
    text: 'Nowhere: the look-up fails',
    why: 'A cache does not compare its copy with the original. Until its time is over, the copy counts.',
    holds: index => leadsTo(index) === 'nowhere',
  },
]

/** The predictions. */
export const predictions: readonly Prediction[] = [
  {
    id: 'P1',
    scenario: 'sibling',
    kind: 'choose',
    several: true,
    question: 'api.example.com has just been resolved. Which servers will be asked for payments.example.com?',
    options: [
      {
        text: 'The root',
        why: 'It was asked for the first name. What it said, who serves .com, is kept for two days.',
        holds: asks('root'),
      },
      {
        text: 'The server of .com',
        why: 'It was asked for the first name, too. Who serves example.com is kept as well: referrals are cached like answers.',
        holds: asks('tld-com'),
      },
      {
        text: 'example.com’s own',
        why: 'Only the address itself is missing. The resolver begins at the closest zone that it knows.',
        holds: asks('ns-example-com'),
      },
      {
        text: 'None',
        why: 'Another name of the same domain is another record. The copy of api.example.com says nothing of payments.',
        holds: index => askedSecond(index).length === 0,
      },
    ],
  },
  {
    id: 'P2',
    scenario: 'migration-hasty',
    kind: 'choose',
    several: false,
    question:
      'The record has a TTL of one hour and is cached. You set the TTL to 60 s and change the address a minute later. Ten minutes after that, where do look-ups lead?',
    options: where,
  },
]

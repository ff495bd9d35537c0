/** What a reader can do: ask, open a stream, place an order, bet. */
import type { ActionSpec } from '../../engine/simulation.ts'
import { ASKED } from './lanes.ts'
import { MODES } from './stock.ts'

/** The situations of the challenge. */
export const CARDS = ['satellite', 'watch', 'support', 'kitchen'] as const

/** One of the situations. */
export type Card = (typeof CARDS)[number]

/** The actions by name. */
export const actions: Readonly<Record<string, ActionSpec>> = {
  ask: {
    label: 'Ask over',
    help: 'The question over one protocol, on a connection that is open already. WebSocket asks to be told of new orders.',
    to: protocol => [`${protocol}/client`],
    argument: { label: 'protocol', example: 'rest', choices: ASKED },
  },
  order: { label: 'Next order', help: 'Somebody places an order, in every lane at the same moment.', to: 'database' },
  stream: {
    label: 'Open a stream',
    help: 'A gRPC call in one of its four shapes: a charge, levels of stock as they change, a count of the shelves, reservations.',
    to: 'stream/client',
    argument: { label: 'shape', example: 'bidi', choices: MODES },
  },
  bet: {
    label: 'Bet',
    help: 'Which protocol wins the situation of a card. The last bet on a card counts.',
    to: () => [],
    argument: {
      label: 'card and protocol',
      example: 'kitchen:rest',
      choices: CARDS.flatMap(card => ASKED.map(protocol => `${card}:${protocol}`)),
    },
  },
  skip: {
    label: 'Wait',
    help: 'Time goes on.',
    to: () => [],
    argument: { label: 'how long', example: '1s', choices: ['100ms', '1s', '5s'] },
    passes: true,
  },
}

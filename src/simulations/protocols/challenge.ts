/** The challenge: four bets that runs decide, and then a setting that turns one of them round. */
import type { Run } from '../../engine/run.ts'
import type { Action, Challenge } from '../../engine/simulation.ts'
import { CARDS, type Card } from './actions.ts'
import { outcomeOf, type Protocol, situations, winnerOf } from './cards.ts'
import { ASKED } from './lanes.ts'
import { measured } from './measures.ts'
import { act, WATCHED } from './scenarios.ts'

/** The last bet on a card, or null. */
export function betOn(actions: readonly Action[], card: Card): Protocol | null {
  const bets = actions.filter(({ type, argument }) => type === 'bet' && argument?.startsWith(`${card}:`))
  return (bets.at(-1)?.argument?.split(':')[1] as Protocol | undefined) ?? null
}

function bets(of: readonly Protocol[]): Action[] {
  return CARDS.map((card, i) => act('bet', `${card}:${of[i]}`))
}

function everyHand(): Action[][] {
  return ASKED.flatMap(a => ASKED.flatMap(b => ASKED.flatMap(c => ASKED.map(d => bets([a, b, c, d])))))
}

/** How many settings differ from those of the watch. */
function changed({ parameters }: Run): number {
  return Object.entries(WATCHED).filter(([name, value]) => parameters[name] !== value).length
}

function bytesDown(index: Parameters<typeof measured>[1]) {
  return Object.fromEntries(
    (['rest', 'grpc', 'graphql'] as const).flatMap(protocol => {
      const value = measured('responseBytes', index, protocol)
      return value === null ? [] : [[protocol, value]]
    }),
  )
}

const turned: Challenge = {
  id: 'rest-on-the-watch',
  goal: 'The watch asks for the same name again and again. Change one setting so that REST brings the fewest bytes down, by at least a tenth.',
  scenario: 'watch',
  parameters: {},
  conditions: [
    { text: 'REST brings the fewest bytes down, by at least a tenth', holds: (_, index) => winnerOf(bytesDown(index)) === 'rest' },
    { text: 'One setting is changed, and no more', holds: run => changed(run) === 1 },
  ],
  singleChanges: () => [],
  solution: [],
  solutionParameters: { etags: 'on' },
  nearMisses: [
    { actions: [], parameters: { otherFields: 0 }, why: 'A lean resource is small, and comes in full every time.' },
    { actions: [], parameters: { http: '1.1' }, why: 'HTTP/1.1 sends every header in full again.' },
    { actions: [], parameters: { etags: 'on', otherFields: 0 }, why: 'That wins, with two settings.' },
  ],
  solved:
    'Nothing has changed, so nothing is sent: 304. Caches of HTTP understand GET and ETag; to them a POST of gRPC or GraphQL is a closed box.',
}

/** The four cards. */
export const challenge: Challenge = {
  id: 'four-cards',
  goal: 'Four cards, each with a situation and the one measure that counts. Bet a protocol on each; the runs decide. A protocol may win twice, or never.',
  scenario: 'four-cards',
  parameters: {},
  conditions: CARDS.map(card => ({
    text: `${situations[card].title}: your bet has the best ${situations[card].counts}, by at least a tenth`,
    holds: (run: Run, index) => {
      const seen = run.actions.slice(0, index.inputs.length)
      const bet = betOn(seen, card)
      return bet !== null && outcomeOf(card).winner === bet
    },
  })),
  singleChanges: everyHand,
  solution: bets(['grpc', 'graphql', 'grpc', 'websocket']),
  nearMisses: [
    {
      actions: bets(['graphql', 'graphql', 'grpc', 'websocket']),
      why: 'On a narrow link the JSON of a hundred orders takes most of the time.',
    },
    {
      actions: bets(['grpc', 'grpc', 'grpc', 'websocket']),
      why: 'A method made for another screen sends that screen’s fields, however small.',
    },
    { actions: bets(['grpc', 'graphql', 'graphql', 'websocket']), why: 'One request to the API, and 51 behind it.' },
  ],
  solved:
    'Bytes count where the link is narrow, fields where few are wanted, queries where nobody joined them, and news where somebody waits for it.',
  followUp: turned,
}

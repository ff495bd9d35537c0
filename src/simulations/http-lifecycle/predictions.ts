/** What a reader is asked before a run of http-lifecycle; the runs themselves answer. */
import { scenarioInput } from '../../engine/input.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Prediction, PredictionOption, Simulation } from '../../engine/simulation.ts'
import { indexTrace, type TraceIndex } from '../../engine/trace-index.ts'
import { measures } from './measures.ts'

function value(name: string, index: TraceIndex): number {
  return measures[name]?.of(index, {}) as number
}

const firstByte = (ms: number) => (index: TraceIndex) => value('firstByteMs', index) === ms

/** Late files over each protocol, where the run of `scenario` has one lost packet. */
function lateOver(simulation: Simulation, scenario: string): readonly number[] {
  const input = scenarioInput(simulation, scenario)
  return ['http/1.1', 'http/2', 'http/3'].map(protocol => {
    const { events } = simulate(simulation, { ...input, parameters: { ...input.parameters, protocol } })
    return value('resourcesLate', indexTrace(events))
  })
}

const LATE: readonly { readonly counts: readonly [number, number, number]; readonly why: string }[] = [
  {
    counts: [1, 1, 1],
    why: 'HTTP/2 numbers its streams, TCP does not know them. It hands octets on in order, and holds back all that come after a gap.',
  },
  {
    counts: [1, 6, 1],
    why: 'TCP holds back whatever lies behind the gap: on a connection of its own that is one file, on a shared one all six. QUIC keeps order in each stream by itself.',
  },
  {
    counts: [6, 6, 1],
    why: 'Six connections are six TCPs. What is missing on one of them holds nothing up on the others.',
  },
  {
    counts: [1, 6, 6],
    why: 'QUIC resends the packet, too, but the other streams have all they need and do not wait for it.',
  },
]

/** The predictions; the second one runs the simulation over all three protocols. */
export function predictionsOf(simulation: () => Simulation): readonly Prediction[] {
  let late: readonly number[] | null = null
  const options = LATE.map(
    ({ counts, why }): PredictionOption => ({
      text: `${counts[0]}, ${counts[1]} and ${counts[2]}`,
      why,
      holds: () => {
        late ??= lateOver(simulation(), 'h2-loss')
        return late.every((count, i) => count === counts[i])
      },
    }),
  )
  return [
    {
      id: 'P1',
      scenario: 'cold-tls13',
      kind: 'choose',
      several: false,
      question:
        'The server needs 5 ms and is 80 ms away, there and back. Your browser has never spoken to it; the name is already known. When does the first byte arrive over HTTPS (TLS 1.3)?',
      options: [
        { text: '85 ms', why: 'That is the request alone: on a connection that is open already.', holds: firstByte(85) },
        { text: '165 ms', why: 'TCP and the request make two round trips. TLS needs one of its own before it.', holds: firstByte(165) },
        {
          text: '245 ms',
          why: 'TCP one round trip, TLS 1.3 one, the request one: {roundTrips} of 80 ms, and 5 ms of work.',
          holds: firstByte(245),
        },
        { text: '325 ms', why: 'So it was with TLS 1.2, whose handshake takes two round trips.', holds: firstByte(325) },
      ],
    },
    {
      id: 'P2',
      scenario: 'h2-loss',
      kind: 'choose',
      several: false,
      question:
        'Six files are on their way and the first data packet is lost. How many of the six arrive late over six HTTP/1.1 connections, over one HTTP/2, over one HTTP/3?',
      options,
    },
  ]
}

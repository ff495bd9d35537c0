/** What is asked before a run; the runs know the answers. */
import type { Prediction } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { measured } from './measures.ts'

/** How much sooner the Protobuf answer is there than the JSON one of the same round trip, in ms. */
function sooner(index: TraceIndex): number {
  return (measured('elapsedMs', index, 'graphql') ?? 0) - (measured('elapsedMs', index, 'grpc') ?? 0)
}

function between(low: number, high: number) {
  return (index: TraceIndex): boolean => sooner(index) >= low && sooner(index) < high
}

function queriesAre(count: number) {
  return (index: TraceIndex): boolean => measured('databaseQueries', index, 'graphql') === count
}

/** Both predictions. */
export const predictions: readonly Prediction[] = [
  {
    id: 'P1',
    scenario: 'default',
    question:
      'Protobuf shrinks this answer from {payloadBytes.graphql} to {payloadBytes.grpc} bytes. The client is 50 ms away on 10 Mbit/s. How much sooner does the answer arrive?',
    kind: 'choose',
    several: false,
    options: [
      {
        text: 'two thirds sooner',
        why: 'The bytes shrink by two thirds. Nearly all of the time is the way, which takes as long for a short message.',
        holds: between(10, Number.POSITIVE_INFINITY),
      },
      { text: 'about 10 ms', why: 'In 10 ms this link carries 12,500 bytes.', holds: between(3, 10) },
      { text: 'about 1 ms', why: 'In 1 ms this link carries 1,250 bytes, ten times what was saved.', holds: between(0.2, 3) },
      {
        text: 'less than 0.2 ms',
        why: 'From {payloadBytes.graphql} to {payloadBytes.grpc} bytes are 0.09 ms at 10 Mbit/s; a shorter request and shorter headers are the rest. The way takes 50 ms either way.',
        holds: between(-0.2, 0.2),
      },
    ],
  },
  {
    id: 'P2',
    scenario: 'n-plus-one',
    question: 'One GraphQL request for 50 orders with their customers. How many database queries?',
    kind: 'choose',
    several: false,
    options: [
      { text: '1', why: 'One request to the API says nothing about how the API gets its data.', holds: queriesAre(1) },
      { text: '2', why: 'That is what batching makes of it: one for the orders, one for all their customers.', holds: queriesAre(2) },
      { text: '50', why: 'One for each customer, and one before them for the orders.', holds: queriesAre(50) },
      {
        text: '51',
        why: 'A resolver for the orders, then one for the customer of each order, and none of them knows of the others: N + 1.',
        holds: queriesAre(51),
      },
    ],
  },
]

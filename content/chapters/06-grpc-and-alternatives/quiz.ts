/** The questions of chapter 6. Three are predictions: runs of protocols know their answers. */
import type { Question } from '../../../src/course/quiz/question.ts'

export const quiz = [
  {
    id: 'forty-services',
    kind: 'choose-one',
    outcomes: ['O6.6'],
    prompt:
      'Forty internal services in Go and Java have 5 ms at p99. JSON over kept HTTP/2 connections would meet that as well. What speaks for gRPC here?',
    options: [
      { text: 'Calls that need no round trip on the network', why: 'One round trip each, like any request.' },
      { text: 'Connections that only gRPC can keep open', why: 'HTTP/1.1 and HTTP/2 keep them as well.' },
      {
        text: 'Messages that explain themselves to any reader',
        why: 'Protobuf does not: without the schema a reader sees numbers.',
      },
      {
        text: 'One schema for both languages, with deadlines',
        why: 'Generated code on both sides and a time limit that travels along: contract, not speed.',
        right: true,
      },
    ],
  },
  {
    id: 'tag-byte',
    kind: 'choose-one',
    outcomes: ['O6.1'],
    prompt: 'A Protobuf message begins with the tag byte 0x12. What follows?',
    options: [
      { text: 'Field 2, length-delimited', why: '0x12 is (2 << 3) | 2.', right: true },
      { text: 'A message of 18 bytes', why: 'The length comes after the tag.' },
      { text: 'Field 1, eight bytes wide', why: 'That tag is 0x09.' },
      { text: 'Field 18, as a varint', why: 'Field number and type share the byte.' },
    ],
  },
  {
    id: 'no-deadline',
    kind: 'choose-one',
    outcomes: ['O6.3'],
    prompt: 'A gRPC call is sent without a deadline, and the server’s handler hangs. How long does the client wait?',
    options: [
      { text: 'For 30 seconds, the default', why: 'There is no such default.' },
      { text: 'Until the server’s own limit ends it', why: 'Some servers have one; the protocol promises none.' },
      {
        text: 'For as long as the server hangs',
        why: 'There is no default deadline. Set one on every call.',
        right: true,
      },
      { text: 'Until HTTP/2 closes the connection', why: 'The connection is healthy; pings are answered.' },
    ],
  },
  {
    id: 'sql-and-json',
    kind: 'choose-one',
    outcomes: ['O6.6'],
    prompt: 'A service spends 200 ms in SQL and 2 ms on JSON. How much of the time can a faster codec save?',
    options: [
      { text: 'About 50 %', why: 'The database does not notice the codec.' },
      { text: 'About 1 %', why: '2 of 202 ms, if the codec cost nothing at all.', right: true },
      { text: 'About 10 %', why: 'That would be 20 ms; there are 2 to save.' },
      { text: 'About 90 %', why: 'A slogan about codecs, not about this service.' },
    ],
  },
  {
    id: 'prices-one-way',
    kind: 'choose-one',
    outcomes: ['O6.5'],
    prompt: 'Prices flow one way, to browsers, through ordinary HTTP proxies. What is the simplest fit?',
    options: [
      { text: 'Long polling', why: 'It works anywhere, at a request per batch of news.' },
      {
        text: 'Server-sent events',
        why: 'One long response; the browser reconnects by itself with the last id.',
        right: true,
      },
      { text: 'Bidirectional gRPC', why: 'Browsers cannot speak it.' },
      {
        text: 'WebSocket',
        why: 'It works, and brings a second direction, an upgrade at every proxy and reconnecting of your own.',
      },
    ],
  },
  {
    id: 'fifty-orders',
    kind: 'number',
    outcomes: ['O6.4'],
    prompt:
      'One GraphQL request asks for 50 orders with their customers. The resolvers do not batch. How many database queries does it cost?',
    run: { simulation: 'protocols', scenario: 'n-plus-one', measure: 'databaseQueries.graphql' },
    unit: '',
    tolerance: 0,
    why: 'One for the list and one for each order’s customer.',
    wrong: [
      { value: 1, why: 'One request on the network is not one query in the database.' },
      { value: 2, why: 'That is the cure: collect the ids and ask once.' },
      { value: 50, why: 'The list itself takes one more.' },
    ],
  },
  {
    id: 'million-readings',
    kind: 'choose-one',
    outcomes: ['O6.2'],
    prompt: 'A device uploads a million readings and wants one receipt. Which kind of call?',
    options: [
      { text: 'Unary', why: 'One message of a million readings: past the usual size limit, and all in memory.' },
      { text: 'Server streaming', why: 'One up, many down.' },
      { text: 'Bidirectional streaming', why: 'Both ways; here there is only one answer.' },
      { text: 'Client streaming', why: 'Many messages up, one answer down.', right: true },
    ],
  },
  {
    id: 'without-the-file',
    kind: 'choose-one',
    outcomes: ['O6.1'],
    prompt: 'You catch a Protobuf message on the wire and have no .proto file. What can you tell?',
    options: [
      { text: 'Field names, but no values', why: 'Values are there, names are not.' },
      { text: 'Field names and their values', why: 'Names are not sent.' },
      { text: 'Nothing, it is encrypted', why: 'Protobuf encrypts nothing; TLS would.' },
      {
        text: 'Field numbers and wire types',
        why: 'Names and real types stand in the schema only.',
        right: true,
      },
    ],
  },
  {
    id: 'how-many-round-trips',
    kind: 'number',
    outcomes: ['O6.4', 'O6.6'],
    prompt:
      'The user and her orders, over REST: the second address needs the user’s id. How many round trips does the page wait for, one after another?',
    run: { simulation: 'protocols', scenario: 'default', measure: 'roundTrips.rest' },
    unit: '',
    tolerance: 0,
    why: 'The second request cannot leave before the first answer is there. GraphQL and gRPC ask once.',
    wrong: [
      { value: 1, why: 'Only if the orders can be asked for without knowing the user, or come along with her.' },
      { value: 4, why: 'Two requests and two answers are four messages, and two round trips.' },
    ],
  },
  {
    id: 'how-much-sooner',
    kind: 'choose-one',
    outcomes: ['O6.6'],
    prompt:
      'Protobuf makes an answer of 160 bytes one of 46. The client is 50 ms away on 10 Mbit/s. How much sooner does the answer arrive?',
    run: { simulation: 'protocols', scenario: 'default', measure: 'elapsedMs.grpc' },
    options: [
      {
        text: 'Less than 0.2 ms',
        why: '114 bytes take 0.09 ms at that rate; the distance stays. In the run {payloadBytes.graphql} bytes are there after {elapsedMs.graphql}, and {payloadBytes.grpc} bytes after {elapsedMs.grpc}.',
        holds: 52.209,
      },
      { text: 'About 10 ms', why: 'That would be 12,500 bytes.', holds: 42.398 },
      { text: 'Two thirds of the time', why: 'The bytes shrink by two thirds; the way does not.', holds: 17.466 },
      { text: 'About 1 ms', why: 'That would be some 1,250 bytes.', holds: 51.398 },
    ],
  },
] satisfies Question[]

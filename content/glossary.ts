/** The terms of the course, each in the one sense the course uses; `<Term id="...">` opens the entry where the term first stands. */

/** An entry: the term as it is spelled everywhere, a definition in a sentence or two, and entries to compare it with. */
export interface GlossaryEntry {
  readonly term: string
  readonly definition: string
  readonly see?: readonly string[]
}

export const glossary = {
  api: { term: 'API', definition: 'The agreed set of operations that one program offers another.', see: ['protocol', 'rest'] },
  'api-gateway': {
    term: 'API gateway',
    definition: 'A proxy at the entrance for callers from outside. It routes requests and applies the policies that all of them share.',
    see: ['service-mesh', 'rate-limiting', 'authentication'],
  },
  'at-least-once': {
    term: 'At-least-once',
    definition: 'Every message arrives one or more times.',
    see: ['at-most-once', 'effectively-once'],
  },
  'at-most-once': { term: 'At-most-once', definition: 'Every message arrives once or not at all.', see: ['at-least-once'] },
  attempt: {
    term: 'Attempt',
    definition: 'One sending of a request. Attempts are one more than retries: two retries make up to three attempts.',
    see: ['timeout', 'retry-budget'],
  },
  authentication: { term: 'Authentication', definition: 'Proving who is calling.', see: ['authorisation'] },
  authorisation: { term: 'Authorisation', definition: 'Deciding what that caller may do.', see: ['authentication'] },
  authoritative: {
    term: 'Authoritative server',
    definition: 'A DNS server that answers for a zone from the zone itself. It keeps no copies of other people’s answers.',
    see: ['zone', 'resolver'],
  },
  availability: {
    term: 'Availability',
    definition:
      'The share of time, or of requests, for which a service does what it should. 99.9 % of a year leaves 8.76 hours without it.',
  },
  backpressure: {
    term: 'Backpressure',
    definition: 'Slowing or refusing producers when consumers cannot keep up.',
    see: ['load-shedding', 'rate-limiting'],
  },
  'binary-encoding': {
    term: 'Binary encoding',
    definition: 'Data written as compact bytes rather than as text. It has nothing to do with executable files.',
    see: ['serialisation', 'protobuf', 'json'],
  },
  bulkhead: {
    term: 'Bulkhead',
    definition: 'Separate pools of threads or connections, so that one dependency cannot use up all of them.',
    see: ['circuit-breaker', 'load-shedding'],
  },
  'circuit-breaker': {
    term: 'Circuit breaker',
    definition:
      'A guard that refuses calls after too many failures or slow answers and later lets a trial through. It hears of a slow call only when that call ends, and it neither queues nor retries.',
    see: ['timeout', 'bulkhead'],
  },
  compensation: { term: 'Compensation', definition: 'A later step that undoes an earlier one, such as a refund after a charge.' },
  'correlation-id': {
    term: 'Correlation id',
    definition: 'An id of the business, such as an order number, that ties several traces together.',
    see: ['trace-id'],
  },
  cursor: {
    term: 'Cursor',
    definition: 'A token that names the row after which a list goes on: the value it is sorted by, and an id to settle ties.',
  },
  deadline: {
    term: 'Deadline',
    definition: 'The moment after which the whole operation is worthless, however many attempts it takes.',
    see: ['timeout', 'attempt'],
  },
  'distributed-monolith': {
    term: 'Distributed monolith',
    definition: 'Many deployable units that must change and run as one.',
    see: ['monolith'],
  },
  dns: { term: 'DNS', definition: 'A distributed database from names to records, chiefly addresses.', see: ['ttl'] },
  'effectively-once': {
    term: 'Effectively-once',
    definition: 'Repeats arrive but have no further effect.',
    see: ['at-least-once', 'idempotent'],
  },
  'fencing-token': {
    term: 'Fencing token',
    definition: 'A number that grows with each lease, by which the writes of an earlier holder are refused.',
    see: ['lease'],
  },
  graphql: { term: 'GraphQL', definition: 'A query language for APIs: the caller names the fields it wants.', see: ['rest', 'grpc'] },
  grpc: {
    term: 'gRPC',
    definition: 'A framework for remote procedure calls, with contracts written in protobuf and carried over HTTP/2.',
    see: ['protobuf', 'http-2', 'rest'],
  },
  'head-of-line-blocking': {
    term: 'Head-of-line blocking',
    definition: 'A stuck item delays all those behind it.',
    see: ['http-2', 'http-3'],
  },
  'health-check': {
    term: 'Health check',
    definition: 'A small question asked of an instance at regular intervals, to learn whether it lives or can serve. Also called a probe.',
    see: ['service-discovery'],
  },
  http: {
    term: 'HTTP',
    definition: 'A protocol of requests and responses, with methods, status codes and header fields.',
    see: ['http-2', 'http-3', 'rest'],
  },
  'http-2': {
    term: 'HTTP/2',
    definition: 'HTTP as binary frames, with many exchanges sharing one TCP connection. TLS is usual; the protocol does not require it.',
    see: ['http', 'head-of-line-blocking'],
  },
  'http-3': { term: 'HTTP/3', definition: 'HTTP carried by QUIC in place of TCP.', see: ['http', 'head-of-line-blocking'] },
  'idempotency-key': {
    term: 'Idempotency key',
    definition: 'A value that the caller chooses once per operation and sends with every attempt, so that repeats are recognised.',
    see: ['idempotent', 'attempt'],
  },
  idempotent: {
    term: 'Idempotent',
    definition: 'Doing it again is meant to have the same effect as doing it once; the answers may differ.',
    see: ['safe', 'idempotency-key'],
  },
  jitter: { term: 'Jitter', definition: 'Chance added to waits, so that clients do not come back together.', see: ['retry-budget'] },
  json: {
    term: 'JSON',
    definition: 'A text format of objects, arrays, strings, numbers, booleans and null.',
    see: ['serialisation', 'binary-encoding'],
  },
  latency: {
    term: 'Latency',
    definition: 'The time from asking to having the answer. Say which part is meant: the way, the work, or the waiting in queues.',
    see: ['round-trip', 'throughput'],
  },
  lease: { term: 'Lease', definition: 'A claim that ends by itself.', see: ['fencing-token'] },
  'load-shedding': { term: 'Load shedding', definition: 'Refusing some work early in order to protect the rest.', see: ['backpressure'] },
  monolith: { term: 'Monolith', definition: 'One deployable unit.', see: ['distributed-monolith'] },
  mtls: { term: 'mTLS', definition: 'TLS in which both sides present certificates.', see: ['tls', 'service-mesh'] },
  'outcome-unknown': {
    term: 'Outcome unknown',
    definition: 'Neither success nor failure was seen. The work may be done, half done, waiting, or never begun.',
    see: ['timeout', 'idempotent'],
  },
  protobuf: { term: 'Protobuf', definition: 'A binary format whose schema is written first.', see: ['binary-encoding', 'grpc'] },
  protocol: { term: 'Protocol', definition: 'Agreed formats of messages, and the sequence in which they are sent.' },
  queue: {
    term: 'Queue',
    definition: 'A store of messages between sender and receiver, so that the two need not be up together.',
    see: ['at-least-once', 'backpressure'],
  },
  quic: {
    term: 'QUIC',
    definition: 'A transport over UDP that opens and encrypts in one round trip and keeps order in each stream by itself.',
    see: ['http-3', 'tls', 'head-of-line-blocking'],
  },
  'rate-limiting': {
    term: 'Rate limiting',
    definition: 'Capping the requests of each caller in a given time.',
    see: ['backpressure', 'api-gateway'],
  },
  resolver: {
    term: 'Recursive resolver',
    definition: 'The DNS server that asks the others on a client’s behalf, and keeps every record until its TTL ends.',
    see: ['stub-resolver', 'authoritative', 'ttl'],
  },
  rest: { term: 'REST', definition: 'An architectural style of resources with one uniform interface.', see: ['http', 'api'] },
  'retry-budget': {
    term: 'Retry budget',
    definition: 'The share of traffic that may consist of retries.',
    see: ['attempt', 'jitter'],
  },
  'round-trip': {
    term: 'Round trip',
    definition: 'A request and its response: two messages, and the time from the first leaving to the second arriving.',
    see: ['latency'],
  },
  safe: { term: 'Safe', definition: 'Of a request: it asks for no change of state.', see: ['idempotent'] },
  serialisation: {
    term: 'Serialisation',
    definition: 'Turning data in memory into bytes or text that can be sent or stored.',
    see: ['json', 'binary-encoding'],
  },
  'service-discovery': {
    term: 'Service discovery',
    definition: 'Keeping a list of the instances of a service that can serve now, and choosing one of them for a call.',
    see: ['dns'],
  },
  'service-mesh': {
    term: 'Service mesh',
    definition: 'Proxies beside the services, and a control plane that configures them, handling the traffic between services.',
    see: ['api-gateway', 'mtls'],
  },
  span: { term: 'Span', definition: 'One timed step in a trace.', see: ['trace-id'] },
  'stub-resolver': {
    term: 'Stub resolver',
    definition: 'The part of an operating system or library that hands a program’s question to a recursive resolver. Some keep answers.',
    see: ['resolver'],
  },
  throughput: { term: 'Throughput', definition: 'Work completed per unit of time.', see: ['latency'] },
  timeout: {
    term: 'Timeout',
    definition: 'The limit of one attempt. It ends the waiting, not the work.',
    see: ['deadline', 'outcome-unknown', 'attempt'],
  },
  tls: {
    term: 'TLS',
    definition: 'A protocol that encrypts a connection and proves to the client which server it has reached.',
    see: ['mtls'],
  },
  'trace-id': {
    term: 'Trace id',
    definition: 'The id of one tree of requests, each caused by the one above it.',
    see: ['span', 'correlation-id'],
  },
  ttl: { term: 'TTL', definition: 'How long a cached record may be used.', see: ['dns'] },
  zone: {
    term: 'Zone',
    definition: 'A part of the tree of names under one administration, such as example.com without what it has given away.',
    see: ['authoritative', 'dns'],
  },
} as const satisfies Record<string, GlossaryEntry>

export type TermId = keyof typeof glossary

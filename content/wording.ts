/** What the course does not say, and how it spells what it does say; src/content.test.ts holds every text to both lists. */

/** A wording that is refused, why, and what to write in its place. */
export interface Refused {
  readonly wrong: RegExp
  readonly instead: string
}

/** Wrong or unsourced claims that circulate about the subject, by the number of the erratum that corrects them. */
export const errata: Readonly<Record<string, Refused>> = {
  'E0.01': {
    wrong: /\bsix network (round|hops|calls)/i,
    instead: 'six round trips between services behind the client’s own: seven in all',
  },
  'E0.02': { wrong: /\b10 ?(ms)? ?(to|-|–) ?500 ?ms/i, instead: 'the round trip for a stated distance and year, work and queueing apart' },
  'E0.03': { wrong: /\bnever fails?\b/i, instead: 'local calls can fail; what a network adds is the unknown outcome' },
  'E0.04': { wrong: /\b30 ?(ms)? ?(to|-|–) ?50 ?ms/i, instead: 'hops times (way + serialisation + queue)' },
  'E0.05': {
    wrong: /\b(hardest|biggest|central|most (difficult|important)) (problem|challenge)/i,
    instead: 'the claim without the superlative',
  },
  'E0.06': {
    wrong: /\bstreams? (is|are) fire[- ]and[- ]forget/i,
    instead: 'a producer of a stream that ignores acknowledgements loses data',
  },
  'E0.07': {
    wrong: /\bsynchronous calls? (keep|make|guarantee)s? [\w ]*consisten/i,
    instead: 'a synchronous call tells the outcome promptly',
  },
  'E0.08': {
    wrong: /\b(Kafka|RabbitMQ)(,| and| or)[^.]{0,30}Redis Pub\/Sub/i,
    instead: 'Redis Pub/Sub stores nothing; Redis Streams does',
  },
  'E0.09': { wrong: /\b(20|100)\+ services/i, instead: 'the need that decides, not a count of services' },
  'E0.12': {
    wrong: /\bmultipl(y|ies|ied|ying) (the )?(chance of )?failure/i,
    instead: 'availabilities multiply; failure chances nearly add',
  },
  'E0.13': { wrong: /\b100 ?(B|billion) (API )?calls|\b80 ?K (rps|requests)/i, instead: 'a figure with a source and a date, or none' },
  'E0.14': { wrong: /\b(Netflix|Google|Uber)\b[^.]{0,40}\b(converged|settled) on REST/i, instead: 'HTTP with JSON or GraphQL at the edge' },
  'E0.15': { wrong: /\bmost important (reliability )?(concept|tool|idea)/i, instead: 'the tools as a set' },
  'E1.01': {
    wrong: /\bevery (intermediate )?(DNS )?server (along the chain )?caches/i,
    instead: 'stub, forwarders and recursive resolver cache',
  },
  'E1.02': { wrong: /\b(at most|no (more|longer) than) one TTL\b/i, instead: 'kept connections and runtimes outlive the TTL' },
  'E1.03': {
    wrong: /\bTCP (connect\w*|handshake) (proves|shows|means)\b/i,
    instead: 'the kernel completes the handshake for a stuck process',
  },
  'E1.04': {
    wrong: /\brestarts? (the|a|its|that) pods?\b|\bpods? (is|are|gets?) restarted/i,
    instead: 'the container is restarted, in the same Pod',
  },
  'E1.05': {
    wrong: /\breadiness (should|must) fail (when|if) (any|a|one) (required )?(downstream|dependency|database)/i,
    instead: 'readiness covers what this replica alone lacks',
  },
  'E1.07': { wrong: /\biptables or eBPF/i, instead: 'iptables, nftables or ipvs; eBPF replaces kube-proxy' },
  'E1.10': {
    wrong: /\bCNAME (always )?costs (the client )?(one|an) (more|extra) look-?up/i,
    instead: 'the client gets the whole chain in one answer',
  },
  'E1.11': { wrong: /\b13 root (name)?server clusters/i, instead: '13 named identities, far more instances' },
  'E1.13': { wrong: /\bdrain\w*[^.]{0,40}\b301\b|\b301\b[^.]{0,40}\bdrain/i, instead: 'keep serving, then 503 with Retry-After' },
  'E1.15': {
    wrong: /\b(?!192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|127\.0\.0\.|0\.0\.0\.0|10\.)(?:\d{1,3}\.){3}\d{1,3}\b|\bapi\.stripe\.com\b/,
    instead: 'an address or name that is kept for examples: 192.0.2.10, example.com',
  },
  'E1.16': { wrong: /\b60 ?(to|-|–) ?300 s(econds)? is typical/i, instead: '“common”: nobody has counted' },
  'E2.01': { wrong: /\bone request (at a time )?per connection\b/i, instead: 'HTTP/1.1 answers in the order of the requests' },
  'E2.02': {
    wrong: /keep-alive( header)? is (mandatory|required)/i,
    instead: 'persistent by default in 1.1; the field is forbidden in HTTP/2',
  },
  'E2.07': { wrong: /\bretry (every|all|any) 5xx(?!”)/i, instead: 'idempotent or keyed, and a failure that may pass' },
  'E2.08': { wrong: /\bnever retry (a|any) 4xx(?!”)/i, instead: '408, 425, 429 and a key in progress may be repeated' },
  'E2.09': { wrong: /\bnever retry (a )?409/i, instead: 'a key in progress: later; a clash of states: not' },
  'E2.13': { wrong: /\bmax_?retries\b/i, instead: 'attempts, which are one more than retries' },
  'E2.14': { wrong: /_attempt_?\d/i, instead: 'one key per operation, the same for every attempt' },
  'E2.17': { wrong: /HTTP\/2 (requires|needs|demands) (HTTPS|TLS)/i, instead: 'browsers demand TLS for HTTP/2; the protocol does not' },
  'E2.18': { wrong: /\bRFC ?(2616|723[0-5]|7540)\b/i, instead: 'RFC 9110 to 9113, which replaced it in 2022' },
  'E2.21': { wrong: /\blinear backoff[^.]{0,60}Retry-After/i, instead: 'Retry-After is the server’s wish, no backoff' },
  'E2.22': { wrong: /\bREST (uses|runs on|means|=) HTTP\/1\.1/i, instead: 'REST runs over any version of HTTP' },
  'E2.24': {
    wrong: /\bmost (HTTP )?(libraries|clients) (have|default to) (no timeout|5 minutes)/i,
    instead: 'many have none; look yours up',
  },
  'E2.25': { wrong: /\bmax-age=\d+, ?no-cache|\bno-cache, ?max-age=[1-9]/i, instead: 'one of the two: no-cache asks before each use' },
  'E3.01': { wrong: /\bUR[IL]s are case-insensitive/i, instead: 'only scheme and host are case-insensitive' },
  'E3.04': { wrong: /\bDELETE\b[^.,;]{0,30}\bcancels\b/, instead: 'deleting removes the record, cancelling keeps it' },
  'E3.08': { wrong: /\bcursors? never (skips?|repeats?|drifts?)/i, instead: 'with an unchanging sort key and a unique tie-breaker' },
  'E3.09': { wrong: /\bStripe\b[^.]{0,40}\b(opaque|base64)\b/i, instead: 'Stripe pages by the id of an object' },
  'E3.14': { wrong: /"(amount|price|total)": ?\d+\.\d/, instead: 'money in whole minor units, with its currency' },
  'E3.16': { wrong: /\bdebug ?= ?True\b/, instead: 'no debugger that runs code for strangers' },
  'E4.07': { wrong: /\bStripe (recommends|suggests)[^.]{0,40}\b(resource|order)/i, instead: 'random keys without personal data' },
  'E4.08': { wrong: /\bkeys? (expires?|is pruned|are pruned) after 24/i, instead: 'in Stripe’s v1 pruned after at least 24 hours' },
  'E4.16': { wrong: /\bSETEX\b/, instead: 'SET key value NX EX seconds' },
  'E5.01': { wrong: /\bGitHub\b[^.]{0,40}\/v3\b/i, instead: 'GitHub has dates, in X-GitHub-Api-Version' },
  'E5.02': {
    wrong: /\bquery[^.]{0,40}\b(hard(er)?|difficult) to cache/i,
    instead: 'the query is part of the cache key; a header needs Vary',
  },
  'E5.03': {
    wrong: /\bRFC ?8594 (defines|has|introduce[sd]|brought) (the )?`?Deprecation/i,
    instead: 'RFC 9745 has Deprecation, RFC 8594 Sunset',
  },
  'E5.05': { wrong: /\bopenapi: ?['"]?3\.0\.0/, instead: 'a version in use, with info' },
  'E5.11': { wrong: /\bkeep (two or three|2 ?(-|–|to) ?3) versions/i, instead: 'a published span of support' },
  'E5.13': {
    wrong: /\brenam\w+ (a |the )?(protobuf )?field[^.]{0,30}\bmisread/i,
    instead: 'a name is not sent; a number used again is misread',
  },
  'E5.16': { wrong: /\bFrazelle\b/, instead: 'a source that exists' },
  'E6.01': { wrong: /\b(REST|HTTP) (cannot|can’t|can't) stream/i, instead: 'HTTP streams; a typed stream both ways is what JSON lacks' },
  'E6.05': { wrong: /\bGoogle uses gRPC\b/i, instead: 'Google has Stubby inside; gRPC is its open successor' },
  'E6.06': { wrong: /\bbrowsers? needs? a (gRPC-Web )?proxy/i, instead: 'gRPC-Web, which a server may speak itself' },
  'E6.10': { wrong: /\bgRPC (always|only) (runs|uses|needs|works)/i, instead: 'HTTP/2 as a rule; gRPC-Web also runs over 1.1' },
  'E6.11': { wrong: /\bmesh (with|of) \d+ (micro)?services/i, instead: 'services behind a mesh: a mesh is proxies' },
  'E6.12': { wrong: /\bGraphQL (is unfit for|cannot do|has no) real[- ]time/i, instead: 'subscriptions, over a transport of their own' },
  'E6.14': { wrong: /\bGraphQL \(Facebook, 2015\)/i, instead: 'built in 2012, published in 2015' },
  'E6.18': { wrong: /\bALB (still )?(balances|works)[^.]{0,20} per connection/i, instead: 'ALB works per request, NLB per connection' },
  'E6.19': { wrong: /\bheadless service (gives|does|means) round[- ]robin/i, instead: 'the client chooses; pick_first is its default' },
  'E6.23': { wrong: /\bgRPC servers? (is|are) stateful/i, instead: 'connections live long; the server stays stateless' },
  'E6 (speed)': { wrong: /\b\d+ ?(x|×) (faster|smaller)/i, instead: 'bytes and round trips measured by a run' },
  'E7.02': { wrong: /\bzone is shared (by|between|among) (all )?(the )?gateways?/i, instead: 'shared by the workers of one nginx' },
  'E7.10': {
    wrong: /\b(limit\w*|gateways?) (stops?|prevents?|blocks?) (a |every )?(DDoS|flood)/i,
    instead: 'a flood fills the line before anybody can refuse it',
  },
  'E7.11': { wrong: /\bNetflix\b[^.]{0,40}\b(pioneered|invented)\b/i, instead: 'SoundCloud, 2013' },
  'E7.12': { wrong: /\brequests queue (forever|for ever|at the gateway)/i, instead: 'calls in flight pile up; a breaker holds no queue' },
  'E8.21': {
    wrong: /\b(Polly|Envoy|resilience4j)\b[^.]{0,40}\btrips? on (p99|latency)/i,
    instead: 'a slow-call rate in resilience4j; elsewhere a timeout',
  },
  'E8.22': { wrong: /\bstale-while-revalidate\b[^.]{0,40}\b(error|fails|failure)/i, instead: 'stale-if-error' },
  'E8.23': { wrong: /\bX-Request-Deadline\b/i, instead: 'the time that is left, as in grpc-timeout' },
  'E8.28': { wrong: /\bSRE Workbook\b/i, instead: 'the SRE Book, chapter 22' },
  'E8.30': { wrong: /\bX-(Parent-Request-ID|B3-TraceId)\b/i, instead: 'traceparent' },
  'E8.31': { wrong: /\btimeouts? (at|to|of) (the|your|its) p99\b/i, instead: 'a rate of false alarms that you accept, such as 0.1 %' },
  'E9.01': { wrong: /\block is (just |only )?an? (API|idempotent) call/i, instead: 'a lock needs a lease and a fencing number' },
  'E9.02': { wrong: /\bqueue is (just |only )?an? (HTTP )?POST/i, instead: 'a queue acknowledges, redelivers and keeps order' },
  'EK.05': { wrong: /\badded (response )?field (passes|is safe for) (all|every)/i, instead: 'a strict reader refuses it' },
}

/** Words of advertisement. */
export const hype: Refused = {
  wrong: /\b(blazing|seamless(ly)?|game[- ]chang\w+|battle[- ]tested|bullet-?proof|cutting[- ]edge|world[- ]class|magic(al(ly)?)?)\b/i,
  instead: 'what it does, with a number',
}

/** One spelling for each term. */
export const spellings: readonly Refused[] = [
  { wrong: /\bdata[- ]?cent(er|res?-)|\bdatacentre/i, instead: 'data centre' },
  { wrong: /\bidempot(ence|ent)[- ]keys?\b/i, instead: 'idempotency key' },
  { wrong: /\btime-outs?\b|\btime outs\b/i, instead: 'timeout' },
  { wrong: /\bround-trips?\b/i, instead: 'round trip' },
  {
    wrong: /\bseriali[z]|\bauthori[z]e|\brecogni[z]e|\borgani[z]e/,
    instead: 'the spelling with s: serialise, authorise, recognise, organise',
  },
  { wrong: /\bbehavior|\bcolor\b|\bcanceled\b/, instead: 'behaviour, colour, cancelled' },
  { wrong: /\bmicro[- ]service/i, instead: 'microservice' },
  { wrong: /\bGRPC\b|\bgrpc\b|\bGraphql\b|\bRestful\b|\bJson\b|\bHttp\b|\bDns\b/, instead: 'gRPC, GraphQL, RESTful, JSON, HTTP, DNS' },
  { wrong: /\bload-balanc|\bloadbalanc/i, instead: 'load balancer, load balancing' },
  { wrong: /\bcircuit-breaker/i, instead: 'circuit breaker' },
  { wrong: /\bweb ?sockets?\b(?<!WebSockets?)/i, instead: 'WebSocket' },
  { wrong: /\b\d+(ms|s|%)(?![\w-])/, instead: 'a space between number and unit: 400 ms, 99.9 %' },
]

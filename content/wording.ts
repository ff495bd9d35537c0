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
  'E0.07': {
    wrong: /\bsynchronous calls? (keep|make|guarantee)s? [\w ]*consisten/i,
    instead: 'a synchronous call tells the outcome promptly',
  },
  'E0.09': { wrong: /\b(20|100)\+ services/i, instead: 'the need that decides, not a count of services' },
  'E0.12': {
    wrong: /\bmultipl(y|ies|ied|ying) (the )?(chance of )?failure/i,
    instead: 'availabilities multiply; failure chances nearly add',
  },
  'E0.13': { wrong: /\b100 ?(B|billion) (API )?calls|\b80 ?K (rps|requests)/i, instead: 'a figure with a source and a date, or none' },
  'E0.15': { wrong: /\bmost important (reliability )?(concept|tool|idea)/i, instead: 'the tools as a set' },
  'E1.01': {
    wrong: /\bevery (intermediate )?(DNS )?server (along the chain )?caches/i,
    instead: 'stub, forwarders and recursive resolver cache',
  },
  'E1.11': { wrong: /\b13 root (name)?server clusters/i, instead: '13 named identities, far more instances' },
  'E2.02': {
    wrong: /keep-alive( header)? is (mandatory|required)/i,
    instead: 'persistent by default in 1.1; the field is forbidden in HTTP/2',
  },
  'E2.14': { wrong: /_attempt_?\d/i, instead: 'one key per operation, the same for every attempt' },
  'E2.17': { wrong: /HTTP\/2 (requires|needs|demands) (HTTPS|TLS)/i, instead: 'browsers demand TLS for HTTP/2; the protocol does not' },
  'E2.18': { wrong: /\bRFC ?7231\b/i, instead: 'RFC 9110' },
  'E3.01': { wrong: /\bUR[IL]s are case-insensitive/i, instead: 'only scheme and host are case-insensitive' },
  'E6 (speed)': { wrong: /\b\d+ ?(x|×) faster/i, instead: 'bytes and round trips measured by a run' },
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

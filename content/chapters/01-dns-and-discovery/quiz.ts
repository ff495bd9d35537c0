/** The questions of chapter 1. Three are predictions: runs of dns and of discovery know their answers. */
import type { Question } from '../../../src/course/quiz/question.ts'

export const quiz = [
  {
    id: 'moving-in-order',
    kind: 'order',
    outcomes: ['O1.2'],
    prompt:
      'payments.example.com has a TTL of 3,600 s and moves to another machine. Put the steps in order; two of the cards belong nowhere.',
    run: { simulation: 'dns', scenario: 'migration-safe', measure: 'staleAnswers', gives: 2 },
    cards: [
      { text: 'Lower the TTL to 60 s', why: 'Copies handed out from now on live a minute.' },
      { text: 'Wait 3,600 s', why: 'Copies handed out before still live as long as the old TTL allowed.' },
      {
        text: 'Change the address',
        why: 'From here no copy is more than a minute from its end: the run has {staleAnswers} stale answers.',
      },
      {
        text: 'Wait until the old address gets no more traffic',
        why: 'Clamped TTLs, stale answers and kept connections outlast the clock.',
      },
      {
        text: 'Switch the old machine off and raise the TTL',
        why: 'Now nobody can be sent there, and the servers get their peace back.',
      },
    ],
    leaveOut: [
      { text: 'Wait 60 s', why: 'A lowered TTL does not shorten copies that are out already.' },
      {
        text: 'Wait until the change reaches the root servers',
        why: 'The root never holds the address. Nothing is pushed through DNS; copies run out.',
      },
    ],
  },
  {
    id: 'who-may-answer',
    kind: 'choose-several',
    outcomes: ['O1.1'],
    prompt:
      'api.example.com has just been resolved. A second later another program on the same machine asks for it. Which of these may answer from a cache?',
    options: [
      { text: 'The server of example.com', why: 'It answers, but from its zone: it is the source, not a cache.' },
      { text: 'The server of the .com zone', why: 'It, too, answers from its zone, with a referral.' },
      {
        text: 'The recursive resolver',
        why: 'It keeps final records as well as referrals until their TTLs end.',
        right: true,
      },
      { text: 'The root server', why: 'It gives referrals from its own zone and never sees the final record.' },
      {
        text: 'The machine’s own stub resolver',
        why: 'Where it caches at all, it answers before the network is asked.',
        right: true,
      },
    ],
  },
  {
    id: 'stuck-or-busy',
    kind: 'choose-one',
    outcomes: ['O1.5'],
    prompt:
      'A replica is deadlocked, but its port still accepts connections. Which liveness check finds it and spares a replica that is merely busy?',
    options: [
      {
        text: 'A page from a thread of its own; restart after ten misses',
        why: 'That thread goes on answering while the workers stand still.',
      },
      {
        text: 'A cheap page served by the workers; restart at the first miss',
        why: 'Under overload every replica misses once; restarting them all turns slow into down.',
      },
      {
        text: 'A cheap page served by the workers; restart after ten misses',
        why: 'A stuck pool misses every time, a busy one answers now and then. Readiness may use the same page with a lower threshold.',
        right: true,
      },
      {
        text: 'A TCP connection to the port; restart after ten misses',
        why: 'The kernel completes the handshake for a stuck process.',
      },
    ],
  },
  {
    id: 'all-not-ready',
    kind: 'choose-one',
    outcomes: ['O1.5'],
    prompt:
      'Three replicas all report “not ready”, since the database they share is down. What do callers of the size chart get, a page that needs no database?',
    run: { simulation: 'discovery', scenario: 'shared-database', measure: 'failedBy.noInstance' },
    options: [
      {
        text: 'Nothing, no replica is left to ask',
        why: 'An empty list serves nobody: {failedBy.noInstance} requests find no instance. Some balancers fail open here; a Service in Kubernetes does not.',
        holds: 28,
      },
      { text: 'The page, since readiness is only advice', why: 'Readiness decides who stays in the list of endpoints.', holds: 0 },
      {
        text: 'The page, after a round of restarts',
        why: 'Readiness never restarts anything, and a restart would not mend the database.',
        holds: 0,
      },
      { text: 'The page, from replicas still ready', why: 'None is: they all made the same check.', holds: 0 },
    ],
  },
  {
    id: 'what-is-spread',
    kind: 'choose-one',
    outcomes: ['O1.4'],
    prompt: 'What does a ClusterIP Service in Kubernetes spread over the Pods?',
    options: [
      { text: 'Single HTTP requests', why: 'It works below HTTP and cannot see them.' },
      { text: 'New connections', why: 'The node’s data plane chooses once, when a connection opens.', right: true },
      { text: 'Answers of the DNS server', why: 'The name has one virtual address.' },
      { text: 'Single gRPC calls', why: 'They all ride on the connection that was placed once.' },
    ],
  },
  {
    id: 'ttl-has-passed',
    kind: 'choose-one',
    outcomes: ['O1.6'],
    prompt: 'The record was changed and its TTL has passed. One client, whose runtime honours the TTL, still calls the old machine. Why?',
    run: { simulation: 'dns', scenario: 'keep-open', measure: 'failedConnections' },
    options: [
      {
        text: 'It counts the TTL from its own first query',
        why: 'Caches hand on the time that remains; no copy lives longer for being passed on.',
        holds: 0,
      },
      {
        text: 'Resolvers keep records past their TTL as a rule',
        why: 'Only when the authorities fail and serve-stale is on, and then for a limited time.',
        holds: 0,
      },
      {
        text: 'The change has not propagated to the root',
        why: 'The root never held the record, and nothing propagates: copies expire.',
        holds: 0,
      },
      {
        text: 'It goes on using a connection opened before',
        why: 'A kept connection never asks DNS again. In the run {failedConnections} calls find nobody after the old machine is off.',
        holds: 2,
      },
    ],
  },
  {
    id: 'record-at-the-top',
    kind: 'choose-one',
    outcomes: ['O1.3'],
    prompt: 'Visitors type example.com. Which record at that very name takes their browsers to your shop?',
    options: [
      { text: 'TXT "shop.example.net"', why: 'Text for people and tools; no browser follows it.' },
      {
        text: 'CNAME shop.example.net',
        why: 'A CNAME allows no other data at its name, and the top of a zone has SOA and NS.',
      },
      {
        text: 'A 192.0.2.10',
        why: 'An address record may stand beside the SOA and NS records of a zone’s top.',
        right: true,
      },
      {
        text: 'SRV 10 60 443 shop.example.net',
        why: 'Its owner would be _service._proto.example.com, and browsers do not ask for it.',
      },
    ],
  },
  {
    id: 'headless-chooser',
    kind: 'choose-one',
    outcomes: ['O1.4'],
    prompt: 'A headless Service hands out three Pod addresses. Who chooses the Pod for a call?',
    options: [
      { text: 'The DNS server', why: 'It returns all three; their order is no policy.' },
      { text: 'The node’s kube-proxy', why: 'It handles virtual addresses, and a headless Service has none.' },
      { text: 'The client’s library', why: 'By its policy; pick_first would stay with one Pod.', right: true },
      { text: 'The API server', why: 'It keeps the list and never sees a call.' },
    ],
  },
] satisfies Question[]

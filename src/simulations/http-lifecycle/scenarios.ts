/** The runs of http-lifecycle worth a name. */
import type { Action, Scenario } from '../../engine/simulation.ts'
import type { parameters } from './parameters.ts'

/** An action at so many milliseconds. */
export function act(ms: number, type: string, argument: string | null = null): Action {
  return { at: Math.round(ms * 1000), type, argument }
}

type Own = Scenario<typeof parameters>

/** A seed with which 1 % of loss takes one packet of these runs: the first of file 1's answer. Found by search; a test holds it. */
export const ONE_LOSS = 7288

/** The connections are open before the click. */
const warm = [act(0, 'preconnect'), act(500, 'send')]

/** The scenarios by id. */
export const scenarios: Readonly<Record<string, Own>> = {
  'cold-tls13': { title: 'A first visit: TCP, TLS 1.3, one file', parameters: {}, seed: 1, actions: [act(0, 'send')] },
  'cold-tls12': { title: 'The same with TLS 1.2', parameters: { tls: '1.2' }, seed: 1, actions: [act(0, 'send')] },
  reuse: {
    title: 'A second file over the same connection',
    parameters: {},
    seed: 1,
    actions: [act(0, 'send'), act(1000, 'send-again', 'same')],
  },
  'cold-h3': { title: 'A first visit over QUIC', parameters: { protocol: 'http/3' }, seed: 1, actions: [act(0, 'send')] },
  'resume-0rtt': {
    title: 'Back again over QUIC: the request goes first',
    parameters: { protocol: 'http/3', resumption: '0-rtt' },
    seed: 1,
    actions: [act(0, 'send')],
  },
  'h1-one-connection-6': {
    title: 'Six files over one HTTP/1.1 connection',
    parameters: { protocol: 'http/1.1', connections: 1, resources: 6 },
    seed: 1,
    actions: warm,
  },
  'h1-six-connections-6': {
    title: 'Six files over six HTTP/1.1 connections',
    parameters: { protocol: 'http/1.1', connections: 6, resources: 6 },
    seed: 1,
    actions: warm,
  },
  'h2-6': { title: 'Six files over one HTTP/2 connection', parameters: { protocol: 'http/2', resources: 6 }, seed: 1, actions: warm },
  'h2-loss': {
    title: 'HTTP/2, and one packet is lost',
    parameters: { protocol: 'http/2', resources: 6, lossPercent: 1 },
    seed: ONE_LOSS,
    actions: warm,
  },
  'h3-loss': {
    title: 'HTTP/3, and the same packet is lost',
    parameters: { protocol: 'http/3', resources: 6, lossPercent: 1 },
    seed: ONE_LOSS,
    actions: warm,
  },
  headers: { title: 'What the first request teaches the second', parameters: { protocol: 'http/2', resources: 3 }, seed: 1, actions: warm },
  'large-files': {
    title: 'Three files of 40,000 bytes take turns, as windows allow',
    parameters: { protocol: 'http/2', resources: 3, resourceBytes: 40_000 },
    seed: 1,
    actions: warm,
  },
  'narrow-wire': {
    title: 'Six files share 1 Mbit/s',
    parameters: { protocol: 'http/2', resources: 6, resourceBytes: 6000, bandwidthKbps: 1000 },
    seed: 1,
    actions: warm,
  },
  thirty: {
    title: 'Thirty files, a first visit, one packet lost',
    parameters: { protocol: 'http/1.1', connections: 1, resources: 30, resourceBytes: 200, serverMs: 0, lossPercent: 1 },
    seed: ONE_LOSS,
    actions: [act(0, 'send')],
  },
}

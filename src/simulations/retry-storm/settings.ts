/** The settings of a lane in the units of the model, and the names that follow from them. */
import type { Values } from '../../engine/simulation.ts'
import type { parameters } from './parameters.ts'
import type { Strategy } from './strategies.ts'

/** The values of the parameters. */
export type Settings = Values<typeof parameters>

/** How long steady traffic lasts, in seconds, and the most requests that it makes. */
const STEADY_SECONDS = 30
const STEADY_LIMIT = 20_000

/** The rules on show: one, or two side by side. */
export function strategiesOf(set: Readonly<Record<string, number | string>>): readonly Strategy[] {
  const { strategy, beside } = set as unknown as Settings
  return beside === 'none' || beside === strategy ? [strategy] : [strategy, beside]
}

/** Requests that a client makes after its first, for the steady traffic. */
export function furtherRequests({ clients, steadyPerSecond }: Pick<Settings, 'clients' | 'steadyPerSecond'>): number {
  return Math.min(Math.floor(STEADY_SECONDS * steadyPerSecond), Math.floor(STEADY_LIMIT / clients))
}

/** The sampled clients, numbered from 0: one that gets in at once, one that gets in later if chance does not decide, one at the end. */
export function sampledClients({ clients }: Pick<Settings, 'clients'>): readonly number[] {
  return [...new Set([0.02, 0.18, 0.9].map(part => Math.floor(part * clients)))]
}

/** A sampled client's name. Clients are numbered from 1 for the reader. */
export function clientName(client: number): string {
  return `client-${client + 1}`
}

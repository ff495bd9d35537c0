/** What a circuit breaker can be told, and the four dialects that libraries speak. */

/** Whose rules a breaker follows. */
export type DialectName = 'teaching' | 'resilience4j' | 'consecutive' | 'time-window'

/** How a breaker is set. Percentages are 0 to 100, times whole or broken milliseconds. */
export interface BreakerSettings {
  readonly dialect: DialectName
  /** How many results a count window holds, 1 or more. */
  readonly window: number
  /** How many results a window must hold before its rates say anything. */
  readonly minimumCalls: number
  readonly thresholdPercent: number
  /** A call that took this long is slow. */
  readonly slowCallMs: number
  /** The share of slow calls that opens it; 0: slow calls do not count. */
  readonly slowThresholdPercent: number
  readonly openMs: number
  /** Trials that are let through while half-open. */
  readonly halfOpenCalls: number
  /** How long a trial may go without a result before it counts as failed, in dialects that have such a deadline. */
  readonly trialMs: number
  /** Failures in a row that open it, in the dialect of that name. */
  readonly consecutiveFailures: number
  /** How far a time window looks back. */
  readonly windowSeconds: number
}

/** The breaker of this course. */
export const TEACHING: BreakerSettings = {
  dialect: 'teaching',
  window: 20,
  minimumCalls: 20,
  thresholdPercent: 50,
  slowCallMs: 1000,
  slowThresholdPercent: 50,
  openMs: 30_000,
  halfOpenCalls: 1,
  trialMs: 10_000,
  consecutiveFailures: 5,
  windowSeconds: 10,
}

/** What libraries decide differently. */
export interface Dialect {
  /** Rates of failed and of slow calls; failures in a row; or the rate of failures alone, looked at after a failure. */
  readonly rule: 'rates' | 'in a row' | 'failure rate'
  /** Whether a rate opens it when it reaches the threshold, or only above it. */
  readonly opensAt: '>=' | '>'
  /** Whether a call of exactly `slowCallMs` is slow. */
  readonly slowFrom: '>=' | '>'
  /** What becomes of a result whose call began before the breaker last changed its state. */
  readonly late: 'ignored' | 'recorded'
  /** What ends the open state: its timer, or the first call after that. */
  readonly halfOpenBy: 'timer' | 'next call'
  /** When trials are judged: at the first bad one, or by the rates once enough are in. */
  readonly trials: 'first bad' | 'rates'
  /** Whether a trial without a result is given up. */
  readonly deadline: boolean
}

/**
 * The dialects. `resilience4j` is its count-based window (CircuitBreakerStateMachine and CircuitBreakerMetrics, version 2);
 * `consecutive` and `time-window` are ConsecutiveBreaker and SamplingBreaker of cockatiel 3.2.
 */
export const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  teaching: {
    rule: 'rates',
    opensAt: '>=',
    slowFrom: '>=',
    late: 'ignored',
    halfOpenBy: 'timer',
    trials: 'first bad',
    deadline: true,
  },
  resilience4j: {
    rule: 'rates',
    opensAt: '>=',
    slowFrom: '>',
    late: 'recorded',
    halfOpenBy: 'next call',
    trials: 'rates',
    deadline: false,
  },
  consecutive: {
    rule: 'in a row',
    opensAt: '>=',
    slowFrom: '>=',
    late: 'recorded',
    halfOpenBy: 'next call',
    trials: 'first bad',
    deadline: false,
  },
  'time-window': {
    rule: 'failure rate',
    opensAt: '>',
    slowFrom: '>=',
    late: 'recorded',
    halfOpenBy: 'next call',
    trials: 'first bad',
    deadline: false,
  },
}

/** The trial of every step of every problem. */
import type { Problem } from './parameters.ts'
import type { Trial } from './trial.ts'
import { likeTrials } from './trials-like.ts'
import { seatTrials } from './trials-seats.ts'
import { shortenerTrials } from './trials-shortener.ts'

const trials: Readonly<Record<Problem, Readonly<Record<string, Trial>>>> = {
  shortener: shortenerTrials,
  like: likeTrials,
  seats: seatTrials,
}

/** The trial of a step; throws if there is no such step. */
export function trialOf(problem: Problem, step: string): Trial {
  const trial = trials[problem][step]
  if (!trial) throw new Error(`no trial of "${step}" in ${problem}`)
  return trial
}

/** What the progress log remembers: one event for each thing the reader did, checked whenever it comes from outside. */
import * as v from 'valibot'

/** The schema that this course writes. A new kind of event, or a changed one, raises it and adds a migration. */
export const SCHEMA = 1

/** The latest instant that a JavaScript date can name, in milliseconds. */
export const LATEST = 8_640_000_000_000_000

/** The key of the option chosen, the keys of several or of cards in their order, or the number typed. */
export type Answer = string | number | string[]

/** What every event has. */
interface Base {
  /** Unique over all browsers: merging is the union by this id. */
  readonly id: string
  /** What it is about: a question's id, `place-order/P1`, `the-problem#three-problems`. */
  readonly item: string
  /** Wall-clock time in milliseconds since 1970. */
  readonly at: number
}

/** An attempt at a question. `early`: chosen before the page had come alive, and read from it then. */
export interface Answered extends Base {
  readonly kind: 'answered'
  readonly right: boolean
  readonly answer: Answer
  readonly early?: true | undefined
}

/** A prediction made before its run. */
export interface Predicted extends Base {
  readonly kind: 'predicted'
  readonly right: boolean
  readonly answer: Answer
}

/** A prediction skipped, or the answer to a question looked up; a challenge passed; a section read to its end. */
export interface Done extends Base {
  readonly kind: 'skipped' | 'challenge-passed' | 'section-read'
}

export type ProgressEvent = Answered | Predicted | Done

/** An event before the log has given it its id and time. */
export type NewEvent = ProgressEvent extends infer E ? (E extends ProgressEvent ? Omit<E, 'id' | 'at'> : never) : never

const word = v.pipe(
  v.string(),
  v.check(text => text.length > 0 && text.length <= 300),
)

// Few and plain building blocks: this module is on every chapter page.
const eventSchema = v.pipe(
  v.object({
    id: word,
    item: word,
    at: v.pipe(
      v.number(),
      v.check(at => Number.isSafeInteger(at) && at >= 0 && at <= LATEST),
    ),
    kind: v.picklist(['answered', 'predicted', 'skipped', 'challenge-passed', 'section-read']),
    right: v.optional(v.boolean()),
    answer: v.optional(
      v.union([
        v.string(),
        v.pipe(
          v.number(),
          v.check(n => Number.isFinite(n)),
        ),
        v.array(word),
      ]),
    ),
    early: v.optional(v.literal(true)),
  }),
  v.check(({ kind, right, answer }) => {
    const graded = kind === 'answered' || kind === 'predicted'
    return graded === (right !== undefined) && graded === (answer !== undefined)
  }),
)

/** The event that a value is, stripped of all else, or null. */
export function readEvent(value: unknown): ProgressEvent | null {
  const { success, output } = v.safeParse(eventSchema, value)
  return success ? (output as ProgressEvent) : null
}

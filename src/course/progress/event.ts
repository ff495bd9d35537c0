/** What the progress log remembers: one event for each thing the reader did, checked whenever it comes from outside. */
import * as v from 'valibot'

/** The schema that this course writes. A new kind of event, or a changed one, raises it and adds a migration. */
export const SCHEMA = 1

/** The latest instant that a JavaScript date can name, in milliseconds. */
export const LATEST = 8_640_000_000_000_000

const word = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

const base = {
  /** Unique over all browsers: merging is the union by this id. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  /** What it is about: a question's id, `place-order/P1`, `the-problem#three-problems`. */
  item: word,
  /** Wall-clock time in milliseconds since 1970. */
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(LATEST)),
}

/** The keys of the options chosen (one, or several, or the cards in their order), or the number typed. */
const answer = v.union([v.pipe(v.string(), v.maxLength(200)), v.pipe(v.number(), v.finite()), v.pipe(v.array(word), v.maxLength(50))])

export const eventSchema = v.variant('kind', [
  v.object({
    ...base,
    kind: v.literal('answered'),
    right: v.boolean(),
    answer,
    /** Chosen before the page had come alive, and read from it then. */
    early: v.optional(v.literal(true)),
  }),
  v.object({ ...base, kind: v.literal('predicted'), right: v.boolean(), answer }),
  /** A prediction skipped, or the answer to a question looked up. */
  v.object({ ...base, kind: v.literal('skipped') }),
  v.object({ ...base, kind: v.literal('challenge-passed') }),
  v.object({ ...base, kind: v.literal('section-read') }),
])

export type ProgressEvent = v.InferOutput<typeof eventSchema>

/** What was answered, as the log keeps it. */
export type Answer = v.InferOutput<typeof answer>

/** An event before the log has given it its id and time. */
export type NewEvent = ProgressEvent extends infer E ? (E extends ProgressEvent ? Omit<E, 'id' | 'at'> : never) : never

/** The log as it is written, each event still unchecked. */
export const envelopeSchema = v.object({ schema: v.literal(SCHEMA), events: v.array(v.unknown()) })

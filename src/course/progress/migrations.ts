/** Older forms of the progress log, and the step from each to the next. A migration never asks for the time or for chance, so that two tabs migrate alike. */
import * as v from 'valibot'

/** Schema 0 kept one entry an item: whether the first try was right, the number of tries, and when. */
const schema0 = v.object({
  schema: v.literal(0),
  answers: v.record(v.string(), v.object({ right: v.boolean(), tries: v.number(), at: v.number() })),
})

function from0(old: unknown): unknown {
  const { answers } = v.parse(schema0, old)
  const events = Object.entries(answers).flatMap(([item, { right, tries, at }]) => {
    const first = { id: `0:${item}:1`, item, at, kind: 'answered', right, answer: '' }
    if (right || tries < 2) return [first]
    return [first, { ...first, id: `0:${item}:${tries}`, at: at + 1, right: true }]
  })
  return { schema: 1, events }
}

/** The step that leads away from schema `n` stands at place `n`. It throws where the log is not of that schema. */
export const migrations: readonly ((old: unknown) => unknown)[] = [from0]

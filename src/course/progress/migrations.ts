/** Older forms of the progress log, and the step from each to the next. A migration never asks for the time or for chance, so that two tabs migrate alike. */

/** Schema 0 kept one entry an item: whether the first try was right, the number of tries, and when. */
interface Schema0 {
  readonly answers: Readonly<Record<string, { readonly right: boolean; readonly tries: number; readonly at: number }>>
}

function from0({ answers }: Schema0): unknown {
  const events = Object.entries(answers).flatMap(([item, { right, tries, at }]) => {
    const first = { id: `0:${item}:1`, item, at, kind: 'answered', right, answer: '' }
    if (right || tries < 2) return [first]
    return [first, { ...first, id: `0:${item}:${tries}`, at: at + 1, right: true }]
  })
  return { schema: 1, events }
}

/**
 * The step that leads away from schema `n` stands at place `n`. It throws where the log is not of that schema;
 * what it makes is checked event by event, as everything read is.
 */
export const migrations: readonly ((old: never) => unknown)[] = [from0]

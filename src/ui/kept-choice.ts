/** A choice between words that stands on `<html>` as a data attribute, so that CSS shows it, and in storage, so that it is there again. */

interface Options<T extends string> {
  readonly key: string
  /** The name in `dataset`. */
  readonly attribute: string
  /** The first is the one without storage. */
  readonly choices: readonly [T, ...T[]]
}

/** The choice as a store for `useSyncExternalStore`. Storage that is full or denied costs only the remembering. */
export function keptChoice<T extends string>({ key, attribute, choices }: Options<T>) {
  const listeners = new Set<() => void>()
  const valid = (word: string | null | undefined): T | undefined => choices.find(choice => choice === word)

  function show(word: T): void {
    document.documentElement.dataset[attribute] = word
    for (const listener of listeners) listener()
  }

  /** Another tab of the course chose. */
  function follow(event: StorageEvent): void {
    const word = event.key === key ? valid(event.newValue) : undefined
    if (word) show(word)
  }

  return {
    read: (): T => valid(document.documentElement.dataset[attribute]) ?? choices[0],
    choose(word: T): void {
      show(word)
      try {
        localStorage.setItem(key, word)
      } catch {
        // Nothing to say: the choice holds for this page.
      }
    },
    subscribe(listener: () => void): () => void {
      if (listeners.size === 0) addEventListener('storage', follow)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) removeEventListener('storage', follow)
      }
    },
  }
}

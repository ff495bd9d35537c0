/** Loads the course's own TypeScript modules in Node, for plugins that need the engine, the glossary or a quiz while pages are built. */
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { runnerImport } from 'vite'

/** A module, and the files that it was made from (absolute paths): whoever depends on it should watch them. */
export interface Loaded<T> {
  readonly module: T
  readonly files: readonly string[]
}

interface Kept {
  readonly loaded: Promise<Loaded<unknown>>
  readonly stamp: () => Promise<string>
  readonly made: Promise<string>
}

const kept = new Map<string, Kept>()

/** Runs the module at `path` (from the project's root), again only when one of its files has changed. Errors of the module are thrown as they are. */
export async function load<T>(path: string): Promise<Loaded<T>> {
  const known = kept.get(path)
  if (known && (await known.stamp()) === (await known.made)) return known.loaded as Promise<Loaded<T>>
  const file = resolve(path)
  const loaded = runnerImport<T>(file, { logLevel: 'error' }).then(({ module, dependencies }) => ({
    module,
    files: [...new Set([file, ...dependencies])],
  }))
  const stamp = async () => stampOf((await loaded).files)
  kept.set(path, { loaded, stamp, made: stamp() })
  // A module that failed is tried again the next time.
  loaded.catch(() => kept.delete(path))
  return loaded
}

async function stampOf(files: readonly string[]): Promise<string> {
  const times = await Promise.all(
    files.map(file =>
      stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  )
  return times.join()
}

/** Loads the code of a page ahead: before it is brought to life, and when the reader reaches for a link to it. */
import { notFound, routeAt } from './routes.tsx'

/** Resolves when the page at `path` (without the base) can be rendered at once; where it leads nowhere, the page that says so. */
export async function preload(path: string): Promise<void> {
  await (routeAt(path) ?? notFound).load()
}

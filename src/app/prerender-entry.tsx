/** Build-time entry: renders the page at an address to markup, waiting for everything lazy. */

import { StrictMode } from 'react'
import { prerender } from 'react-dom/static'
import { StaticRouter } from 'react-router'
import { App } from './App.tsx'
import { nowhere, pages } from './pages.ts'
import { preload } from './preload.ts'

/** Every address that gets an HTML file. */
export const paths = pages.map(page => page.path)

/**
 * Markup, head texts and lazily loaded modules of the page at `path` below `basename`, which ends with a slash; an unknown path gives the page that says so.
 * @throws Error when any component throws, so that no half page is ever written.
 */
export async function render(path: string, basename: string) {
  await preload(path)
  const errors: unknown[] = []
  const { prelude } = await prerender(
    <StrictMode>
      <StaticRouter basename={basename} location={basename + path.slice(1)}>
        <App />
      </StaticRouter>
    </StrictMode>,
    {
      // Past its default size React would move a boundary to the end of the page and put it in place with an inline script.
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      onError: error => void errors.push(error),
    },
  )
  if (errors.length) throw new Error(`Rendering ${path} failed`, { cause: errors[0] })
  const page = pages.find(known => known.path === path) ?? nowhere
  const { title, description, modules, figure = [] } = page
  return { html: await new Response(prelude).text(), title, description, modules, figure }
}

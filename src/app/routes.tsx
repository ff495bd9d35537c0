/** Every page of the course: its address, its title, and the code that it loads (named for the build in pages.ts). */
import { chapters } from 'virtual:chapters'
import { simulations } from 'virtual:simulations'
import { chapterPath, pagesOf } from '../course/chapter/chapter.ts'
import { simulationPath } from '../course/simulation-page/about-simulation.ts'
import { type LazyPage, lazyPage } from './lazy-page.tsx'

/** A page. */
export interface PageRoute extends LazyPage {
  readonly path: string
  /** Of the document: what the page is, then whose. */
  readonly title: string
  /** Stands alone in another site's frame: without header and footer. */
  readonly bare?: true
}

const COURSE = 'Service Communication'
const titled = (name: string) => `${name} · ${COURSE}`

const chapterRoutes = chapters
  .filter(({ written }) => written)
  .flatMap(chapter =>
    pagesOf(chapter).map(
      (page): PageRoute => ({
        path: chapterPath(page.slug),
        title: titled(page === chapter ? page.title : `${page.title} · ${chapter.title}`),
        ...lazyPage(async () => {
          const { chapterPage } = await import('../course/chapter/ChapterPage.tsx')
          return chapterPage(chapter, page)
        }),
      }),
    ),
  )

const simulationRoutes = simulations.flatMap(({ id, title }): PageRoute[] => [
  {
    path: simulationPath(id),
    title: titled(title),
    ...lazyPage(async () => {
      const { simulationPage } = await import('../course/simulation-page/SimulationPage.tsx')
      return simulationPage(id)
    }),
  },
  {
    path: `/embed/${id}/`,
    title: titled(`${title} (figure)`),
    bare: true,
    ...lazyPage(async () => {
      const { embedPage } = await import('../course/simulation-page/EmbedPage.tsx')
      return embedPage(id)
    }),
  },
])

/** All pages but the one that says that there is none. */
export const routes: readonly PageRoute[] = [
  {
    path: '/',
    title: `${COURSE}: what happens after the click`,
    ...lazyPage(async () => (await import('./pages/LandingPage.tsx')).LandingPage),
  },
  ...chapterRoutes,
  {
    path: '/simulations/',
    title: titled('Simulations'),
    ...lazyPage(async () => (await import('../course/simulation-page/SimulationsPage.tsx')).SimulationsPage),
  },
  ...simulationRoutes,
  {
    path: '/glossary/',
    title: titled('Glossary'),
    ...lazyPage(async () => (await import('../course/reference/GlossaryPage.tsx')).GlossaryPage),
  },
  {
    path: '/sources/',
    title: titled('Sources'),
    ...lazyPage(async () => (await import('../course/reference/SourcesPage.tsx')).SourcesPage),
  },
  {
    path: '/progress/',
    title: titled('Your progress'),
    ...lazyPage(async () => (await import('../course/progress/ProgressPage.tsx')).ProgressPage),
  },
]

/** The answer to every other address. */
export const notFound = {
  title: titled('No page here'),
  ...lazyPage(async () => (await import('./pages/NotFoundPage.tsx')).NotFoundPage),
}

/** The route at a path without the base, or undefined. */
export function routeAt(path: string): PageRoute | undefined {
  return routes.find(route => route.path === path)
}

/** Every address of the course with its head texts and files, for the build alone: what no reader needs stays out of the scripts. */
import { details } from 'virtual:chapter-details'
import { chapters } from 'virtual:chapters'
import { quizIndex } from 'virtual:quiz-index'
import { simulations } from 'virtual:simulations'
import { chapterPath, pagesOf } from '../course/chapter/chapter.ts'
import { simulationPath } from '../course/simulation-page/about-simulation.ts'
import { notFound, routes } from './routes.tsx'

/** What the build has to know of a page. */
interface Built {
  readonly description: string
  /** The source files that the page loads: its scripts are named in its document. */
  readonly modules: readonly string[]
  /** Those of the figure in its first screen, which is not waited for, but asked for at once. */
  readonly figure?: readonly string[]
}

/** The source files of a simulation's figure: the model, and the panel, which has the simulation's name in capitals. */
const figureOf = (id: string) => [
  'src/course/figure/Figure.tsx',
  `src/simulations/${id}/simulation.ts`,
  `src/simulations/${id}/${id.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase())}.tsx`,
]

const CHAPTER = 'src/course/chapter/ChapterPage.tsx'

const built = new Map<string, Built>([
  [
    '/',
    {
      description:
        'An interactive course on how services find each other, talk, agree and survive an unreliable network. Every figure is a live simulation that you can wind back, break and share.',
      modules: ['src/app/pages/LandingPage.tsx'],
      figure: figureOf('place-order'),
    },
  ],
  [
    '/simulations/',
    {
      description:
        'Every simulation of the course on a page of its own: large enough for a projector, with the definitions of what it measures.',
      modules: ['src/course/simulation-page/SimulationsPage.tsx'],
    },
  ],
  [
    '/glossary/',
    {
      description: 'The terms of the course, each in the one sense in which the course uses it.',
      modules: ['src/course/reference/GlossaryPage.tsx'],
    },
  ],
  [
    '/sources/',
    {
      description: 'The standards, papers and books that the course cites, with dates and addresses.',
      modules: ['src/course/reference/SourcesPage.tsx'],
    },
  ],
  [
    '/progress/',
    {
      description: 'What you have read, answered and predicted so far. It is kept in this browser and can be saved as a file.',
      modules: ['src/course/progress/ProgressPage.tsx'],
    },
  ],
  ...chapters.flatMap(chapter =>
    pagesOf(chapter).map(({ slug, file }): [string, Built] => {
      // The questions of a chapter are a module of their own, which each of its pages loads too.
      const quiz = chapter.slug in quizIndex ? [`virtual:quizzes/${chapter.slug}`] : []
      return [chapterPath(slug), { description: details[slug]?.description ?? '', modules: [CHAPTER, file, ...quiz] }]
    }),
  ),
  ...simulations.flatMap(({ id, title }): [string, Built][] => [
    [
      simulationPath(id),
      {
        description: `${title}: a simulation to play, step through, break and compare, with the definition of everything it measures.`,
        modules: ['src/course/simulation-page/SimulationPage.tsx'],
        figure: figureOf(id),
      },
    ],
    [
      `/embed/${id}/`,
      {
        description: `${title}: the figure alone, for the frame of another page.`,
        modules: ['src/course/simulation-page/EmbedPage.tsx'],
        figure: figureOf(id),
      },
    ],
  ]),
])

/** Throws an Error for a page that nobody has described. */
export const pages = routes.map(({ path, title }) => {
  const page = built.get(path)
  if (!page) throw new Error(`src/app/pages.ts describes no page at ${path}`)
  return { path, title, ...page }
})

/** The answer to every address that is none of these. */
export const nowhere: Built & { readonly title: string } = {
  title: notFound.title,
  description: 'This address leads nowhere in the course.',
  modules: ['src/app/pages/NotFoundPage.tsx'],
}

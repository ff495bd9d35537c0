/** Every address of the course with its head texts, for the build alone: what only search engines read stays out of the scripts. */
import { details } from 'virtual:chapter-details'
import { chapters } from 'virtual:chapters'
import { quizIndex } from 'virtual:quiz-index'
import { simulations } from 'virtual:simulations'
import { chapterPath, pagesOf } from '../course/chapter/chapter.ts'
import { simulationPath } from '../course/simulation-page/about-simulation.ts'
import { routes } from './routes.tsx'

const descriptions = new Map<string, string>([
  [
    '/',
    'An interactive course on how services find each other, talk, agree and survive an unreliable network. Every figure is a live simulation that you can wind back, break and share.',
  ],
  [
    '/simulations/',
    'Every simulation of the course on a page of its own: large enough for a projector, with the definitions of what it measures.',
  ],
  ['/glossary/', 'The terms of the course, each in the one sense in which the course uses it.'],
  ['/sources/', 'The standards, papers and books that the course cites, with dates and addresses.'],
  ['/progress/', 'What you have read, answered and predicted so far. It is kept in this browser and can be saved as a file.'],
  ...Object.entries(details).map(([slug, { description }]) => [chapterPath(slug), description] as const),
  ...simulations.flatMap(({ id, title }) => [
    [
      simulationPath(id),
      `${title}: a simulation to play, step through, break and compare, with the definition of everything it measures.`,
    ] as const,
    [`/embed/${id}/`, `${title}: the figure alone, for the frame of another page.`] as const,
  ]),
])

/** The questions of a chapter are a module of their own, which each of its pages loads too. */
const quizzes = new Map(
  chapters
    .filter(({ slug }) => slug in quizIndex)
    .flatMap(chapter => pagesOf(chapter).map(({ slug }) => [chapterPath(slug), `virtual:quizzes/${chapter.slug}`] as const)),
)

/** Throws an Error for a page that nobody has described. */
export const pages = routes.map(({ path, title, modules }) => {
  const description = descriptions.get(path)
  if (!description) throw new Error(`src/app/pages.ts describes no page at ${path}`)
  const quiz = quizzes.get(path)
  return { path, title, description, modules: quiz ? [...modules, quiz] : modules }
})

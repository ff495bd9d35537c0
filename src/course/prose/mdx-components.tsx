/** The elements that chapters are written in: what `<Note>`, `<Term>` and the others are on the page. */
import type { MDXComponents } from 'mdx/types'
import { Moment } from '../figure/Moment.tsx'
import { LaterMap } from '../map/LaterMap.tsx'
import { Quiz } from '../quiz/Quiz.tsx'
import { Score } from '../quiz/Score.tsx'
import { Commit } from './Commit.tsx'
import { Answer, Dial } from './Dial.tsx'
import { Glyph } from './Glyph.tsx'
import { HeadingThree, HeadingTwo } from './headings.tsx'
import { Next } from './Next.tsx'
import { Callout, Fold, Lede, Note, Outcomes, Recap, SmallPrint } from './parts.tsx'
import { Sample, Samples } from './Samples.tsx'
import { Sheet } from './Sheet.tsx'
import { CitedSource, Source, Sources } from './sources.tsx'
import { TableBox } from './TableBox.tsx'
import { Term } from './Term.tsx'
import { WideSim } from './WideSim.tsx'

/** Elements that are markup alone once they are rendered: in a built page nothing of them is left for the browser (still.tsx). */
const quiet = { Answer, CitedSource, Dial, Glyph, Moment, Next, Note, SmallPrint, Source, Sources, Term }

export const mdxComponents = {
  h2: HeadingTwo,
  h3: HeadingThree,
  table: TableBox,
  Callout,
  Commit,
  CourseMap: LaterMap,
  Fold,
  Lede,
  Outcomes,
  Quiz,
  Recap,
  Sample,
  Samples,
  Score,
  Sheet,
  Sim: WideSim,
  ...(import.meta.env.SSR || !import.meta.env.PROD ? quiet : {}),
} satisfies MDXComponents

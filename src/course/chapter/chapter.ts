/** What the course knows of a chapter and its pages without loading their text: the entries of `virtual:chapters`. */

/** A part of a page under a heading of the second level. */
export interface Section {
  /** The heading's id in the page. */
  readonly id: string
  readonly title: string
}

/** A page of a chapter, read from the name, the frontmatter and the text of an `.mdx` file in `content/chapters/NN-slug/`. */
export interface Page {
  /** The chapter's. */
  readonly number: number
  /** Its address is `/chapters/SLUG/`: `http` for a chapter's first page, `http/on-one-page` for a further one. */
  readonly slug: string
  /** From the project's root, such as `content/chapters/02-http/on-one-page.mdx`. */
  readonly file: string
  readonly title: string
  /** Whether there is any text yet. */
  readonly written: boolean
  /** Reading time at 230 words a minute; 0 when unwritten. */
  readonly minutes: number
  /** Ids of the simulations that its figures show, in order. */
  readonly simulations: readonly string[]
}

/** A chapter is its first page, `chapter.mdx`; further ones may stand beside it. */
export interface Chapter extends Page {
  readonly further: readonly Page[]
}

/** What only some places, or the build alone, need of a page: the entries of `virtual:chapter-details`. */
export interface PageDetails {
  /** The question that the page answers. */
  readonly question: string
  /** One or two sentences for search engines. */
  readonly description: string
  readonly words: number
  readonly sections: readonly Section[]
  /** Ids of the questions that it asks, in order. */
  readonly questions: readonly string[]
}

/** The address of a chapter, or of a further page of one. */
export function chapterPath(slug: string): string {
  return `/chapters/${slug}/`
}

/** All pages of a chapter, in the order in which they are read. */
export function pagesOf(chapter: Chapter): readonly [Page, ...Page[]] {
  return [chapter, ...chapter.further]
}

/** How long a chapter takes with all its pages. */
export function minutesOf(chapter: Chapter): number {
  return pagesOf(chapter).reduce((sum, { minutes }) => sum + minutes, 0)
}

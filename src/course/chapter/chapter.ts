/** What the course knows of a chapter without loading its text: the entries of `virtual:chapters`. */

/** A part of a chapter under a heading of the second level. */
export interface Section {
  /** The heading's id in the page. */
  readonly id: string
  readonly title: string
}

/** A chapter, read from the name, the frontmatter and the text of `content/chapters/NN-slug/chapter.mdx`. */
export interface Chapter {
  readonly number: number
  /** Its address is `/chapters/SLUG/`. */
  readonly slug: string
  /** The folder under `content/chapters`, such as `00-the-problem`. */
  readonly folder: string
  readonly title: string
  /** The question that the chapter answers. */
  readonly question: string
  /** Whether there is any text yet. */
  readonly written: boolean
  /** Reading time at 230 words a minute; 0 when unwritten. */
  readonly minutes: number
  /** Ids of the simulations that its figures show, in order. */
  readonly simulations: readonly string[]
}

/** What only some pages, or the build alone, need of a chapter: the entries of `virtual:chapter-details`. */
export interface ChapterDetails {
  /** One or two sentences for search engines. */
  readonly description: string
  readonly words: number
  readonly sections: readonly Section[]
}

/** The address of a chapter. */
export function chapterPath(slug: string): string {
  return `/chapters/${slug}/`
}

/** A question as the page gets it: plain data made by the build, with the answers of its runs already in it. */

/** An option or a card. `key` is drawn from the question and the text, and kept in the log: an option reworded is another option. */
export interface PageOption {
  readonly key: string
  readonly text: string
  readonly why: string
}

/** The run that answered a question: where to watch it, and what it gave. */
export interface AnsweringRun {
  /** Inside the site, such as `/simulations/place-order/?scenario=response-lost`. */
  readonly href: string
  /** The measure, such as `Card charged`. */
  readonly label: string
  /** Its value with its unit, such as `2 times`. */
  readonly value: string
}

interface Base {
  readonly id: string
  readonly prompt: string
  readonly run?: AnsweringRun
}

/** An option that is right or wrong. */
export interface Choice extends PageOption {
  readonly right: boolean
}

export interface PageChoice extends Base {
  readonly kind: 'choose-one' | 'choose-several'
  readonly options: readonly Choice[]
}

export interface PageOrder extends Base {
  readonly kind: 'order'
  /** In the order drawn; `place` counts from 0 in the right order, null: belongs nowhere. */
  readonly cards: readonly (PageOption & { readonly place: number | null })[]
}

export interface PageNumber extends Base {
  readonly kind: 'number'
  readonly unit: string
  readonly answer: number
  /** The answer with as many decimals as its tolerance has. */
  readonly printed: string
  readonly tolerance: number
  readonly why: string
  readonly wrong: readonly { readonly value: number; readonly why: string }[]
}

export type PageQuestion = PageChoice | PageOrder | PageNumber

/** The questions of one chapter by id. */
export type PageQuiz = Readonly<Record<string, PageQuestion>>

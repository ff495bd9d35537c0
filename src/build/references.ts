/**
 * Resolves what a chapter refers to: glossary terms, sources, simulations and its own figures. What a page needs of them is written into
 * its elements, so that a page carries the terms and sources it uses and no others. An unknown name stops the build.
 */
import { attribute, choices, element, elements, type Node, nodes, refuse, required, type SourceFile, setAttribute } from './mdx-tree.ts'
import { type Simulations, simulationNamed } from './measured.ts'

/** An entry of content/glossary.ts. */
export interface GlossaryEntry {
  readonly term: string
  readonly definition: string
}

/** An entry of content/sources.ts. */
export interface SourceEntry {
  readonly title: string
  readonly authors?: string
  readonly publisher?: string
  readonly date: string
  readonly url: string
}

export type Glossary = Readonly<Record<string, GlossaryEntry>>
export type Bibliography = Readonly<Record<string, SourceEntry>>

/** Where the plugin finds what is referred to; each is asked only by files that need it. */
export interface Library {
  readonly glossary: (file: SourceFile) => Promise<Glossary>
  readonly sources: (file: SourceFile) => Promise<Bibliography>
  readonly simulations: (file: SourceFile) => Promise<Simulations>
}

/** A remark plugin. */
export function remarkReferences(library: Library) {
  return async (tree: Node, file: SourceFile) => {
    const terms = elements(tree, 'Term')
    if (terms.length > 0) defineTerms(await library.glossary(file), terms, file)
    const citations = elements(tree, 'Source')
    const lists = elements(tree, 'Sources')
    if (citations.length + lists.length > 0) listSources(await library.sources(file), tree, citations, lists, file)
    const figures = elements(tree, 'Sim')
    if (figures.length > 0) checkFigures(await library.simulations(file), figures, file)
    checkMoments(elements(tree, 'Moment'), figures, file)
  }
}

function defineTerms(glossary: Glossary, terms: readonly Node[], file: SourceFile): void {
  for (const term of terms) {
    const id = required(file, term, 'id')
    const entry = Object.hasOwn(glossary, id) ? glossary[id] : undefined
    if (!entry) refuse(file, term, `no term "${id}" in content/glossary.ts; there are ${choices(Object.keys(glossary))}`)
    setAttribute(term, 'name', entry.term)
    setAttribute(term, 'definition', entry.definition)
  }
}

function listSources(sources: Bibliography, tree: Node, citations: readonly Node[], lists: readonly Node[], file: SourceFile): void {
  const cited = new Map<string, { entry: SourceEntry; number: number; sections: Set<string> }>()
  for (const citation of citations) {
    const id = required(file, citation, 'id')
    const entry = Object.hasOwn(sources, id) ? sources[id] : undefined
    if (!entry) refuse(file, citation, `no source "${id}" in content/sources.ts; there are ${choices(Object.keys(sources))}`)
    const known = cited.get(id)
    const { number, sections } = known ?? { number: cited.size + 1, sections: new Set<string>() }
    if (!known) {
      cited.set(id, { entry, number, sections })
      setAttribute(citation, 'first', 'true')
    }
    const section = attribute(file, citation, 'section')
    if (section) sections.add(section)
    setAttribute(citation, 'number', String(number))
    setAttribute(citation, 'title', entry.title)
  }
  // Two marks in a row get a comma between them. A style sheet cannot tell: to it, words between two elements are nothing.
  for (const { children = [] } of nodes(tree))
    for (const [n, child] of children.entries())
      if (citations.includes(child) && citations.includes(children[n - 1] as Node)) setAttribute(child, 'beside', 'true')
  const [list, second] = lists
  if (second) refuse(file, second, 'a page has one <Sources />')
  if (!list) refuse(file, citations[0] as Node, 'the page cites sources but has no <Sources /> to list them')
  list.children = [...cited].map(([id, { entry, sections }]) =>
    element('CitedSource', { id, ...entry, ...(sections.size > 0 ? { sections: [...sections].join('; ') } : {}) }),
  )
}

function checkFigures(lab: Simulations, figures: readonly Node[], file: SourceFile): void {
  const names = new Set<string>()
  for (const figure of figures) {
    const simulation = simulationNamed(lab, file, figure, 'id')
    const scenario = attribute(file, figure, 'scenario')
    if (scenario !== undefined && !Object.hasOwn(simulation.scenarios, scenario)) {
      refuse(file, figure, `no scenario "${scenario}" in ${simulation.id}; there are ${choices(Object.keys(simulation.scenarios))}`)
    }
    const name = required(file, figure, 'figure')
    if (names.has(name)) refuse(file, figure, `the figure "${name}" stands on this page already: each needs a name of its own`)
    names.add(name)
  }
}

function checkMoments(moments: readonly Node[], figures: readonly Node[], file: SourceFile): void {
  const names = figures.map(figure => required(file, figure, 'figure'))
  for (const moment of moments) {
    const name = required(file, moment, 'figure')
    if (!names.includes(name)) refuse(file, moment, `no figure "${name}" on this page; there are ${choices(names)}`)
  }
}

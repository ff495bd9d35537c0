/** The few things that the plugins do to a chapter's syntax tree: find elements, read and set attributes, refuse with a place. */
import { relative } from 'node:path'

/** A node of the trees that MDX works on (https://mdxjs.com/packages/remark-mdx/#syntax-tree); only what is used here. */
export interface Node {
  type: string
  name?: string | null
  value?: string
  lang?: string
  meta?: string | null
  tagName?: string
  properties?: Record<string, unknown>
  attributes?: { type: string; name?: string; value?: unknown }[]
  children?: Node[]
  position?: { start: { line: number; column: number } }
}

/** The file that is compiled, as the plugins get it. */
export interface SourceFile {
  readonly path: string
}

/** Every node below `node`, itself first, in the order of the text. The tree must not be changed while it is walked: collect first. */
export function* nodes(node: Node): Generator<Node> {
  yield node
  for (const child of node.children ?? []) yield* nodes(child)
}

/** The elements `<NAME ...>` in the order of the text. */
export function elements(tree: Node, name: string): Node[] {
  return [...nodes(tree)].filter(node => node.name === name && node.type.startsWith('mdxJsx'))
}

/** An attribute that is a plain text, or undefined. Refuses attributes in braces: content holds no code. */
export function attribute(file: SourceFile, element: Node, name: string): string | undefined {
  const found = element.attributes?.find(candidate => candidate.name === name)
  if (!found) return undefined
  if (typeof found.value === 'string') return found.value
  return refuse(file, element, `<${element.name}> takes ${name} as plain text in quotation marks: ${name}="..."`)
}

/** An attribute that must be there. */
export function required(file: SourceFile, element: Node, name: string): string {
  return attribute(file, element, name) ?? refuse(file, element, `<${element.name}> needs ${name}="..."`)
}

export function setAttribute(element: Node, name: string, value: string): void {
  element.attributes = [...(element.attributes ?? []).filter(known => known.name !== name), { type: 'mdxJsxAttribute', name, value }]
}

/** A new element. */
export function element(name: string, attributes: Readonly<Record<string, string>>, children: Node[] = []): Node {
  const made: Node = { type: 'mdxJsxFlowElement', name, attributes: [], children }
  for (const [key, value] of Object.entries(attributes)) setAttribute(made, key, value)
  return made
}

/** Puts `replacement` where `node` stands. */
export function replaceNode(tree: Node, node: Node, replacement: Node): void {
  for (const parent of nodes(tree)) {
    const place = parent.children?.indexOf(node) ?? -1
    if (place < 0) continue
    parent.children?.splice(place, 1, replacement)
    return
  }
}

/** Stops the build with a sentence for the author, led by the place: `content/chapters/.../chapter.mdx:12:5: ...`. */
export function refuse(file: SourceFile, node: Node, sentence: string): never {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 }
  const error = new Error(`${relative(process.cwd(), file.path)}:${line}:${column}: ${sentence}`)
  throw Object.assign(error, { loc: { file: file.path, line, column } })
}

/** The names as a list to choose from. */
export function choices(names: Iterable<string>): string {
  return [...names].join(', ')
}

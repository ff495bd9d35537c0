/**
 * Puts files that the tests run into the text, as code blocks that are highlighted with all others: `<Samples name="...">` the same
 * program in each language, `<Listing file="...">` a single file, such as a schema or a configuration.
 */
import { readFile } from 'node:fs/promises'
import { dirname, extname, join, relative } from 'node:path'
import type { BundledLanguage } from 'shiki'
import { choices, elements, element as make, type Node, refuse, replaceNode, required, type SourceFile } from './mdx-tree.ts'

/** The languages of a sample, in the order of their tabs. */
const LANGUAGES = [
  { language: 'typescript', extension: 'ts' },
  { language: 'python', extension: 'py' },
] as const

/** How the code of a listing is highlighted, by the end of its file's name. */
const LISTED = {
  conf: 'nginx',
  graphql: 'graphql',
  http: 'http',
  json: 'json',
  lua: 'lua',
  proto: 'proto',
  sql: 'sql',
  yaml: 'yaml',
} as const

/** The languages that code in chapters may be written in. */
export const languages: BundledLanguage[] = ['ts', 'python', 'bash', ...Object.values(LISTED)]

/** A remark plugin. `watch` is told of every file that a chapter shows. */
export function remarkSamples({ watch }: { watch: (file: SourceFile, dependency: string) => void }) {
  const sampleText = async (file: SourceFile, element: Node, name: string): Promise<string> => {
    const path = join(dirname(file.path), 'samples', name)
    watch(file, path)
    const code = await readFile(path, 'utf8').catch(() => refuse(file, element, `no sample at ${relative(process.cwd(), path)}`))
    return code.trimEnd()
  }
  return async (tree: Node, file: SourceFile) => {
    for (const element of elements(tree, 'Samples')) {
      const name = required(file, element, 'name')
      if (!/^[a-z0-9-]+$/.test(name)) refuse(file, element, `a sample's name is in kebab case, not "${name}"`)
      element.children = await Promise.all(
        LANGUAGES.map(async ({ language, extension }) => {
          const value = await sampleText(file, element, `${name}.${extension}`)
          const block: Node = { type: 'code', lang: extension === 'py' ? 'python' : 'ts', meta: null, value }
          return make('Sample', { language }, [block])
        }),
      )
    }
    for (const element of elements(tree, 'Listing')) {
      const name = required(file, element, 'file')
      const lang = new Map<string, BundledLanguage>(Object.entries(LISTED)).get(extname(name).slice(1))
      if (!lang || !/^[a-z0-9.-]+$/.test(name))
        refuse(file, element, `a listing is a file in kebab case that ends with ${choices(Object.keys(LISTED))}, not "${name}"`)
      replaceNode(tree, element, { type: 'code', lang, meta: null, value: await sampleText(file, element, name) })
    }
  }
}

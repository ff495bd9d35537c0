/** Replaces `<Samples name="...">` by the sample's files, which the tests run, as code blocks that are highlighted with all others. */
import { readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { elements, element as make, type Node, refuse, required, type SourceFile } from './mdx-tree.ts'

/** The languages of a sample, in the order of their tabs. */
const LANGUAGES = [
  { language: 'typescript', extension: 'ts' },
  { language: 'python', extension: 'py' },
] as const

/** A remark plugin. `watch` is told of every file that a chapter shows. */
export function remarkSamples({ watch }: { watch: (file: SourceFile, dependency: string) => void }) {
  return async (tree: Node, file: SourceFile) => {
    for (const element of elements(tree, 'Samples')) {
      const name = required(file, element, 'name')
      if (!/^[a-z0-9-]+$/.test(name)) refuse(file, element, `a sample's name is in kebab case, not "${name}"`)
      element.children = await Promise.all(
        LANGUAGES.map(async ({ language, extension }) => {
          const path = join(dirname(file.path), 'samples', `${name}.${extension}`)
          watch(file, path)
          const code = await readFile(path, 'utf8').catch(() => refuse(file, element, `no sample at ${relative(process.cwd(), path)}`))
          const block: Node = { type: 'code', lang: extension === 'py' ? 'python' : 'ts', meta: null, value: code.trimEnd() }
          return make('Sample', { language }, [block])
        }),
      )
    }
  }
}

/** Compiles chapters: MDX with the course's own elements resolved, and code highlighted, while the pages are built. */
import mdx from '@mdx-js/rollup'
import rehypeShiki, { type RehypeShikiOptions } from '@shikijs/rehype'
import rehypeSlug from 'rehype-slug'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import type { PluggableList } from 'unified'
import type { Plugin } from 'vite'
import { rehypeBaseLinks } from './base-links.ts'
import { rehypeCaptions } from './captions.ts'
import { codeTheme } from './code-theme.ts'
import { remarkDials } from './dials.ts'
import { load } from './load.ts'
import type { SourceFile } from './mdx-tree.ts'
import { remarkMeasured, type Simulations } from './measured.ts'
import { type Bibliography, type Glossary, remarkReferences } from './references.ts'
import { languages, remarkSamples } from './samples.ts'
import { rehypeStill } from './still.ts'

const highlighting: RehypeShikiOptions = {
  theme: codeTheme,
  langs: languages,
  // What a program prints has no language, but is set as the others are, and can be reached and scrolled by keyboard.
  defaultLanguage: 'text',
}

/** The plugins of Vite that make a chapter's `.mdx` a component, on a site that stands under `base`. */
export function chapterPlugins(base = '/'): Plugin[] {
  const dependencies = new Map<string, Set<string>>()
  const watch = (file: SourceFile, dependency: string) => {
    const known = dependencies.get(file.path)
    if (known) known.add(dependency)
    else dependencies.set(file.path, new Set([dependency]))
  }
  const loaded = async <T>(file: SourceFile, path: string): Promise<T> => {
    const { module, files } = await load<T>(path)
    for (const dependency of files) watch(file, dependency)
    return module
  }
  const simulations = (file: SourceFile) => loaded<Simulations>(file, 'src/build/every-simulation.ts')
  const library = {
    simulations,
    glossary: async (file: SourceFile) => (await loaded<{ glossary: Glossary }>(file, 'content/glossary.ts')).glossary,
    sources: async (file: SourceFile) => (await loaded<{ sources: Bibliography }>(file, 'content/sources.ts')).sources,
  }
  const compiler = (...last: PluggableList) =>
    mdx({
      remarkPlugins: [
        remarkFrontmatter,
        remarkGfm,
        [remarkMeasured, { load: simulations }],
        [remarkDials, { load: simulations }],
        [remarkReferences, library],
        [remarkSamples, { watch }],
      ],
      rehypePlugins: [rehypeSlug, rehypeCaptions, [rehypeBaseLinks, { base }], [rehypeShiki, highlighting], ...last],
    }) as Plugin
  const builtFor = (environment: string, keepContent: boolean): Plugin => ({
    enforce: 'pre',
    ...compiler([rehypeStill, { keepContent }]),
    apply: 'build',
    applyToEnvironment: ({ name }) => name === environment,
  })
  return [
    { enforce: 'pre', ...compiler(), apply: 'serve' },
    builtFor('client', false),
    builtFor('ssr', true),
    {
      name: 'course:chapter-dependencies',
      enforce: 'pre',
      transform(_code, id) {
        for (const file of dependencies.get(id.split('?')[0] as string) ?? []) this.addWatchFile(file)
      },
    },
  ]
}

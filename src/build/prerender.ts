/** Vite plugin: `vite build` builds the client, then renders every address to an HTML file of its own, and weighs the result. */

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import { classesIn, type Manifest, scriptsOf, sheetsOf, styles, stylesheetsOf, unstyled } from './assets.ts'
import { bootScript } from './boot.ts'
import { gzipBytes, overBudget, type Weighed } from './budgets.ts'
import { page } from './page.ts'
import { siteAddress, sitemap, socialTags } from './search-engines.ts'

/** What src/app/prerender-entry.tsx offers. */
type Renderer = {
  paths: readonly string[]
  render(path: string, basename: string): Promise<Rendered>
}

type Rendered = {
  html: string
  title: string
  description: string
  /** The source files that the page loads lazily before it hydrates. */
  modules: readonly string[]
  /** Those that the figure in its first screen loads after that. */
  figure: readonly string[]
}

/** `base` ends with a slash; `out` is the folder of the finished site; `site` is its public address, if it has one. */
export function prerender(base: string, out: string, site = siteAddress(process.env.SITE_URL)): Plugin {
  // Its own folder for each build, so that two may run at once.
  const rendererFolder = resolve('node_modules/.cache', `prerender-${process.pid}`)
  return {
    name: 'course:prerender',
    apply: 'build',
    config: () => ({
      builder: {},
      environments: {
        client: { build: { outDir: out, manifest: true } },
        ssr: {
          build: { outDir: rendererFolder, emptyOutDir: true, copyPublicDir: false, ssr: 'src/app/prerender-entry.tsx' },
          resolve: { noExternal: true },
        },
      },
    }),
    buildApp: {
      order: 'post',
      async handler(builder) {
        const { client, ssr } = builder.environments
        if (!client || !ssr) throw new Error('The build needs both a client and an ssr environment')
        if (!client.isBuilt) await builder.build(client)
        await builder.build(ssr)
        const renderer: Renderer = await import(pathToFileURL(join(rendererFolder, 'prerender-entry.js')).href)
        const weighed = await writePages(renderer, base, out, site)
        await rm(join(out, '.vite'), { recursive: true })
        await rm(rendererFolder, { recursive: true })
        const over = overBudget(weighed)
        if (over.length) throw new Error(`Over budget (src/build/budgets.ts):\n  ${over.join('\n  ')}`)
        builder.config.logger.info(`${renderer.paths.length + 1} pages in ${out}, base ${base}`)
      },
    },
  }
}

/** Writes every page, 404.html among them, and what only a published site has; returns what everything weighs. */
async function writePages(renderer: Renderer, base: string, out: string, site: string | null): Promise<Weighed[]> {
  const shell = await readFile(join(out, 'index.html'), 'utf8')
  const manifest: Manifest = JSON.parse(await readFile(join(out, '.vite/manifest.json'), 'utf8'))
  const boot = await bootScript()
  const read = (file: string) => readFile(join(out, file), 'utf8')
  const sheets = await Promise.all(
    sheetsOf(manifest, 'index.html').map(async sheet => ({ ...sheet, text: (await read(sheet.file)).trim() })),
  )
  const files = [...new Set(Object.values(manifest).map(chunk => chunk.file))].filter(file => file.endsWith('.js'))
  const size = Object.fromEntries(await Promise.all(files.map(async file => [file, gzipBytes(await read(file))] as const)))
  const weighed: Weighed[] = [{ what: 'inline script', budget: 'bootScript', parts: { 'src/app/boot.ts': Buffer.byteLength(boot) } }]

  for (const path of [...renderer.paths, null]) {
    // No route knows this address, so what it renders is the answer to every unknown one.
    const rendered = await renderer.render(path ?? '/404/', base)
    const classes = classesIn(rendered.html)
    const own = sheets.filter(sheet => sheet.always || styles(sheet.text, classes))
    const bare = unstyled(
      classes,
      own.map(({ text }) => text),
    )
    if (bare.length) throw new Error(`${path ?? '404.html'} has classes without a rule: ${bare.join(', ')}`)
    const scripts = scriptsOf(manifest, ['index.html', ...rendered.modules])
    const figure = scriptsOf(manifest, rendered.figure).filter(file => !scripts.includes(file))
    const figureSheets = stylesheetsOf(manifest, figure).filter(file => !own.some(sheet => sheet.file === file))
    const sheet = own.map(({ text }) => text).join('')
    const document = page({
      ...rendered,
      shell,
      boot,
      sheet,
      entry: base + scripts[0],
      chunks: [...scripts.slice(1), ...figure, ...figureSheets].map(file => base + file),
      inlined: own.map(({ file }) => base + file),
      tags: site && path ? socialTags(site, path, rendered.title, rendered.description) : '',
    })
    const file = join(out, path ? `${path}index.html` : '404.html')
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, document)
    const what = path ?? '404.html'
    const parts = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, size[name] ?? 0]))
    weighed.push({ what, budget: 'pageScripts', parts: parts(scripts) })
    weighed.push({ what, budget: 'figureScripts', parts: parts(figure) })
    weighed.push({ what, budget: 'pageDocument', parts: { document: gzipBytes(document) } })
    weighed.push({ what, budget: 'pageSheet', parts: Object.fromEntries(own.map(({ file, text }) => [file, gzipBytes(text)])) })
  }
  if (site) await writeFile(join(out, 'sitemap.xml'), sitemap(site, renderer.paths))
  else await rm(join(out, 'social-card.png'), { force: true })
  weighed.push({ what: 'fonts', budget: 'fonts', parts: await fontFiles(out) })
  return weighed
}

/** Sizes of all font files of the site; woff2 is compressed already. */
async function fontFiles(out: string): Promise<Record<string, number>> {
  const names = (await readdir(join(out, 'assets'))).filter(name => name.endsWith('.woff2'))
  return Object.fromEntries(await Promise.all(names.map(async name => [name, (await readFile(join(out, 'assets', name))).length] as const)))
}

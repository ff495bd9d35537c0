/** Compiles src/app/boot.ts into the few bytes that stand inline on every page, and puts them into the development page too. */

import { readFile } from 'node:fs/promises'
import { minify, type Plugin, transformWithOxc } from 'vite'

const source = 'src/app/boot.ts'

/** The boot script as one function expression, minified. */
export async function bootScript(): Promise<string> {
  const { code } = await transformWithOxc(await readFile(source, 'utf8'), source, { target: 'es2022', sourcemap: false })
  const { code: small } = await minify(source, `(()=>{${code.replace(/^export\s*\{\s*\};?$/m, '')}})()`, {
    compress: true,
    mangle: true,
    module: false,
  })
  return small.trim()
}

/** `vite dev` has no prerendered page: theme and code language are set there by the same script. */
export function bootInDevelopment(): Plugin {
  return {
    name: 'course:boot',
    apply: 'serve',
    async transformIndexHtml() {
      return [{ tag: 'script', children: await bootScript(), injectTo: 'head-prepend' }]
    },
  }
}

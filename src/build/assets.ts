/** Reads Vite's client manifest: which scripts and which sheets a page needs. */

/** The part of a manifest entry that is used here (https://vite.dev/guide/backend-integration). */
export type ManifestChunk = { file: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[]; css?: string[] }
export type Manifest = Record<string, ManifestChunk>

/** Files of the scripts that these modules import statically, themselves included, each once. */
export function scriptsOf(manifest: Manifest, modules: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`No chunk for ${key}: a page names a module that the client build does not load lazily`)
    if (seen.has(chunk.file)) return
    seen.add(chunk.file)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  for (const key of modules) visit(key)
  return [...seen]
}

/** Files of the sheets that come with these scripts, each once. */
export function stylesheetsOf(manifest: Manifest, scripts: readonly string[]): string[] {
  const chunks = Object.values(manifest).filter(({ file }) => scripts.includes(file))
  return [...new Set(chunks.flatMap(({ css = [] }) => css))]
}

/** Every sheet of the build: those of the entry first, in the order of the cascade. */
export function sheetsOf(manifest: Manifest, entry: string): { file: string; always: boolean }[] {
  const sheets = new Map<string, boolean>()
  const visit = (key: string, seen: Set<string>) => {
    if (seen.has(key)) return
    seen.add(key)
    const chunk = manifest[key]
    for (const imported of chunk?.imports ?? []) visit(imported, seen)
    for (const file of chunk?.css ?? []) sheets.set(file, true)
  }
  visit(entry, new Set())
  for (const chunk of Object.values(manifest)) for (const file of chunk.css ?? []) if (!sheets.has(file)) sheets.set(file, false)
  return [...sheets].map(([file, always]) => ({ file, always }))
}

/** Class names that stand in a page. */
export function classesIn(html: string): Set<string> {
  return new Set([...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(match => (match[1] ?? '').split(/\s+/)))
}

/** Whether a lazy chunk's sheet styles anything of this page: one of its classes stands in it. */
export function styles(sheet: string, classes: ReadonlySet<string>): boolean {
  return [...sheet.matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)].some(match => classes.has(match[1] ?? ''))
}

/** Classes of CSS modules that stand in a page but in none of its sheets: the bundler dropped the sheet with a component only the server draws. */
export function unstyled(classes: ReadonlySet<string>, sheets: readonly string[]): string[] {
  const styled = new Set(sheets.flatMap(sheet => [...sheet.matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)].map(match => match[1] ?? '')))
  return [...classes].filter(name => /^_\w+_\w{5}_\d+$/.test(name) && !styled.has(name))
}

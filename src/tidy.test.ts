/** The rules of the house, read off its own files. Each message names the way out. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Every file that belongs to the project: tracked, or new and not ignored. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter(file => file && existsSync(file))

const code = files.filter(file => /^(src|content|e2e)\/.*\.(ts|tsx|mjs)$/.test(file))
const shipped = code.filter(file => !isTest(file))

function isTest(file: string): boolean {
  return /\.(test|fixture|spec)\.tsx?$/.test(file) || file.startsWith('e2e/')
}

function read(file: string): string {
  return readFileSync(file, 'utf8')
}

interface Import {
  readonly file: string
  readonly what: string
  /** The file it resolves to, or null for a package or a virtual module. */
  readonly target: string | null
  readonly typeOnly: boolean
}

const IMPORT =
  /(?:^|\n)\s*(import|export)(\s+type)?\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g

function importsOf(file: string): Import[] {
  return [...read(file).matchAll(IMPORT)].map(match => {
    const what = (match[3] ?? match[4] ?? match[5]) as string
    const path = what.replace(/\?.*$/, '')
    const target = path.startsWith('.') ? normalize(join(dirname(file), path)) : path.startsWith('/') ? path.slice(1) : null
    return { file, what, target, typeOnly: match[2] !== undefined }
  })
}

/** The rooms, and which of ours each may import. `panels` are the .tsx files of a simulation and panels.ts. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  actors: ['engine'],
  models: ['engine', 'actors'],
  registry: ['engine', 'models'],
  ui: [],
  views: ['engine', 'ui'],
  player: ['engine', 'ui'],
  panels: ['engine', 'registry', 'models', 'views', 'ui'],
  course: ['engine', 'registry', 'models', 'panels', 'views', 'player', 'ui', 'content', 'actors'],
  app: ['engine', 'registry', 'panels', 'views', 'player', 'ui', 'course', 'content'],
  cli: ['engine', 'registry', 'build', 'e2e'],
  build: ['engine', 'registry', 'course', 'content', 'ui', 'views', 'app'],
  content: ['course'],
  config: ['build'],
}

const ADVICE: Readonly<Record<string, string>> = {
  engine: 'the engine knows nobody: pass it as an argument',
  actors: 'a shared machine speaks through its input and its effects',
  models: 'a model is what the command line can load: put drawing into the panel, shared machines into src/actors',
  views: 'views draw a frame they are given: take it as a prop',
  player: 'the player moves through a run it is given: take it as a prop, or compose both in src/course/figure',
  panels: 'a panel joins its model to views: what the reader does belongs to src/course/figure',
  ui: 'ui knows nothing of the course: take it as a prop',
  course: 'the course is what the app shows: the arrow points the other way',
  content: 'content is data: only types come from src',
}

function roomOf(file: string): string {
  const simulation = /^src\/simulations\/(.+)$/.exec(file)?.[1]
  if (simulation) {
    if (simulation === 'registry.ts') return 'registry'
    return /\.(tsx|css)$/.test(simulation) || ['panels.ts', 'panel.ts'].includes(simulation) || simulation.endsWith('/layouts.ts')
      ? 'panels'
      : 'models'
  }
  if (file.startsWith('content/')) return 'content'
  if (file.startsWith('e2e/')) return 'e2e'
  if (file === 'vite.config.ts') return 'config'
  return /^src\/([^/]+)\//.exec(file)?.[1] ?? 'root'
}

describe('the rooms', () => {
  it('import along the arrows only', () => {
    const wrong = shipped.flatMap(importsOf).flatMap(({ file, target, what }) => {
      if (target === null || target.includes('node_modules')) return []
      const [from, to] = [roomOf(file), roomOf(target)]
      if (from === to || ARROWS[from]?.includes(to)) return []
      return [`${file} imports ${what} (${to}): ${ADVICE[from] ?? `${from} may import ${(ARROWS[from] ?? []).join(', ')}`}`]
    })
    expect(wrong).toEqual([])
  })

  it('hold simulations that never import each other', () => {
    const wrong = code.flatMap(importsOf).flatMap(({ file, target }) => {
      const [a, b] = [file, target ?? ''].map(path => /^src\/simulations\/([^/]+)\//.exec(path)?.[1])
      return a && b && a !== b ? [`${file} imports ${target}: what two simulations share lives in src/actors`] : []
    })
    expect(wrong).toEqual([])
  })

  it('use only the libraries that belong there', () => {
    const LIBRARIES: Readonly<Record<string, RegExp>> = {
      engine: /^xstate$/,
      // Protobuf's wire format is the real one.
      actors: /^(xstate|@bufbuild\/protobuf(\/wire)?)$/,
      models: /^(xstate|@bufbuild\/protobuf(\/wire)?)$/,
      registry: /^$/,
      ui: /^(react|react-dom|react-router|framer-motion)(\/|$)/,
      views: /^(react|d3|xstate)$/,
      player: /^(react|zustand)(\/|$)/,
      panels: /^(react|virtual:)/,
    }
    const wrong = shipped.flatMap(importsOf).flatMap(({ file, target, what, typeOnly }) => {
      const allowed = LIBRARIES[roomOf(file)]
      if (target !== null || typeOnly || !allowed || allowed.test(what)) return []
      return [`${file} imports ${what}: ${roomOf(file)} may use ${allowed.source}`]
    })
    expect(wrong).toEqual([])
  })

  it('take content as types only: a chapter must not load the program', () => {
    const wrong = shipped
      .filter(file => file.startsWith('content/'))
      .flatMap(importsOf)
      .filter(({ target, typeOnly }) => target?.startsWith('src/') && !typeOnly)
    expect(wrong.map(({ file, what }) => `${file} imports a value from ${what}: import type`)).toEqual([])
  })
})

describe('what is banned', () => {
  const PURE = /^src\/(engine|actors|simulations)\/(?!.*\.tsx)/
  const BANS: readonly { readonly where: RegExp; readonly what: RegExp; readonly instead: string }[] = [
    { where: PURE, what: /\bMath\.random\b/, instead: 'a named stream (engine/random.ts)' },
    { where: PURE, what: /\bDate\b(?!')/, instead: 'virtual time' },
    { where: PURE, what: /\b(setTimeout|setInterval|requestAnimationFrame|performance)\b/, instead: 'a delay of the machine' },
    {
      where: PURE,
      what: /\bMath\.(exp|log|pow|sin|cos|tan|log2|log10|cbrt|hypot)\b|[\w)] \*\* [\w(]/,
      instead: 'engine/arithmetic.ts: V8 versions differ in the last digit',
    },
    { where: PURE, what: /\bIntl\b|toLocale/, instead: 'a format of our own: locales differ between machines' },
    { where: /^src\/views\//, what: /\b(select|selectAll|transition|timer)\(/, instead: 'React: D3 does the arithmetic only' },
    {
      where: /^src\/(?!player\/use-ticker|cli|build|course\/progress)/,
      what: /\brequestAnimationFrame\b(?!ing)/,
      instead: 'player/use-ticker.ts, the only wall clock',
    },
    {
      // Still text is the page's own markup, read back from the page.
      where: /^src\/(?!course\/prose\/still)/,
      what: /dangerouslySetInnerHTML|\.innerHTML\s*=/,
      instead: 'elements: text is data',
    },
    { where: /^(src|e2e|content)\//, what: /\bas any\b|: any\b|@ts-(ignore|expect-error|nocheck)/, instead: 'a type' },
    { where: /^(src|e2e|content)\//, what: /\b(it|test|describe)\.(skip|only|todo)\(/, instead: 'a test that runs, or none' },
  ]

  it.each(BANS)('$what is replaced by $instead', ({ where, what, instead }) => {
    const wrong = shipped
      .filter(file => where.test(file))
      .flatMap(file =>
        read(file)
          .split('\n')
          .flatMap((line, i) => (what.test(withoutComment(line)) ? [`${file}:${i + 1} uses ${what.exec(line)?.[0]}: use ${instead}`] : [])),
      )
    expect(wrong).toEqual([])
  })
})

function withoutComment(line: string): string {
  return /^\s*(\/?\*|\/\/)/.test(line) ? '' : line.replace(/\/\/ .*$/, '')
}

describe('files', () => {
  it('are all reachable: nothing is dead', () => {
    const known = new Set(code.flatMap(importsOf).map(({ target }) => target))
    const entries = [
      /^src\/app\/(main|prerender-entry|boot)\.tsx?$/,
      /^src\/cli\/[^/]+\.mjs$/,
      /\.(test|spec)\.tsx?$/,
      /^e2e\//,
      /^content\/chapters\/[^/]+\/quiz\.ts$/,
      /\/samples\//,
      /\.d\.ts$/,
    ]
    const everything = files
      .filter(file => /\.(ts|tsx|mjs|html|json|py)$/.test(file))
      .map(read)
      .join('\n')
    const dead = shipped.filter(
      file => !known.has(file) && !entries.some(entry => entry.test(file)) && !everything.includes(file.replace(/^src/, '')),
    )
    expect(dead, 'import these files somewhere, or delete them').toEqual([])
  })

  it('are named for what is in them: kebab-case, or PascalCase for a component', () => {
    const wrong = code.filter(file => {
      const name = basename(file).replace(/(\.(test|fixture|spec|config|d))?\.(ts|tsx|mjs)$/, '')
      const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)
      // A panel is named after its simulation.
      const isNamed = file.startsWith('src/simulations/') || read(file).includes(name)
      if (file.endsWith('.tsx')) return !kebab && !(/^[A-Z][A-Za-z0-9]*$/.test(name) && isNamed)
      return !kebab
    })
    expect(wrong).toEqual([])
  })

  it('bear no name that says nothing', () => {
    expect(files.filter(file => /(^|\/)(utils?|helpers?|misc|common|types|index)\.(ts|tsx|mjs)$/.test(file))).toEqual([])
  })

  it('begin with a sentence on what they are for', () => {
    const wrong = shipped.filter(file => !file.includes('/samples/') && !/^(#!.*\n)?\s*(\/\*\*|\/\/)/.test(read(file)))
    expect(wrong, 'begin the file with a doc comment').toEqual([])
  })

  it('stay short enough to be read in one go: 300 lines, but for the lists in which one looks things up', () => {
    const isList = (file: string) => /^content\/(glossary|sources)\.ts$/.test(file)
    expect(code.filter(file => !isTest(file) && !isList(file) && read(file).split('\n').length > 301)).toEqual([])
  })

  it('have no default exports, except where a tool asks for one', () => {
    const wrong = shipped.filter(file => /\nexport default /.test(read(file)) && !file.startsWith('e2e/'))
    expect(wrong, 'export it by name').toEqual([])
  })

  it('stand where the top level says, and nowhere else', () => {
    const TOP =
      /^(src|content|public|e2e|decisions|\.github|\.ci)\/|^(index\.html|package\.json|package-lock\.json|vite\.config\.ts|tsconfig\.json|biome\.json|README\.md|LICENSE|CONTRIBUTING\.md|\.[a-z-]+)$/
    expect(files.filter(file => !TOP.test(file))).toEqual([])
  })
})

describe('a simulation', () => {
  const folders = [...new Set(files.flatMap(file => /^src\/simulations\/([^/]+)\//.exec(file)?.[1] ?? []))]

  it('is registered with a model and a panel, and has its tests and goldens', () => {
    for (const id of folders) {
      const line = new RegExp(`\\s(${id}|'${id}'): async`)
      expect(read('src/simulations/registry.ts'), `add a line for ${id}`).toMatch(line)
      expect(read('src/simulations/panels.ts'), `add a line for ${id}`).toMatch(line)
      const own = files.filter(file => file.startsWith(`src/simulations/${id}/`))
      for (const part of [/\/simulation\.ts$/, /\/scenarios\.ts$/, /\/suite\.test\.ts$/, /\/golden\/.+\.txt$/, /\/[A-Z]\w+\.tsx$/]) {
        expect(
          own.some(file => part.test(file)),
          `${id} lacks a file like ${part.source}`,
        ).toBe(true)
      }
    }
  })
})

describe('the documents', () => {
  it('name only files and commands that exist', () => {
    const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts)
    for (const document of ['README.md', 'CONTRIBUTING.md']) {
      for (const [, quoted] of read(document).matchAll(/`([^`\n]+)`/g)) {
        const words = quoted as string
        const script = /^npm (?:run (?:--silent )?)?([a-z:]+)/.exec(words.replace(/^npm run$/, ''))?.[1]
        if (script && !['ci', 'install'].includes(script)) expect(scripts, `${document}: ${words}`).toContain(script)
        if (!/^(src|content|public|e2e|decisions|\.ci|\.github)\/[\w./*-]*$/.test(words) || /NN|ID|NAME|SLUG|x\b/.test(words)) continue
        const path = words.replace(/\/$/, '')
        expect(existsSync(path.includes('*') ? path.slice(0, path.indexOf('*')) : path), `${document} names ${words}`).toBe(true)
      }
    }
  })

  it('give every decision its status, context, decision and consequences', () => {
    const records = files.filter(file => file.startsWith('decisions/'))
    expect(records.length).toBeGreaterThan(0)
    for (const record of records) {
      expect(record).toMatch(/^decisions\/\d{4}-\d{2}-\d{2}-[a-z0-9-]+\.md$/)
      for (const heading of ['Status', 'Context', 'Decision', 'Consequences']) expect(read(record), record).toContain(`## ${heading}`)
    }
  })
})

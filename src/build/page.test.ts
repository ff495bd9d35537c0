import { describe, expect, it } from 'vitest'
import { classesIn, scriptsOf, sheetsOf, styles, stylesheetsOf, unstyled } from './assets.ts'
import { overBudget } from './budgets.ts'
import { contentSecurityPolicy, hashSource } from './csp.ts'
import { page } from './page.ts'
import { siteAddress, sitemap, socialTags } from './search-engines.ts'

const shell = [
  '<head><link rel="icon" href="/b/favicon.svg"><title>Old</title><!--head-->',
  '<script type="module" crossorigin src="/b/assets/main.js"></script>',
  '<link rel="modulepreload" crossorigin href="/b/assets/react.js"><link rel="stylesheet" crossorigin href="/b/assets/main.css"></head>',
  '<div id="root"><!--app--></div>',
].join('\n')

const parts = {
  shell,
  html: '<p>Costs $& and $1.</p>',
  title: 'Requests & <responses>',
  description: 'Says "hello"',
  boot: 'boot()',
  sheet: '.a{color:red}',
  entry: '/b/assets/main.js',
  chunks: ['/b/assets/react.js'],
  inlined: ['/b/assets/main.css'],
  tags: '',
}

describe('the document of a page', () => {
  const document = page(parts)

  it('keeps the text to the letter, dollar signs included', () => {
    expect(document).toContain('<div id="root"><p>Costs $& and $1.</p></div>')
  })

  it('admits exactly the inline script and the inline sheet that stand in it', () => {
    const script = /<script [^>]*>([^<]*)<\/script>/.exec(document)?.[1] ?? ''
    const sheet = /<style>([^<]*)<\/style>/.exec(document)?.[1] ?? ''
    expect(document).toContain(contentSecurityPolicy(script, sheet))
    expect(document.match(/<script/g)).toHaveLength(1)
  })

  it('fetches no script and no sheet before its text', () => {
    expect(document).not.toMatch(/<script[^>]* src=/)
    expect(document).not.toContain('rel="modulepreload"')
    expect(document.match(/<link rel="stylesheet"[^>]*>/g)).toEqual(['<link rel="stylesheet" href="/b/assets/main.css" disabled>'])
  })

  it('has one title, its own, with markup characters escaped', () => {
    expect(document.match(/<title>.*?<\/title>/g)).toEqual(['<title>Requests &amp; &lt;responses&gt;</title>'])
    expect(document).toContain('content="Says &quot;hello&quot;"')
  })

  it('is refused when its markup brings a script of its own', () => {
    expect(() => page({ ...parts, html: '<p>x</p><script>$RC()</script>' })).toThrow(/inline script/)
  })
})

describe('the policy', () => {
  it('hashes an inline text as CSP level 3 asks', () => {
    // The example of https://www.w3.org/TR/CSP3/#grammardef-hash-source is made the same way: base64 of the SHA-256 of the text.
    expect(hashSource('')).toBe("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='")
  })
})

describe('what a page needs', () => {
  const manifest = {
    'index.html': { file: 'main.js', imports: ['_react'], css: ['main.css'], dynamicImports: ['chapter', 'figure'] },
    _react: { file: 'react.js', css: ['base.css'] },
    chapter: { file: 'chapter.js', imports: ['_react', '_quiz'], css: ['chapter.css'] },
    _quiz: { file: 'quiz.js', imports: ['index.html'] },
    figure: { file: 'figure.js', css: ['figure.css'] },
  }

  it('is the entry, its lazy modules and all they import, each once, the entry first', () => {
    expect(scriptsOf(manifest, ['index.html', 'chapter'])).toEqual(['main.js', 'react.js', 'chapter.js', 'quiz.js'])
  })

  it('has the sheets that its figure brings, each once', () => {
    expect(stylesheetsOf(manifest, ['figure.js', 'chapter.js', 'quiz.js'])).toEqual(['chapter.css', 'figure.css'])
  })

  it('is never a module that the client build does not know', () => {
    expect(() => scriptsOf(manifest, ['index.html', 'chapter-7'])).toThrow('chapter-7')
  })

  it('takes the sheets of the entry always, in cascade order, and those of lazy chunks only when they style something', () => {
    expect(sheetsOf(manifest, 'index.html')).toEqual([
      { file: 'base.css', always: true },
      { file: 'main.css', always: true },
      { file: 'chapter.css', always: false },
      { file: 'figure.css', always: false },
    ])
    const classes = classesIn('<figure class="_stage_x1 wide"><p class="">1.5em</p></figure>')
    expect(styles('._stage_x1>svg{width:100%}', classes)).toBe(true)
    expect(styles('._tabs_9z{margin:.5em}', classes)).toBe(false)
  })

  it('is told apart from a class whose sheet went missing', () => {
    expect(unstyled(classesIn('<p class="_term_1a2b3_1 _lede_4c5d6_2 plain">'), ['._lede_4c5d6_2{color:red}'])).toEqual(['_term_1a2b3_1'])
  })
})

describe('budgets', () => {
  it('name what grew past its limit, heaviest part first, and are silent about the rest', () => {
    const over = overBudget([
      { what: '/a/', budget: 'pageScripts', parts: { 'react.js': 70 * 1024, 'chapter.js': 40 * 1024 } },
      { what: '/b/', budget: 'pageScripts', parts: { 'react.js': 70 * 1024 } },
    ])
    expect(over).toEqual(['/a/: 110.0 KiB, budget pageScripts is 100.0 KiB (react.js 70.0 KiB, chapter.js 40.0 KiB)'])
  })
})

describe('a published site', () => {
  it('has an address that ends with a slash, or none', () => {
    expect(siteAddress('https://example.com/course')).toBe('https://example.com/course/')
    expect(siteAddress(undefined)).toBeNull()
    expect(siteAddress('')).toBeNull()
    expect(() => siteAddress('example.com')).toThrow('SITE_URL')
  })

  it('points every page to its own address and picture', () => {
    const tags = socialTags('https://example.com/course/', '/chapters/http/', 'A & B', 'text')
    expect(tags).toContain('<link rel="canonical" href="https://example.com/course/chapters/http/">')
    expect(tags).toContain('content="https://example.com/course/social-card.png"')
    expect(tags).toContain('content="A &amp; B"')
  })

  it('lists every page once in the sitemap', () => {
    const text = sitemap('https://example.com/course/', ['/', '/progress/'])
    expect(text.match(/<loc>[^<]*<\/loc>/g)).toEqual([
      '<loc>https://example.com/course/</loc>',
      '<loc>https://example.com/course/progress/</loc>',
    ])
  })
})

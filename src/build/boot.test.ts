import { afterEach, describe, expect, it, vi } from 'vitest'
import { bootScript } from './boot.ts'
import { budgets } from './budgets.ts'

/** Runs the compiled script against a document with this storage and this system theme; returns what stands on <html>. */
async function boot(storage: () => Record<string, string>, systemDark: boolean) {
  const dataset: Record<string, string> = {}
  const appended: { rel?: string; href?: string; src?: string }[] = []
  const observers: ((list: unknown) => void)[] = []
  vi.stubGlobal('document', {
    documentElement: { dataset },
    currentScript: { dataset: { entry: '/main.js', chunks: '/a.js /b.css' } },
    hidden: false,
    createElement: () => ({}),
    head: { append: (element: object) => appended.push(element) },
  })
  vi.stubGlobal('localStorage', { getItem: (key: string) => storage()[key] ?? null })
  vi.stubGlobal('matchMedia', () => ({ matches: systemDark }))
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal(
    'PerformanceObserver',
    class {
      constructor(callback: (list: unknown) => void) {
        observers.push(callback)
      }
      observe() {}
    },
  )
  new Function(await bootScript())()
  const paint = (name: string) => {
    for (const observer of observers) observer({ getEntriesByName: (wanted: string) => (wanted === name ? [{}] : []) })
  }
  return { dataset, appended, paint }
}

describe('the boot script', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('is under its budget', async () => {
    expect(Buffer.byteLength(await bootScript())).toBeLessThan(budgets.bootScript)
  })

  it('takes the stored theme before the one of the system', async () => {
    expect((await boot(() => ({ 'sc.theme': 'light' }), true)).dataset.theme).toBe('light')
    expect((await boot(() => ({ 'sc.theme': 'dark' }), false)).dataset.theme).toBe('dark')
    expect((await boot(() => ({ 'sc.theme': '"><b>' }), true)).dataset.theme).toBe('dark')
  })

  it('does not mind a storage that throws', async () => {
    const denied = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    expect((await boot(denied, false)).dataset).toEqual({ theme: 'light', code: 'typescript' })
  })

  it('asks for scripts once the first text is painted, never before and never twice', async () => {
    const { appended, paint } = await boot(() => ({}), false)
    paint('first-paint')
    expect(appended).toEqual([])
    paint('first-contentful-paint')
    paint('first-contentful-paint')
    expect(appended.map(({ rel = 'script', href, src }) => `${rel} ${href ?? src}`)).toEqual([
      'script /main.js',
      'modulepreload /a.js',
      'stylesheet /b.css',
    ])
  })
})

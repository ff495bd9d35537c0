/** Build, development server and unit tests. BASE_PATH is where the site will stand, OUT_DIR where it is written. */

import react from '@vitejs/plugin-react'
import { configDefaults, defineConfig } from 'vitest/config'
import { bootInDevelopment } from './src/build/boot.ts'
import { chaptersPlugin } from './src/build/chapters.ts'
import { chapterPlugins } from './src/build/mdx.ts'
import { prerender } from './src/build/prerender.ts'
import { quizzes } from './src/build/quizzes.ts'
import { routerWithoutRest } from './src/build/router.ts'
import { simulationsPlugin } from './src/build/simulations.ts'
import { statecharts } from './src/build/statecharts.ts'

// Pages gives "/repo" or "": both become an address that begins and ends with a slash.
const base = `/${process.env.BASE_PATH ?? ''}/`.replace(/\/+/g, '/')

export default defineConfig({
  base,
  plugins: [
    chapterPlugins(base),
    react({ include: /\.(mdx|tsx?)$/ }),
    chaptersPlugin(),
    quizzes(),
    simulationsPlugin(),
    statecharts(),
    routerWithoutRest(),
    bootInDevelopment(),
    prerender(base, process.env.OUT_DIR ?? 'dist'),
  ],
  build: {
    target: 'es2023',
    // No asset is inlined: a data address would need a wider policy.
    assetsInlineLimit: 0,
    emptyOutDir: true,
    modulePreload: {
      polyfill: false,
      // What every page has, and the file that is asked for anyway, need not be named once more in each script that imports it.
      resolveDependencies: (file, names) => names.filter(name => name !== file && !name.startsWith('assets/index-')),
    },
    // The shapes are drawn by figures alone: a page whose words show them, rendered, need not load them before.
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /\/src\/ui\/glyph\//, sideEffects: false }] },
      // What every figure needs comes in few files: on a slow line each request costs more than the bytes.
      output: {
        codeSplitting: {
          groups: [
            { name: 'engine', test: /\/src\/engine\// },
            { name: 'xstate', test: /\/node_modules\/xstate\// },
            { name: 'd3', test: /\/node_modules\/d3/ },
          ],
        },
      },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'content/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'e2e/**'],
    setupFiles: ['src/seeded.fixture.ts'],
    // By itself it leaves one processor idle, which on two is half of the machine.
    maxWorkers: '100%',
    // Generous: a busy machine is slow, and a test that waits for nothing fails by itself long before.
    testTimeout: 60_000,
  },
})

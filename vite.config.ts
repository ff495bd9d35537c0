/** Build, development server and unit tests. BASE_PATH is where the site will stand, OUT_DIR where it is written. */

import react from '@vitejs/plugin-react'
import { configDefaults, defineConfig } from 'vitest/config'
import { bootInDevelopment } from './src/build/boot.ts'
import { prerender } from './src/build/prerender.ts'

// Pages gives "/repo" or "": both become an address that begins and ends with a slash.
const base = `/${process.env.BASE_PATH ?? ''}/`.replace(/\/+/g, '/')

export default defineConfig({
  base,
  plugins: [react({ include: /\.(mdx|tsx?)$/ }), bootInDevelopment(), prerender(base, process.env.OUT_DIR ?? 'dist')],
  // No asset is inlined: a data address would need a wider policy.
  build: { target: 'es2023', assetsInlineLimit: 0, emptyOutDir: true },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'content/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'e2e/**'],
  },
})

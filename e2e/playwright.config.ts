/** The journeys: a real Chromium, the site built and served as on Pages, under a base path. No retries: a flake is a bug. */

import { defineConfig, devices } from 'playwright/test'
import { launchOptions } from './browsers.mjs'
import { addressOf, underBase } from './sites.mjs'

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  // Generous: a busy machine is slow, and what waits for nothing fails by its assertion long before.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: { ...devices['Desktop Chrome'], baseURL: addressOf(underBase), trace: 'retain-on-failure', launchOptions: launchOptions() },
  webServer: {
    command: 'node e2e/serve.mjs',
    cwd: '..',
    url: addressOf(underBase),
    reuseExistingServer: false,
    timeout: 300_000,
    stdout: 'pipe',
  },
})

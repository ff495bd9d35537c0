/** Makes sure that the journeys have a Chromium, installing one where that is possible. */

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ownBrowser, systemBrowser } from './browsers.mjs'

const found = () => ownBrowser() ?? systemBrowser()

/** @param {string} command @param {string[]} options */
function run(command, ...options) {
  console.log(`> ${command} ${options.join(' ')}`)
  return (
    spawnSync(command, options, { stdio: 'inherit', timeout: 300_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0
  )
}

const hasApt = (process.env.PATH ?? '').split(delimiter).some(folder => existsSync(join(folder, 'apt-get')))
const root = process.getuid?.() === 0

if (!found()) run(process.execPath, 'node_modules/playwright/cli.js', 'install', ...(root && hasApt ? ['--with-deps'] : []), 'chromium')
if (!found() && root && hasApt && run('apt-get', 'update', '-q')) run('apt-get', 'install', '-yq', '--no-install-recommends', 'chromium')
if (!found()) {
  console.error('The journeys need a Chromium. Any one of these gives them one:')
  console.error('  npx playwright install --with-deps chromium')
  console.error('  apt-get install chromium')
  console.error('  CHROMIUM_PATH=/path/to/chromium npm test')
  process.exit(1)
}

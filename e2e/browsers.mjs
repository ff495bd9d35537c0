/** Finds a Chromium: Playwright's own, or the machine's. Plain JavaScript, because Node 20 runs it before anything is compiled. */

import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

/** @param {string} name */
const onPath = name =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, name))
    .find(path => existsSync(path))

/** Playwright's download, if it is there. */
export const ownBrowser = () => [chromium.executablePath()].find(path => existsSync(path))

/** CHROMIUM_PATH, or a Chromium or Chrome on the PATH. */
export const systemBrowser = () =>
  process.env.CHROMIUM_PATH ?? ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath).find(Boolean)

/** Launch options for whichever browser there is; a system browser is told to make no requests of its own. */
export const launchOptions = () =>
  ownBrowser()
    ? {}
    : {
        executablePath: systemBrowser(),
        args: [
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--disable-gpu',
        ],
      }

/** Builds the site into a folder when it is not there yet, was made for another base, or something it is made of is newer. */

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { builtBase } from './static-server.mjs'

const sources = ['index.html', 'vite.config.ts', 'package-lock.json', 'src', 'content', 'public']

/** Time of the last change in a file or anywhere in a folder, in ms; deleting a file changes its folder. */
function changedAt(path) {
  const own = statSync(path)
  if (!own.isDirectory()) return own.mtimeMs
  return Math.max(own.mtimeMs, ...readdirSync(path).map(name => changedAt(join(path, name))))
}

/** Whether `folder` holds a site for `base` that is newer than everything it is made of. */
export async function isFresh(folder, base) {
  if ((await builtBase(folder)) !== base) return false
  const built = statSync(join(folder, 'index.html')).mtimeMs
  return sources.filter(path => existsSync(path)).every(path => changedAt(path) <= built)
}

/** `BASE_PATH` as the build reads it: "/repo", "repo" and "" become addresses that begin and end with a slash. */
export function basePath(given = process.env.BASE_PATH ?? '') {
  return `/${given}/`.replace(/\/+/g, '/')
}

/** Runs `vite build` into `folder` for `base`; returns whether it succeeded. Its output goes to ours. */
export function build(folder, base) {
  const env = { ...process.env, OUT_DIR: folder, BASE_PATH: base }
  return spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { env, stdio: 'inherit' }).status === 0
}

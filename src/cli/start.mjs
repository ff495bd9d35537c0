/** `npm start`: builds when needed, serves the course as GitHub Pages would, prints the address. PORT and BASE_PATH are optional. */

import { basePath, build, isFresh } from './build-site.mjs'
import { serve } from './static-server.mjs'

const folder = 'dist'
const base = basePath()
const wanted = Number(process.env.PORT ?? 4173)
if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535) {
  console.error(`PORT must be a whole number from 0 to 65535, not "${process.env.PORT}"`)
  process.exit(2)
}

if (!(await isFresh(folder, base)) && !build(folder, base)) process.exit(1)

/** Serves on the wanted port, or on the next free one. */
async function open(port) {
  try {
    return await serve({ folder, base, port })
  } catch (error) {
    if (error.code !== 'EADDRINUSE' || port === 65535) throw error
    console.log(`Port ${port} is taken.`)
    return open(port + 1)
  }
}

const server = await open(wanted)
console.log(`The course is at http://127.0.0.1:${server.address().port}${base}  (Ctrl+C stops it)`)

/** Serves a built site as GitHub Pages would: base path, folder -> index.html, 301 to the closing slash, 404.html with 404, gzip. */

import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { createGzip } from 'node:zlib'

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
}
/** What Pages compresses; fonts and pictures are compressed already. */
const compressed = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.wasm', '.webmanifest', '.xml'])

/** 'file', 'folder' or null when nothing is there. */
async function kindOf(path) {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file'
  } catch {
    return null
  }
}

function send(request, response, status, file) {
  const type = extname(file)
  const gzip = compressed.has(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  response.writeHead(status, {
    'content-type': types[type] ?? 'application/octet-stream',
    'cache-control': 'max-age=600',
    vary: 'accept-encoding',
    ...(gzip ? { 'content-encoding': 'gzip' } : {}),
  })
  if (request.method === 'HEAD') return response.end()
  const stream = createReadStream(file)
  stream.on('error', () => response.destroy())
  if (gzip) stream.pipe(createGzip()).pipe(response)
  else stream.pipe(response)
}

/** Answers one request for the site in `folder` that stands under `base` (begins and ends with a slash). */
async function answer(folder, base, request, response) {
  const { pathname, search } = new URL(request.url, 'http://site')
  let path
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return response.writeHead(400).end()
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405, { allow: 'GET, HEAD' }).end()
  if (`${path}/` === base) return response.writeHead(301, { location: base + search }).end()
  if (!path.startsWith(base))
    return response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end(`The site stands at ${base}\n`)
  // The URL parser has resolved dot segments; an encoded one is caught here.
  const inside = normalize(`/${path.slice(base.length)}`)
  const target = join(folder, inside)
  const kind = inside.includes('\0') ? null : await kindOf(target)
  if (kind === 'folder' && (await kindOf(join(target, 'index.html')))) {
    if (path.endsWith('/')) return send(request, response, 200, join(target, 'index.html'))
    return response.writeHead(301, { location: `${pathname}/${search}` }).end()
  }
  if (kind === 'file' && !path.endsWith('/')) return send(request, response, 200, target)
  if (await kindOf(join(folder, '404.html'))) return send(request, response, 404, join(folder, '404.html'))
  response.writeHead(404).end()
}

/**
 * Starts serving; resolves once the port is open, rejects with the system's error (EADDRINUSE) otherwise.
 * @param {{ folder: string, base: string, port: number, host?: string }} options port 0 takes any free one
 * @returns {Promise<import('node:http').Server>}
 */
export function serve({ folder, base, port, host = '127.0.0.1' }) {
  const server = createServer((request, response) => {
    answer(folder, base, request, response).catch(() => (response.headersSent ? response.destroy() : response.writeHead(500).end()))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

/** The base path a built site was made for, read from its front page; null when there is no such site. */
export async function builtBase(folder) {
  try {
    return /data-entry="([^"]*\/)assets\//.exec(await readFile(join(folder, 'index.html'), 'utf8'))?.[1] ?? null
  } catch {
    return null
  }
}

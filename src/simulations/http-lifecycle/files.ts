/** The files of the shop's page, and the header fields with which each is asked for and answered. */
import type { Field } from '../../actors/hpack/tables.ts'

const KINDS = [
  { ending: 'css', type: 'text/css', accept: 'text/css,*/*;q=0.1' },
  { ending: 'js', type: 'text/javascript', accept: '*/*' },
  { ending: 'svg', type: 'image/svg+xml', accept: 'image/avif,image/webp,*/*' },
] as const

function kindOf(file: number): (typeof KINDS)[number] {
  return KINDS[(file - 1) % KINDS.length] as (typeof KINDS)[number]
}

/** The path of a file, from 1. */
export function pathOf(file: number): string {
  return `/${file}.${kindOf(file).ending}`
}

/** The name of the host. */
export const HOST = 'shop.example.com'

/** What a browser says of itself with every request; the names in small letters, as HTTP/2 demands. */
export function requestFields(file: number): readonly Field[] {
  return [
    [':method', 'GET'],
    [':scheme', 'https'],
    [':authority', HOST],
    [':path', pathOf(file)],
    ['user-agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
    ['accept', kindOf(file).accept],
    ['accept-language', 'en-GB,en;q=0.5'],
    ['accept-encoding', 'gzip, deflate, br, zstd'],
    ['referer', `https://${HOST}/`],
    ['cookie', 'session=8f2c1e7ab94d4e02a1c6d5'],
  ]
}

/** What the server says of a file. */
export function responseFields(file: number, bytes: number): readonly Field[] {
  return [
    [':status', '200'],
    ['content-type', kindOf(file).type],
    ['content-length', String(bytes)],
    ['cache-control', 'max-age=600'],
    ['date', 'Sat, 21 Nov 2026 12:00:00 GMT'],
    ['server', 'shop'],
  ]
}

/** The fields as HTTP/1.1 writes them (RFC 9112 section 2.1). */
export function textOf(fields: readonly Field[]): string {
  const get = (name: string): string => fields.find(([known]) => known === name)?.[1] ?? ''
  const isRequest = fields.some(([name]) => name === ':method')
  const first = isRequest ? `${get(':method')} ${get(':path')} HTTP/1.1\r\nhost: ${get(':authority')}` : `HTTP/1.1 ${get(':status')} OK`
  const rest = fields.filter(([name]) => !name.startsWith(':')).map(([name, value]) => `\r\n${name}: ${value}`)
  return `${first}${rest.join('')}\r\n\r\n`
}

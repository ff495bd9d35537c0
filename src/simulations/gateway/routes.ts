/** Which upstream a path leads to, and what may be done there. */

/** The services behind the gateway. */
export const UPSTREAMS = ['users', 'orders', 'payments'] as const

/** One of the services. */
export type Upstream = (typeof UPSTREAMS)[number]

/** The methods that every route takes. HEAD comes with GET. */
export const ALLOWED: readonly string[] = ['GET', 'HEAD', 'POST']

/**
 * The upstream of a path: `/v1/NAME` or below it. Whole segments are compared: `/v1/users-admin` is not below `/v1/users`,
 * as it would be for a prefix.
 */
export function upstreamOf(path: string): Upstream | null {
  const [, version, name] = (path.split('?')[0] as string).split('/')
  return version === 'v1' ? (UPSTREAMS.find(one => one === name) ?? null) : null
}

/** The path as the upstream knows it: the version is the gateway's affair. */
export function pathBehind(path: string): string {
  return path.slice('/v1'.length)
}

/** A request as the reader writes it: `/v1/users`, or with a method before it. Null if it is none. */
export function parseRequest(text: string): { readonly method: string; readonly path: string } | null {
  const match = /^(?:(GET|HEAD|POST|PUT|PATCH|DELETE) )?(\/[\w\-./?=&%]{0,60})$/.exec(text)
  return match ? { method: match[1] ?? 'GET', path: match[2] as string } : null
}

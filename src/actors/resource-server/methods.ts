/** What a method promises (RFC 9110 section 9, RFC 5789): whether it is safe, whether a repeat adds anything, what a server says of those it allows. */

/** Methods that this server knows of; all others are answered 501 (RFC 9110 section 15.6.2). */
export const KNOWN_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'QUERY'] as const

/** A method that the server knows of. */
export type Method = (typeof KNOWN_METHODS)[number]

/** Whether the server knows a method at all. Methods are case-sensitive. */
export function isKnown(method: string): method is Method {
  return (KNOWN_METHODS as readonly string[]).includes(method)
}

/** Whether a method asks for nothing but to read (section 9.2.1). */
export function isSafe(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY'].includes(method)
}

/** Whether several equal requests are meant to have the effect of one (section 9.2.2). PATCH and POST make no such promise. */
export function isIdempotent(method: string): boolean {
  return isSafe(method) || method === 'PUT' || method === 'DELETE'
}

/** Access tokens as a resource server sees them: the claims of a JWT (RFC 9068), and what is wrong with them (RFC 6750, section 3). */
import type { Micros } from '../../engine/trace.ts'

/** What the client holds up. */
export type TokenKind = 'valid' | 'expired' | 'missing' | 'wrong-audience' | 'wrong-scope'

/** The kinds, as the action takes them. */
export const TOKEN_KINDS: readonly TokenKind[] = ['valid', 'expired', 'missing', 'wrong-audience', 'wrong-scope']

/** Who sends: two programs behind one address. */
export type ClientName = 'A' | 'B'

/** The claims of a token. Instants are seconds since the run began, and may lie before it. */
export interface Token {
  readonly iss: string
  readonly sub: string
  readonly aud: string
  readonly scope: string
  readonly iat: number
  readonly exp: number
}

/** Who this gateway is to those who issue tokens. */
export const AUDIENCE = 'api.example.com'

/** A token lives for a quarter of an hour, and a client fetches a new one a minute before it ends. */
const LIFE_SECONDS = 900
const RENEWED_AFTER = 840

const ALL_SCOPES = 'users orders payments'

/** The name by which an upstream knows a client. */
export function subjectOf(client: ClientName): string {
  return `client-${client.toLowerCase()}`
}

/** The token that a client holds up at an instant; null: none. */
export function tokenOf(kind: TokenKind, client: ClientName, at: Micros): Token | null {
  if (kind === 'missing') return null
  const now = Math.floor(at / 1_000_000)
  const iat = kind === 'expired' ? now - LIFE_SECONDS - 60 : Math.floor(now / RENEWED_AFTER) * RENEWED_AFTER
  return {
    iss: 'https://login.example.com',
    sub: subjectOf(client),
    aud: kind === 'wrong-audience' ? 'billing.example.com' : AUDIENCE,
    scope: kind === 'wrong-scope' ? 'profile' : ALL_SCOPES,
    iat,
    exp: iat + LIFE_SECONDS,
  }
}

/** What is said to a request whose token will not do; `error` is null where none was held up. */
export interface TokenProblem {
  readonly status: 401 | 403
  readonly error: 'invalid_token' | 'insufficient_scope' | null
  readonly description: string
  /** The scope that is asked for, with 403. */
  readonly scope?: string
}

/** Checks a token at an instant for a request that needs `scope` (null: any good token will do). Null: nothing is wrong. */
export function problemWith(token: Token | null, scope: string | null, at: Micros): TokenProblem | null {
  if (token === null) return { status: 401, error: null, description: 'no token' }
  const bad = (description: string): TokenProblem => ({ status: 401, error: 'invalid_token', description })
  if (token.aud !== AUDIENCE) return bad(`the token is for ${token.aud}`)
  if (token.exp * 1_000_000 <= at) return bad('the token has expired')
  if (scope !== null && !token.scope.split(' ').includes(scope)) {
    return { status: 403, error: 'insufficient_scope', description: `the token lacks the scope ${scope}`, scope }
  }
  return null
}

/** The challenge of a 401 or 403. Without credentials no error is named (RFC 6750, section 3.1). */
export function challengeOf({ error, description, scope }: TokenProblem): string {
  const parts = [`Bearer realm="${AUDIENCE}"`]
  if (error) parts.push(`error="${error}"`, `error_description="${description}"`)
  if (scope) parts.push(`scope="${scope}"`)
  return parts.join(', ')
}

/** The JOSE header of a token in base64url, and an ES256 signature. */
const HEADER = 40
const SIGNATURE = 86

/** How long a token is on the wire: header, claims and signature in base64url, a dot between them. */
export function tokenLength(token: Token): number {
  return HEADER + 2 + Math.ceil((JSON.stringify(token).length * 4) / 3) + SIGNATURE
}

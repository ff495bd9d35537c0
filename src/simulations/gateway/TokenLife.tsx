/** A token in readable form: what each claim says, what the gateway makes of it, and where in its life it was held up. */
import type { CSSProperties } from 'react'
import type { Micros } from '../../engine/trace.ts'
import styles from './TokenLife.module.css'
import { AUDIENCE, problemWith, type Token } from './tokens.ts'

export interface TokenLifeProps {
  readonly token: Token | null
  /** The scope that the path needs; null: none in particular. */
  readonly scope: string | null
  /** When the gateway looked at it. */
  readonly at: Micros
}

export function TokenLife({ token, scope, at }: TokenLifeProps) {
  const problem = problemWith(token, scope, at)
  if (!token)
    return (
      <section className={styles.token}>
        <h4>No token</h4>
        <p>Nobody was named, so there is nothing that could be wrong with a name: 401, and a challenge without an error.</p>
      </section>
    )
  const now = at / 1_000_000
  const place = (second: number): number => Math.round((1000 * (second - token.iat)) / (token.exp - token.iat)) / 10
  const isOver = now >= token.exp
  const isScoped = scope === null || token.scope.split(' ').includes(scope)
  return (
    <section className={styles.token}>
      <h4>The token</h4>
      <div className={styles.life} aria-hidden="true">
        <i className={isOver ? styles.over : styles.lived} style={{ '--lived': `${Math.min(100, place(now))}%` } as CSSProperties} />
      </div>
      <p>
        Issued {ago(now - token.iat)}, {isOver ? `ended ${ago(now - token.exp)}` : `good for another ${length(token.exp - now)}`}.
      </p>
      <dl>
        <Claim name="iss" value={token.iss} verdict="a known issuer" isGood />
        <Claim name="sub" value={token.sub} verdict="becomes X-User-Id" isGood />
        <Claim
          name="aud"
          value={token.aud}
          verdict={token.aud === AUDIENCE ? 'meant for this gateway' : 'meant for somebody else'}
          isGood={token.aud === AUDIENCE}
        />
        <Claim name="exp" value={`${token.exp} s`} verdict={isOver ? 'over' : 'to come'} isGood={!isOver} />
        <Claim
          name="scope"
          value={token.scope}
          verdict={isScoped ? `${scope ?? 'nothing'} is asked for` : `lacks ${scope}`}
          isGood={isScoped}
        />
      </dl>
      <p className={problem ? styles.bad : styles.good}>
        {problem ? `${problem.status}: ${problem.description}.` : 'Good for this request.'}
      </p>
    </section>
  )
}

interface ClaimProps {
  readonly name: string
  readonly value: string
  readonly verdict: string
  readonly isGood: boolean
}

function Claim({ name, value, verdict, isGood }: ClaimProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd className={isGood ? styles.good : styles.bad}>
        {isGood ? '✓' : '✗'} {verdict}
      </dd>
    </div>
  )
}

function length(seconds: number): string {
  const whole = Math.round(seconds)
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60]
  if (minutes === 0) return `${rest} s`
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
}

function ago(seconds: number): string {
  return seconds < 1 ? 'just now' : `${length(seconds)} ago`
}

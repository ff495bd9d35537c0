/** The Content-Security-Policy of every page: nothing from elsewhere, no inline script but the boot script, no eval. */

import { createHash } from 'node:crypto'

/** The source expression by which a policy admits one exact inline text (CSP level 3, section 2.3.1). */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** A policy that admits exactly this inline script and this inline sheet; `'wasm-unsafe-eval'` is for the search index. */
export function contentSecurityPolicy(script: string, sheet: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self' 'wasm-unsafe-eval' ${hashSource(script)}`,
    `style-src 'self' ${hashSource(sheet)}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self'`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `frame-src 'self'`,
    `manifest-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
}

/** The mark of a role, in running text: the same shape and colour as in the figures. The word stands beside it. */

import { GlyphShape } from '../../ui/glyph/GlyphShape.tsx'
import type { GlyphRole } from '../../ui/glyph/glyph-roles.ts'
import styles from './prose.module.css'

/** `<Glyph role="request" />`. */
export function Glyph({ role }: { readonly role: GlyphRole }) {
  return (
    <svg className={styles.glyph} viewBox="-8.5 -8.5 17 17" aria-hidden="true">
      <GlyphShape of={role} />
    </svg>
  )
}

/** The mark of a role as it stands in a sentence, beside its word: the same that flies in the figures. */
import styles from './Glyph.module.css'
import { GlyphShape } from './GlyphShape.tsx'
import { type GlyphRole, glyphRoles } from './glyph-roles.ts'

/** Draws the mark; the word beside it says what it is, so readers who hear the page miss nothing. */
export function Glyph({ of }: { readonly of: GlyphRole }) {
  return (
    <svg className={styles.glyph} viewBox="-9 -9 18 18" style={{ color: glyphRoles[of].color }} aria-hidden="true">
      <GlyphShape of={of} />
    </svg>
  )
}

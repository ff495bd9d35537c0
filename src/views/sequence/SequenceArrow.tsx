/** An arrow of the sequence with its label; a press selects its message. */
import { memo } from 'react'
import type { MessageId } from '../../engine/trace.ts'
import { GlyphShape } from '../../ui/glyph/GlyphShape.tsx'
import { glyphRoles } from '../../ui/glyph/glyph-roles.ts'
import { tenth } from '../geometry.ts'
import { SvgButton } from '../SvgButton.tsx'
import type { Fate } from '../words.ts'
import { type Arrow, GLYPH_ROOM } from './layout.ts'
import styles from './Sequence.module.css'

interface Props {
  readonly arrow: Arrow
  readonly fate: Fate
  readonly text: string
  readonly name: string
  readonly selected: boolean
  /** The clip that hides what the playhead has not reached. */
  readonly clip: string
  readonly onSelect: (message: MessageId | null) => void
}

/** Drawn anew only when its message ends or is selected. */
export const SequenceArrow = memo(function SequenceArrow({ arrow, fate, text, name, selected, clip, onSelect }: Props) {
  const { record, line, label } = arrow
  const gone = fate === 'lost' || fate === 'refused'
  const role = gone ? 'lost' : arrow.role
  const d = `M${tenth(line.x1)} ${tenth(line.y1)}L${tenth(line.x2)} ${tenth(line.y2)}`
  const answers = record.sent.correlates !== null
  return (
    <SvgButton
      className={`${styles.arrow} ${selected ? styles.selected : ''}`}
      color={glyphRoles[role].color}
      name={name}
      isPressed={selected}
      onPress={() => onSelect(selected ? null : record.id)}
    >
      <g clipPath={clip}>
        <path className={styles.reach} d={d} />
        <path className={answers ? styles.answer : styles.ask} d={d} />
        {!arrow.lost && <Head arrow={arrow} open={answers} />}
      </g>
      {gone && (
        <g transform={`translate(${tenth(line.x2)} ${tenth(line.y2)})`}>
          <GlyphShape of="lost" scale={0.8} />
        </g>
      )}
      <rect className={styles.plate} x={tenth(label.x)} y={tenth(label.y)} width={tenth(label.width)} height={label.height} rx="2" />
      <g transform={`translate(${tenth(label.x + 6)} ${tenth(label.y + 7.5)})`}>
        <GlyphShape of={role} scale={0.6} />
      </g>
      <text className={styles.label} x={tenth(label.x + GLYPH_ROOM)} y={tenth(label.y + 11.5)}>
        {text}
      </text>
    </SvgButton>
  )
})

/** Filled for what asks, open for what answers. */
function Head({ arrow: { line }, open }: { readonly arrow: Arrow; readonly open: boolean }) {
  const [dx, dy] = [line.x2 - line.x1, line.y2 - line.y1]
  const span = Math.sqrt(dx * dx + dy * dy) || 1
  const [ux, uy] = [dx / span, dy / span]
  const wing = (side: 1 | -1): string => `${tenth(line.x2 - 8 * ux - side * 4 * uy)} ${tenth(line.y2 - 8 * uy + side * 4 * ux)}`
  const tip = `${tenth(line.x2)} ${tenth(line.y2)}`
  return <path className={open ? styles.openHead : styles.head} d={`M${wing(1)}L${tip}L${wing(-1)}${open ? '' : 'z'}`} />
}

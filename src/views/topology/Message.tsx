/** A message on its edge: glyph and label; a press selects it. */
import type { RefCallback } from 'react'
import type { MessageId } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { GlyphShape } from '../../ui/glyph/GlyphShape.tsx'
import { glyphRoles } from '../../ui/glyph/glyph-roles.ts'
import { tenth } from '../geometry.ts'
import { SvgButton } from '../SvgButton.tsx'
import { messageName } from '../words.ts'
import type { PlacedLabel } from './labels.ts'
import type { Mark } from './marks.ts'
import styles from './Topology.module.css'

interface Props {
  readonly index: TraceIndex
  readonly seq: number
  readonly mark: Mark
  readonly label: PlacedLabel | undefined
  /** Radius of the circle that takes the pointer, in px. */
  readonly reach: number
  readonly selected: boolean
  readonly onSelect: (message: MessageId | null) => void
  /** Told when it leaves the picture, so that the focus is not lost with it. */
  readonly keepFocus: RefCallback<SVGGElement>
}

export function Message({ index, seq, mark, label, reach, selected, onSelect, keepFocus }: Props) {
  const { record, role, x, y } = mark
  return (
    <SvgButton
      ref={keepFocus}
      className={styles.message}
      color={glyphRoles[role].color}
      name={messageName(index, record, seq)}
      isPressed={selected}
      onPress={() => onSelect(selected ? null : record.id)}
    >
      <g transform={`translate(${tenth(x)} ${tenth(y)})`}>
        <circle className={styles.reach} r={reach} />
        {selected && <circle className={styles.ring} r="11" />}
        <circle className={styles.focus} r="13" />
        <GlyphShape of={role} />
      </g>
      {label && (
        <text className={styles.label} transform={`translate(${tenth(label.x)} ${tenth(label.y + 4)})`}>
          {label.text}
        </text>
      )}
    </SvgButton>
  )
}

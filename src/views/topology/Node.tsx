/** An actor of the network: its name, its state in words, and a press that breaks or heals it. */
import { memo } from 'react'
import { nameOf } from '../../engine/sentences.ts'
import type { ActorId } from '../../engine/trace.ts'
import { GlyphShape } from '../../ui/glyph/GlyphShape.tsx'
import { tenth } from '../geometry.ts'
import { SvgButton } from '../SvgButton.tsx'
import { shorten, textWidth } from '../words.ts'
import type { NodeBox } from './layout.ts'
import styles from './Topology.module.css'

interface Props {
  readonly actor: ActorId
  readonly box: NodeBox
  /** The line under the name; empty for none. */
  readonly state: string
  readonly broken: boolean
  readonly busy: boolean
  /** The pattern that fills a broken node. */
  readonly hatch: string
  readonly onToggle: ((actor: ActorId) => void) | undefined
}

/** Drawn anew only when what it shows changes. */
export const Node = memo(function Node({ actor, box, state, broken, busy, hatch, onToggle }: Props) {
  const { x, y, width, height, name = actor } = box
  const [cx, cy] = [x + width / 2, y + height / 2]
  const mood = `${styles.node} ${broken ? styles.broken : busy ? styles.busy : ''}`
  const does = `${broken ? 'Heal' : 'Break'} ${nameOf(actor)}`
  const waiting = state.startsWith('waiting') && width >= textWidth(state, 12) + 24
  const line = shorten(state, Math.floor((width - 8) / 7.2))
  const drawing = (
    <>
      <rect x={x} y={y} width={width} height={height} rx="3" />
      {broken && <rect x={x} y={y} width={width} height={height} rx="3" style={{ fill: `url(#${hatch})` }} />}
      <text className={styles.name} x={cx} y={cy + 4.5} style={{ transform: state ? 'translateY(-8.5px)' : 'none' }}>
        {name}
      </text>
      {state && (
        <text className={styles.state} x={waiting ? cx + 8 : cx} y={cy + 14}>
          {line}
        </text>
      )}
      {waiting && (
        <g transform={`translate(${tenth(cx - textWidth(line, 12) / 2 - 3)} ${cy + 10})`}>
          <GlyphShape of="waiting" scale={0.72} />
        </g>
      )}
    </>
  )
  if (!onToggle) return <g className={mood}>{drawing}</g>
  return (
    <SvgButton className={`${mood} ${styles.press}`} name={does} onPress={() => onToggle(actor)}>
      <title>{does}</title>
      {drawing}
      <rect className={styles.focus} x={x - 4} y={y - 4} width={width + 8} height={height + 8} rx="6" />
    </SvgButton>
  )
})

/** The figure's measures as of the playhead; with a run beside, the values of both. */
import { useMemo } from 'react'
import { measureAt } from '../../engine/report.ts'
import type { Measure, MeasureValue } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { comparedBranch } from '../../player/player-state.ts'
import { sameInstant } from '../../player/playhead.ts'
import { usePlayer, usePlayerState } from '../../player/use-player.ts'
import { quantity } from '../../ui/quantity.ts'
import styles from './Measures.module.css'
import { knownAt, useCoarsePosition } from './use-coarse.ts'

export function Measures({ names }: { readonly names: readonly string[] }) {
  const { simulation } = usePlayer()
  const run = usePlayerState(state => state.run)
  const other = usePlayerState(comparedBranch)
  const position = useCoarsePosition()
  const known = useMemo(() => knownAt(run, position), [run, position])
  const knownOther = useMemo(() => other && knownAt(other.run, sameInstant(other.run, position.at)), [other, position])
  return (
    <dl className={styles.measures}>
      {names.map(name => {
        const measure = simulation.measures[name.split('.')[0] as string]
        if (!measure) return null
        return (
          <div key={name} title={measure.definition}>
            <dt>{measure.label}</dt>
            <dd>
              <Value measure={measure} name={name} index={known} parameters={run.parameters} />
              {other && knownOther && (
                <>
                  {' '}
                  <span className={styles.other}>
                    <span className={styles.against}>beside it</span>{' '}
                    <Value measure={measure} name={name} index={knownOther} parameters={other.run.parameters} isBare />
                  </span>
                </>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

interface ValueProps {
  readonly measure: Measure
  readonly name: string
  readonly index: TraceIndex
  readonly parameters: Readonly<Record<string, number | string>>
  /** Without its unit, which stands next to it already. */
  readonly isBare?: boolean
}

function Value({ measure, name, index, parameters, isBare = false }: ValueProps) {
  const whole: MeasureValue = measure.of(index, parameters)
  if (typeof whole === 'object' && !name.includes('.')) return <Parts measure={measure} parts={whole} isBare={isBare} />
  const value = measureAt({ [name.split('.')[0] as string]: whole }, name)
  return typeof value === 'number' ? <Quantity value={value} unit={measure.unit} isBare={isBare} /> : (value ?? '–')
}

/** A measure of several lanes or services: each value under its name. */
function Parts({
  measure,
  parts,
  isBare,
}: {
  readonly measure: Measure
  readonly parts: Readonly<Record<string, number | string>>
  readonly isBare: boolean
}) {
  return Object.entries(parts).map(([part, value]) => (
    <span key={part} className={styles.part}>
      {typeof value === 'number' ? <Quantity value={value} unit={measure.unit} isBare={isBare} /> : value}{' '}
      <small>{part.replaceAll('-', ' ')}</small>
    </span>
  ))
}

function Quantity({ value, unit, isBare }: { readonly value: number; readonly unit: string; readonly isBare: boolean }) {
  if (unit === '%') return <>{quantity(value, '%')}</>
  return (
    <>
      {quantity(unit === 'ms' ? Math.round(value) : value, '')}
      {unit && !isBare && <small> {unit}</small>}
    </>
  )
}

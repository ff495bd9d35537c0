/** Numbers in a sentence that belong to a figure. They are plain text until that figure lives (src/course/figure/dials.ts). */
import type { ReactNode } from 'react'
import { dialText } from '../figure/dials.ts'
import styles from './prose.module.css'

interface DialProps {
  /** The name of the figure on this page. */
  readonly figure: string
  /** The parameter that it turns; a number. */
  readonly parameter: string
  /** The noun behind it where it counts something, for one and for more. */
  readonly one?: string
  readonly many?: string
  /** Filled in by the build: the run that the sentence speaks of, and the parameter's own words and range; min, max and step may be narrower. */
  readonly scenario: string
  readonly label: string
  readonly unit: string
  readonly value: string
  readonly min: string
  readonly max: string
  readonly step: string
}

/** `<Dial figure="order" parameter="retries" one="retry" many="retries" />`: a number to drag; the figure answers. */
export function Dial({ figure, parameter, scenario, label, unit, one, many, value, min, max, step }: DialProps) {
  const text = dialText(Number(value), { unit, one, many })
  return (
    <span
      className={styles.dial}
      data-dial={figure}
      data-scenario={scenario}
      data-parameter={parameter}
      data-unit={unit}
      data-one={one}
      data-many={many}
    >
      <span>{text}</span>
      <input
        type="range"
        aria-label={`${label}, in the figure`}
        aria-valuetext={text}
        autoComplete="off"
        {...{ min, max, step }}
        defaultValue={value}
      />
    </span>
  )
}

interface AnswerProps {
  readonly figure: string
  readonly scenario: string
  readonly measure: string
  readonly children: ReactNode
}

/** `<Measured figure="order" measure="charges" />`: what the figure's run gives. */
export function Answer({ figure, scenario, measure, children }: AnswerProps) {
  return (
    <span data-answer={figure} data-scenario={scenario} data-measure={measure}>
      {children}
    </span>
  )
}

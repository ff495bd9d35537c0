/** The run as a sequence diagram: actors across, time downwards, uncovered up to the playhead. On a phone: a list with a lane a column. */
import { useMemo } from 'react'
import type { Frame } from '../../engine/frame.ts'
import type { ActorId, MessageId } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { useWidth } from '../use-width.ts'
import { actorsOf, leastWidth } from './layout.ts'
import styles from './Sequence.module.css'
import { SequenceDiagram } from './SequenceDiagram.tsx'
import { SequenceList } from './SequenceList.tsx'

interface Props {
  readonly index: TraceIndex
  readonly frame: Frame
  readonly selected: MessageId | null
  readonly onSelect: (message: MessageId | null) => void
  /** The lifelines, from the left; by default everyone who sends or receives. */
  readonly actors?: readonly ActorId[]
}

/** The width drawn before the real one is known. */
const USUAL = 960

/** Both forms are in the served page; once mounted, only the one that fits is drawn. */
export function Sequence({ actors, ...view }: Props) {
  const [ref, room] = useWidth<HTMLDivElement>()
  const { index } = view
  // By their names: a new list of the same actors lays out nothing anew.
  const names = (actors ?? actorsOf(index)).join('\n')
  const shown = useMemo(() => names.split('\n'), [names])
  const fits = room !== null && room >= leastWidth(shown.length)
  return (
    <div ref={ref} className={`${styles.sequence} ${room === null ? styles.unmeasured : ''}`}>
      {(room === null || fits) && <SequenceDiagram {...view} actors={shown} width={room ?? USUAL} />}
      {(room === null || !fits) && <SequenceList {...view} actors={shown} />}
    </div>
  )
}

/** The state of a run at a moment in sentences: what the picture shows, for who cannot see it. */
import { formatInstant } from '../../engine/duration.ts'
import type { Frame } from '../../engine/frame.ts'
import { nameOf } from '../../engine/sentences.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { lasting, messageName } from '../../views/words.ts'

/** Sentences made of the frame's own values: who waits, what flies, what is lost, who is down. */
export function describeMoment(index: TraceIndex, frame: Frame): string {
  const { at, seq } = frame.position
  const waiting: string[] = []
  const down: string[] = []
  for (const [actor, { broken, waitingSince }] of frame.actors) {
    if (broken) down.push(nameOf(actor))
    else if (waitingSince !== null) waiting.push(`${nameOf(actor)} has waited ${lasting(at - waitingSince)}`)
  }
  const flying = frame.flying.map(({ record }) => messageName(index, record, seq))
  const lost = frame.lost.length
  return [
    `At ${formatInstant(at)}:`,
    flying.length > 0 ? `${flying.join('; ')}.` : 'nothing is on its way.',
    waiting.length > 0 ? `${waiting.join(', ')}.` : '',
    lost > 0 ? `${lost} ${lost === 1 ? 'message is' : 'messages are'} lost.` : '',
    down.length > 0 ? `Down: ${down.join(', ')}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** The doors at one moment: how many requests came to each, how many it stopped and with which number, and who waits there. */
import type { Position } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { DOORS, type Door } from './http.ts'
import { type RequestStory, requestsOf } from './requests.ts'

/** Requests that a door stopped with one number. */
export interface Stop {
  readonly status: number
  /** Answered from a copy instead: the number is then that of the copy. */
  readonly cached: boolean
  /** The numbers of the requests, in order. */
  readonly requests: readonly number[]
}

/** A door at one moment. */
export interface DoorNow {
  readonly door: Door
  readonly reached: number
  readonly passed: number
  /** At this door at this moment: in the limiter's bucket, or with an upstream that has not answered. */
  readonly waiting: number
  readonly stops: readonly Stop[]
}

/** All doors, and how many requests have been served behind the last. */
export interface DoorsNow {
  readonly doors: readonly DoorNow[]
  readonly served: number
}

/** Where a request stands: the index of its door, and how; null: it has not arrived. */
interface Standing {
  readonly door: number
  readonly how: 'stopped' | 'waiting' | 'served'
}

function standingOf(story: RequestStory, { at, seq }: Position): Standing | null {
  const { arrived, answer, waitMs, forwarded } = story
  if (arrived === null || arrived.seq > seq) return null
  // The doors take no time: what is said at the instant of arrival holds from the arrival on.
  const said = answer && (answer.sent.seq <= seq || answer.sent.at === arrived.at) ? answer : null
  if (said) return said.door === null ? { door: DOORS.length, how: 'served' } : { door: DOORS.indexOf(said.door), how: 'stopped' }
  if (waitMs > 0 && at < arrived.at + waitMs * 1000 && (forwarded === null || forwarded.seq > seq)) {
    return { door: DOORS.indexOf('limit'), how: 'waiting' }
  }
  return { door: DOORS.indexOf('forward'), how: 'waiting' }
}

/** The doors at a position of a run. */
export function doorsAt(index: TraceIndex, position: Position): DoorsNow {
  const standings = requestsOf(index).flatMap(story => {
    const standing = standingOf(story, position)
    return standing ? [{ story, ...standing }] : []
  })
  const doors = DOORS.map((door, i): DoorNow => {
    const reached = standings.filter(one => one.door >= i)
    const here = reached.filter(one => one.door === i)
    const stops = new Map<string, { status: number; cached: boolean; requests: number[] }>()
    for (const { story, how } of here) {
      if (how !== 'stopped' || !story.answer) continue
      const { status, cached } = story.answer
      const key = `${status} ${cached}`
      const stop = stops.get(key) ?? { status, cached, requests: [] }
      stops.set(key, stop)
      stop.requests.push(story.asked.n)
    }
    const waiting = here.filter(({ how }) => how === 'waiting').length
    return {
      door,
      reached: reached.length,
      passed: reached.length - here.length,
      waiting,
      stops: [...stops.values()].sort((a, b) => a.status - b.status),
    }
  })
  return { doors, served: standings.filter(({ how }) => how === 'served').length }
}

/** Numbers as runs: 1, 2, 3, 7 is "1–3, 7". */
export function ranges(numbers: readonly number[]): string {
  const parts: string[] = []
  for (let i = 0; i < numbers.length; ) {
    let j = i
    while (numbers[j + 1] === (numbers[j] as number) + 1) j++
    parts.push(i === j ? String(numbers[i]) : `${numbers[i]}–${numbers[j]}`)
    i = j + 1
  }
  return parts.join(', ')
}

/** Requests that leave together fly as one glyph with their number: a hundred labels in one place say nothing. */
import type { FlyingMessage, Frame } from '../../engine/frame.ts'

/** So many may fly side by side. */
const FEW = 3

/** The frame with every crowd on its way gathered into its first message. */
export function gathered(frame: Frame): Frame {
  const together = new Map<string, FlyingMessage[]>()
  for (const one of frame.flying) {
    const { from, to, at, kind } = one.record.sent
    const key = `${from} ${to} ${at} ${kind}`
    const known = together.get(key)
    if (known) known.push(one)
    else together.set(key, [one])
  }
  if (together.size === frame.flying.length) return frame
  return { ...frame, flying: [...together.values()].flatMap(crowd => (crowd.length > FEW ? [asOne(crowd)] : crowd)) }
}

function asOne(crowd: readonly FlyingMessage[]): FlyingMessage {
  const [first] = crowd as [FlyingMessage]
  const { sent } = first.record
  const label = `${sent.label.replace(/ #\d+$/, '').replace(/:.*$/, '')} ×${crowd.length}`
  return { ...first, record: { ...first.record, sent: { ...sent, label } } }
}

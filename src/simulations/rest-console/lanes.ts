/** Which shops stand side by side: one, one for each way of paging, or one for each way of cancelling. */
import type { PagingStyle } from './order-list.ts'
import type { Design } from './orders-api.ts'

/** A shop: its lane's name ('' where it is the only one), and what its API is like. */
export interface Shop {
  readonly lane: string
  readonly design: Design
  readonly paging: PagingStyle
}

/** The shops of a run. Where both could differ, designs do, and pages go on by cursor. */
export function shopsOf({ design, paging }: Readonly<Record<string, number | string>>): readonly Shop[] {
  const oneWay: PagingStyle = paging === 'offset' ? 'offset' : 'cursor'
  if (design === 'all') {
    return (['patch-status', 'cancellation-resource', 'delete'] as const).map(one => ({ lane: one, design: one, paging: oneWay }))
  }
  const only = design as Design
  if (paging === 'both') return (['offset', 'cursor'] as const).map(one => ({ lane: one, design: only, paging: one }))
  return [{ lane: '', design: only, paging: oneWay }]
}

/** The events of a machine in words. */

/** `response.payments` is "response from payments", `xstate.after.timeout.orders.charging` is "after timeout", `place-order` is "place order". */
export function eventWords(event: string): string {
  if (event === '*') return 'anything'
  if (event === 'always') return 'at once'
  const after = /^xstate\.after\.([^.]+)\./.exec(event)?.[1]
  if (after !== undefined) return `after ${/^\d+$/.test(after) ? `${after} ms` : words(after)}`
  if (event.startsWith('xstate.done.state.')) return 'when done'
  const dot = event.indexOf('.')
  if (dot < 0) return words(event)
  const sender = event.slice(dot + 1)
  return sender === '*' ? `any ${words(event.slice(0, dot))}` : `${words(event.slice(0, dot))} from ${words(sender)}`
}

/** A name from code as words: `backingOff` and `backing-off` are "backing off". */
export function words(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase()
}

// One response, with a member and a status that did not exist when the
// readers were written. Three of them count the orders on their way.
const response = JSON.stringify([
  { id: 1047, status: 'shipped', total: 4999 },
  { id: 1048, status: 'on_hold', total: 1200, held_by: 'bank' },
  { id: 1049, status: 'delivered', total: 2500 },
])

type Order = { id: number; status: string; total: number }
const KNOWN = ['pending', 'paid', 'shipped', 'delivered']

/** Checks all, and stops at the first surprise. */
function strict(orders: Order[]): string {
  for (const order of orders) {
    const extra = Object.keys(order).find(
      name => !['id', 'status', 'total'].includes(name),
    )
    if (extra) return `stopped at ${order.id}: what is ${extra}?`
  }
  return careless(orders)
}

/** Has a branch for one case, and takes the rest for the other. */
function careless(orders: Order[]): string {
  const open = orders.filter(({ status }) => status === 'shipped')
  const done = orders.length - open.length
  return `${open.length} on its way, ${done} delivered`
}

/** Ignores what it does not know, names what it cannot place. */
function tolerant(orders: Order[]): string {
  const count = (one: string) =>
    orders.filter(({ status }) => status === one).length
  const other = orders.filter(({ status }) => !KNOWN.includes(status))
  const done = count('delivered')
  const placed = `${count('shipped')} on its way, ${done} delivered`
  return `${placed}, ${other.length} other`
}

for (const read of [strict, careless, tolerant]) {
  console.log(`${read.name}: ${read(JSON.parse(response))}`)
}

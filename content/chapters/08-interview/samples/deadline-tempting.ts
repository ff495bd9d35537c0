// Repeating within a budget of time, as it is written first. It takes
// any call, and the budget looks kept. Times are in seconds.
interface World {
  now: () => number
  sleep: (seconds: number) => Promise<void>
}
type Send = (timeout: number) => Promise<number>
const NO_ANSWER = 0

async function tempting(send: Send, budget: number, world: World) {
  const end = world.now() + budget
  for (let wait = 1; ; wait *= 2) {
    const left = end - world.now()
    if (left <= 0) throw new Error('gave up')
    const status = await send(Math.min(2, left))
    if (status !== NO_ANSWER && status < 500) return status
    await world.sleep(Math.min(wait, left))
  }
}

/** A Payments that answers so after that long, or at the timeout. */
async function tell(name: string, status: number, takes: number) {
  let now = 0
  const asked: string[] = []
  const world: World = {
    now: () => now,
    sleep: async seconds => {
      now += seconds
    },
  }
  const send: Send = async timeout => {
    asked.push(now.toFixed(1))
    now += Math.min(takes, timeout)
    return takes < timeout ? status : NO_ANSWER
  }
  await tempting(send, 5, world).catch(() => {})
  const when = `asked at ${asked.join(', ')}`
  console.log(`${name}: ${when}; ended at ${now.toFixed(1)} of 5`)
}

await tell('silence', 201, 9)
await tell('501, cannot do this', 501, 0.1)

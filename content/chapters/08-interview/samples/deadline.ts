// One call within a deadline: as many attempts as fit, each with a
// timeout, and no wait that ends too late. Clock, sleep and chance
// come from outside. Times are in seconds.
interface World {
  now: () => number
  sleep: (seconds: number) => Promise<void>
  random: () => number
}
interface Reply {
  status: number
  retryAfter?: number
}
interface Wish {
  /** May it come twice? Its method says so, or its key. */
  repeatable: boolean
  send: (timeout: number) => Promise<Reply>
}

const NO_ANSWER = 0
const AGAIN = new Set([NO_ANSWER, 408, 425, 429, 500, 502, 503, 504])
const ATTEMPTS = 4
const TIMEOUT = 2
const LEAST = 0.05 // with less time than this nothing can succeed
const BASE = 1
const CAP = 10

export class GaveUp extends Error {
  /** How many attempts were really made, none included. */
  readonly made: number

  constructor(why: string, made: number) {
    super(`${why}, ${made} made`)
    this.made = made
  }
}

export async function within(
  deadline: number,
  wish: Wish,
  world: World,
): Promise<Reply> {
  const end = world.now() + deadline
  const most = wish.repeatable ? ATTEMPTS : 1
  for (let made = 0; ; ) {
    const left = end - world.now()
    if (left < LEAST) throw new GaveUp('no time', made)
    made += 1
    const reply = await wish.send(Math.min(TIMEOUT, left))
    if (!AGAIN.has(reply.status)) return reply
    if (made === most) throw new GaveUp('no attempt left', made)
    const widest = Math.min(CAP, BASE * 2 ** (made - 1))
    const wait = (reply.retryAfter ?? 0) + world.random() * widest
    const then = end - world.now() - wait // looked at now, not before
    if (then < LEAST) throw new GaveUp('no time for another', made)
    await world.sleep(wait)
  }
}

/** Payments answers so, one after another, or at the timeout. */
type Answer = Reply & { takes: number }
async function run(
  answers: Answer[],
  deadline: number,
  repeatable = true,
  random = () => 0.5,
) {
  let now = 0
  const asked: string[] = []
  const world: World = {
    now: () => now,
    sleep: async seconds => {
      now += seconds
    },
    random,
  }
  const send = async (timeout: number): Promise<Reply> => {
    const { takes, ...reply } = answers[
      asked.length % answers.length
    ] as Answer
    asked.push(now.toFixed(1))
    now += Math.min(takes, timeout)
    return takes < timeout ? reply : { status: NO_ANSWER }
  }
  const ended = await within(deadline, { repeatable, send }, world)
    .then(({ status }) => `${status}`)
    .catch((error: GaveUp) => error.message)
  const text = `${asked.join(', ')}: ${ended} at ${now.toFixed(1)}`
  return { now, text }
}

const silence = [{ status: 201, takes: 9 }]
const busy = { status: 503, takes: 0.1, retryAfter: 2 }
const done = { status: 201, takes: 0.1 }
const never = { status: 501, takes: 0.1 }
console.log(`silence: ${(await run(silence, 5)).text}`)
console.log(`once, unkeyed: ${(await run(silence, 5, false)).text}`)
console.log(`busy, then done: ${(await run([busy, done], 5)).text}`)
console.log(`501: ${(await run([never], 5)).text}`)
console.log(`busy for ever: ${(await run([busy], 60)).text}`)

let latest = 0
for (let seed = 1; seed <= 2000; seed++) {
  let chance = seed
  const random = () => {
    chance = (chance * 16_807) % 2_147_483_647
    return chance / 2_147_483_647
  }
  const takes = () => ({ status: 503, takes: random() * 3 })
  const answers = [takes(), takes(), takes(), takes()]
  const { now } = await run(answers, 5, true, random)
  latest = Math.max(latest, now)
}
console.log(`2000 seeds: the latest ends at ${latest.toFixed(2)} of 5`)

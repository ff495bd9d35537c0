// Repeats a call that may be repeated: full jitter under a cap, only
// after transient failures, Retry-After as a floor, a deadline above
// all. Clock, sleep and chance come from outside, so a test can set
// them. Times are in seconds.
interface World {
  now: () => number
  sleep: (seconds: number) => Promise<void>
  random: () => number
}
interface Answer {
  status: number
  retryAfter?: number
}

// No answer within the timeout is transient, too.
const NONE = 0
const TRANSIENT = new Set([NONE, 408, 425, 429, 500, 502, 503, 504])
const LIMITS = { attempts: 5, base: 1, cap: 8, timeout: 1 }

class GaveUp extends Error {}

/** `send` must be idempotent, or carry one key for all attempts. */
async function retrying(
  send: (timeout: number) => Promise<Answer>,
  deadline: number,
  world: World,
): Promise<Answer> {
  const end = world.now() + deadline
  for (let attempt = 1; ; attempt++) {
    const left = end - world.now()
    const answer = await send(Math.min(LIMITS.timeout, left))
    if (!TRANSIENT.has(answer.status)) return answer
    if (attempt === LIMITS.attempts) {
      throw new GaveUp(`${attempt} attempts`)
    }
    const grown = LIMITS.base * 2 ** (attempt - 1)
    const widest = Math.min(LIMITS.cap, grown)
    const floor = answer.retryAfter ?? 0
    const wait = floor + world.random() * widest
    if (world.now() + wait >= end) {
      throw new GaveUp(`no time for attempt ${attempt + 1}`)
    }
    await world.sleep(wait)
  }
}

/** Payments answers like this, each time after 0.1 s. */
async function tell(answers: Answer[], deadline: number) {
  let clock = 0
  const log: string[] = []
  const world: World = {
    now: () => clock,
    sleep: async seconds => {
      clock += seconds
    },
    random: () => 0.5,
  }
  const send = async () => {
    const answer = answers[log.length] as Answer
    const seen = answer.status || 'no answer'
    log.push(`${seen} at ${clock.toFixed(1)}`)
    clock += 0.1
    return answer
  }
  try {
    const { status } = await retrying(send, deadline, world)
    console.log(`${log.join(', ')}: done with ${status}`)
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error
    console.log(`${log.join(', ')}: gave up, ${error.message}`)
  }
}

const busy = { status: 503 }
const asks = { status: 503, retryAfter: 2 }
await tell([{ status: NONE }, asks, { status: 201 }], 10)
await tell([{ status: 400 }], 10)
await tell([busy, busy, busy, busy], 3)
await tell([busy, busy, busy, busy, busy], 60)

// Ten a second, a burst of twenty, and thirty requests in one instant:
// what a token bucket lets through, and what the leaky bucket of nginx
// makes of the same. Times are in seconds.
const RATE = 10
const BURST = 20

/** Tokens come at the rate, up to the burst; a request takes one. */
class TokenBucket {
  tokens = BURST
  since = 0

  admit(now: number): number | null {
    const earned = (now - this.since) * RATE
    this.tokens = Math.min(BURST, this.tokens + earned)
    this.since = now
    if (this.tokens < 1) return null
    this.tokens -= 1
    return 0
  }
}

/** Drains at the rate; whatever stands above the hole has to wait. */
class LeakyBucket {
  level = -1
  since = 0

  admit(now: number): number | null {
    const drained = (now - this.since) * RATE
    const level = Math.max(-1, this.level - drained) + 1
    if (level > BURST) return null
    this.level = level
    this.since = now
    return level / RATE
  }
}

function thirtyAtOnce(name: string, bucket: TokenBucket | LeakyBucket) {
  const waits = Array.from({ length: 30 }, () => bucket.admit(0))
  const served = waits.filter(wait => wait !== null)
  const refused = waits.length - served.length
  const last = Math.max(...served).toFixed(1)
  console.log(
    `${name}: ${served.length} served, the last after ${last} s, ` +
      `${refused} refused`,
  )
}

thirtyAtOnce('token bucket', new TokenBucket())
thirtyAtOnce('leaky bucket', new LeakyBucket())

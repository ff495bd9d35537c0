# Ten a second, a burst of twenty, and thirty requests in one instant:
# what a token bucket lets through, and what the leaky bucket of nginx
# makes of the same. Times are in seconds.
RATE = 10
BURST = 20


class TokenBucket:
    """Tokens come at the rate, up to the burst; a request takes one."""

    def __init__(self):
        self.tokens, self.since = BURST, 0

    def admit(self, now):
        earned = (now - self.since) * RATE
        self.tokens = min(BURST, self.tokens + earned)
        self.since = now
        if self.tokens < 1:
            return None
        self.tokens -= 1
        return 0


class LeakyBucket:
    """Drains at the rate; what stands above the hole has to wait."""

    def __init__(self):
        self.level, self.since = -1, 0

    def admit(self, now):
        drained = (now - self.since) * RATE
        level = max(-1, self.level - drained) + 1
        if level > BURST:
            return None
        self.level, self.since = level, now
        return level / RATE


def thirty_at_once(name, bucket):
    waits = [bucket.admit(0) for _ in range(30)]
    served = [wait for wait in waits if wait is not None]
    refused = len(waits) - len(served)
    print(
        f"{name}: {len(served)} served, the "
        f"last after {max(served):.1f} s, {refused} refused"
    )


thirty_at_once("token bucket", TokenBucket())
thirty_at_once("leaky bucket", LeakyBucket())

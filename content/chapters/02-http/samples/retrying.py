# Repeats a call that may be repeated: full jitter under a cap, only
# after transient failures, Retry-After as a floor, a deadline above
# all. Clock, sleep and chance come from outside, so a test can set
# them. Times are in seconds.
import random
import time

# No answer within the timeout is transient, too.
NONE = 0
TRANSIENT = {NONE, 408, 425, 429, 500, 502, 503, 504}
ATTEMPTS, BASE, CAP, TIMEOUT = 5, 1, 8, 1


class GaveUp(Exception):
    pass


def retrying(
    send,
    deadline,
    now=time.monotonic,
    sleep=time.sleep,
    rng=random.random,
):
    """`send` must be idempotent, or carry one key for all attempts."""
    end = now() + deadline
    attempt = 1
    while True:
        left = end - now()
        status, retry_after = send(min(TIMEOUT, left))
        if status not in TRANSIENT:
            return status
        if attempt == ATTEMPTS:
            raise GaveUp(f"{attempt} attempts")
        widest = min(CAP, BASE * 2 ** (attempt - 1))
        wait = retry_after + rng() * widest
        if now() + wait >= end:
            raise GaveUp(f"no time for attempt {attempt + 1}")
        sleep(wait)
        attempt += 1


def tell(answers, deadline):
    """Payments answers like this, each taking a tenth of a second."""
    clock = 0.0
    log = []

    def sleep(seconds):
        nonlocal clock
        clock += seconds

    def send(timeout):
        answer = answers[len(log)]
        log.append(f"{answer[0] or 'no answer'} at {clock:.1f}")
        sleep(0.1)
        return answer

    try:
        status = retrying(
            send, deadline, lambda: clock, sleep, lambda: 0.5
        )
        print(f"{', '.join(log)}: done with {status}")
    except GaveUp as why:
        print(f"{', '.join(log)}: gave up, {why}")


busy = (503, 0)
tell([(NONE, 0), (503, 2), (201, 0)], 10)
tell([(400, 0)], 10)
tell([busy, busy, busy, busy], 3)
tell([busy, busy, busy, busy, busy], 60)

# One call within a deadline: as many attempts as fit, each with a
# timeout, and no wait that ends too late. Clock, sleep and chance
# come from outside. Times are in seconds.
import random
import time

NO_ANSWER = 0
AGAIN = {NO_ANSWER, 408, 425, 429, 500, 502, 503, 504}
ATTEMPTS = 4
TIMEOUT = 2
LEAST = 0.05  # with less time than this nothing can succeed
BASE, CAP = 1, 10


class GaveUp(Exception):
    def __init__(self, why, made):
        super().__init__(f"{why}, {made} made")
        self.made = made  # attempts really made, none included


def within(
    deadline,
    send,
    repeatable,
    now=time.monotonic,
    sleep=time.sleep,
    rng=random.random,
):
    """`repeatable`: may it come twice? Its method says, or its key."""
    end = now() + deadline
    most = ATTEMPTS if repeatable else 1
    made = 0
    while True:
        left = end - now()
        if left < LEAST:
            raise GaveUp("no time", made)
        made += 1
        status, retry_after = send(min(TIMEOUT, left))
        if status not in AGAIN:
            return status
        if made == most:
            raise GaveUp("no attempt left", made)
        widest = min(CAP, BASE * 2 ** (made - 1))
        wait = retry_after + rng() * widest
        # looked at now, not before the attempt
        if end - now() - wait < LEAST:
            raise GaveUp("no time for another", made)
        sleep(wait)


def run(answers, deadline, repeatable=True, rng=lambda: 0.5):
    """Payments answers so, one after another, or at the timeout."""
    clock, asked = 0.0, []

    def sleep(seconds):
        nonlocal clock
        clock += seconds

    def send(timeout):
        answer = answers[len(asked) % len(answers)]
        status, takes, retry_after = answer
        asked.append(f"{clock:.1f}")
        sleep(min(takes, timeout))
        if takes >= timeout:
            return NO_ANSWER, 0
        return status, retry_after

    try:
        clocked = (lambda: clock, sleep, rng)
        ended = within(deadline, send, repeatable, *clocked)
    except GaveUp as error:
        ended = error
    return clock, f"{', '.join(asked)}: {ended} at {clock:.1f}"


silence = [(201, 9, 0)]
busy, done, never = (503, 0.1, 2), (201, 0.1, 0), (501, 0.1, 0)
print(f"silence: {run(silence, 5)[1]}")
print(f"once, unkeyed: {run(silence, 5, False)[1]}")
print(f"busy, then done: {run([busy, done], 5)[1]}")
print(f"501: {run([never], 5)[1]}")
print(f"busy for ever: {run([busy], 60)[1]}")

latest = 0
for seed in range(1, 2001):
    chance = seed

    def rng():
        global chance
        chance = chance * 16_807 % 2_147_483_647
        return chance / 2_147_483_647

    answers = [(503, rng() * 3, 0) for _ in range(4)]
    latest = max(latest, run(answers, 5, True, rng)[0])
print(f"2000 seeds: the latest ends at {latest:.2f} of 5")

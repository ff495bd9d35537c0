# A sliding log: at most `limit` calls of one client in any window. It
# decides first, and writes down only what it admits, one entry for
# each call. Times are whole milliseconds. Between threads it needs a
# lock around ask; between servers, the script below.
from collections import deque
from typing import NamedTuple


class Verdict(NamedTuple):
    admitted: bool
    left: int
    wait_ms: int  # when the next call would be admitted, from now


class SlidingLog:
    def __init__(self, limit, window):
        self.limit, self.window = limit, window
        self.calls = deque()

    def ask(self, now):
        past = now - self.window
        while self.calls and self.calls[0] <= past:
            self.calls.popleft()
        if len(self.calls) < self.limit:
            self.calls.append(now)
            return Verdict(True, self.limit - len(self.calls), 0)
        return Verdict(False, 0, self.calls[0] - past)


# The same two clients as before.
steady = SlidingLog(100, 60_000)
times = [n * 500 for n in range(1200)]
admitted = [time for time in times if steady.ask(time).admitted]
print(f"steady: {len(admitted)} of 1200, 100 a minute")

burst = SlidingLog(100, 60_000)
same = [burst.ask(7) for _ in range(500)]
many = sum(verdict.admitted for verdict in same)
print(f"burst: {many} of 500, then {same[100].wait_ms} ms")


# Crowds by seed: whoever is admitted looks back over one window.
def fullest_window(seed):
    log, seen = SlidingLog(5, 1000), []
    chance, now = seed, 0
    while now < 20_000:
        chance = chance * 16_807 % 2_147_483_647
        now += chance % 8 * 50
        if log.ask(now).admitted:
            seen.append(now)
    return max(
        sum(end - 1000 < time <= end for time in seen)
        for end in seen
    )


fullest = max(fullest_window(seed) for seed in range(1, 201))
print(f"200 crowds: never more than {fullest} in a second")

# At most so many calls in any window, as it is written first. The dict
# stands for a sorted set in Redis: a member, and the time it counts
# from. It has two faults. Times are in milliseconds.


class TemptingLimiter:
    def __init__(self, limit, window):
        self.limit, self.window = limit, window
        self.calls = {}

    def allow(self, now):
        self.calls[str(now)] = now
        for member, at in list(self.calls.items()):
            if at <= now - self.window:
                del self.calls[member]
        return len(self.calls) <= self.limit


# A client that asks twice a second, for ten minutes on end.
steady = TemptingLimiter(100, 60_000)
times = [n * 500 for n in range(1200)]
admitted = [time for time in times if steady.allow(time)]
last = admitted[-1] / 1000
print(f"steady: {len(admitted)} of 1200, the last at {last} s")

# A script that asks 500 times within one millisecond.
burst = TemptingLimiter(100, 60_000)
same = [burst.allow(7) for _ in range(500)]
print(f"burst: {sum(same)} of 500")

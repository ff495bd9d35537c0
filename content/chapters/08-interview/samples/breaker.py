# A breaker that judges the last 20 calls, slow ones as well, lets one
# trial through, and knows from which era a result is. Clock from
# outside; times are in seconds. Give the call itself a timeout, too.
import threading
import time
from collections import deque

WINDOW = 20  # calls looked at, and the fewest that it judges
LIMIT = 10  # so many of them failed, or were slow: open
SLOW_AFTER = 1
OPEN_FOR = 30
TRIAL_FOR = 10  # a trial that takes longer counts as lost


class Refused(Exception):
    pass


class Breaker:
    def __init__(self, clock=time.monotonic):
        self.clock, self.lock, self.era = clock, threading.Lock(), 0
        self._enter("closed")

    def _enter(self, state):
        self.state, self.since = state, self.clock()
        self.era += 1
        self.calls = deque(maxlen=WINDOW)
        self.free = True  # the trial's permit is there to take

    def begin(self):
        with self.lock:
            now = self.clock()
            if self.state == "open":
                if now - self.since < OPEN_FOR:
                    raise Refused("open")
                self._enter("half-open")
            if self.state == "half-open":
                if not self.free:
                    if now - self.since >= TRIAL_FOR:
                        self._enter("open")
                    raise Refused("a trial is under way")
                self.free, self.since = False, now
            return self.era, now

    def end(self, ticket, verdict):
        """`None` says nothing: an error that was not the callee's."""
        era, began = ticket
        with self.lock:
            if era != self.era:
                return  # from before: it judges nothing
            trial = self.state == "half-open"
            if verdict is None:
                self.free = self.free or trial
                return
            bad = verdict == "bad"
            slow = self.clock() - began >= SLOW_AFTER
            if trial:
                self._enter("open" if bad or slow else "closed")
                return
            self.calls.append((bad, slow))
            if len(self.calls) < WINDOW:
                return
            if max(map(sum, zip(*self.calls))) >= LIMIT:
                self._enter("open")

    def call(self, fn, verdict_on):
        """`verdict_on` tells a reply or an error good, bad, neither."""
        ticket, verdict = self.begin(), None
        try:
            reply = fn()
            verdict = verdict_on(reply, None)
            return reply
        except Exception as error:
            verdict = verdict_on(None, error)
            raise
        finally:
            self.end(ticket, verdict)


now = 0


def fresh():
    return Breaker(lambda: now)


def ask(breaker, fate, took=0):
    """Makes calls until one is refused, and says how many it made."""
    global now
    for n in range(1, 101):
        try:
            ticket = breaker.begin()
        except Refused:
            return f"{breaker.state} after {n - 1} calls"
        now += took
        breaker.end(ticket, fate(n))
    return f"{breaker.state} after 100 calls"


mostly = ask(fresh(), lambda n: "bad" if n % 5 else "good")
print(f"four of five fail: {mostly}")
print(f"good, and slow: {ask(fresh(), lambda n: 'good', 1)}")
print(f"bugs of our own: {ask(fresh(), lambda n: None)}")

tripped = fresh()
late = tripped.begin()
ask(tripped, lambda n: "bad")
tripped.end(late, "good")
print(f"a late answer after the trip: {tripped.state}")

now += 30
through = []
for _ in range(50):
    try:
        through.append(tripped.begin())
    except Refused:
        pass
print(f"50 callers after 30 s: {len(through)} through")

tripped.end(through[0], None)
tripped.begin()  # takes the permit that was given back
now += 10
print(f"a trial that is lost: {ask(tripped, lambda n: 'bad')}")
now += 30
print(f"Payments is well: {ask(tripped, lambda n: 'good')}")

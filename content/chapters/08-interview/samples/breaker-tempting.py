# A breaker as it is often written on a whiteboard: five failures in a
# row open it, 30 s later it lets calls through again, and a success
# closes it. Look for what it does not see. Times are in seconds.


class TemptingBreaker:
    def __init__(self, clock):
        self.clock, self.state = clock, "closed"
        self.failures, self.opened = 0, 0

    def before(self):
        if self.state != "open":
            return
        if self.clock() - self.opened < 30:
            raise RuntimeError("refused")
        self.state = "half-open"

    def succeeded(self):
        self.state, self.failures = "closed", 0

    def failed(self):
        self.failures += 1
        if self.failures >= 5:
            self.state, self.opened = "open", self.clock()

    def call(self, fn, *args):
        self.before()
        try:
            reply = fn(*args)
        except Exception:
            self.failed()
            raise
        self.succeeded()
        return reply


now = 0


def fresh():
    return TemptingBreaker(lambda: now)


def quietly(breaker, fn, *args):
    try:
        breaker.call(fn, *args)
    except Exception:
        pass  # "Sorry, try again later", says the endpoint.


def refused():
    raise ConnectionRefusedError


mostly = fresh()
for n in range(1, 101):
    quietly(mostly, (lambda: 201) if n % 5 == 0 else refused)
print(f"80 of 100 fail: {mostly.state}")

answered = fresh()
for _ in range(100):
    quietly(answered, lambda: 500)
print(f"100 answers of 500: {answered.state}")

ours = fresh()
order = {}
for _ in range(5):
    quietly(ours, lambda: order["card"]["number"])
print(f"five bugs of our own: {ours.state}")

tripped = fresh()
tripped.before()  # one call is under way, slowly
for _ in range(5):
    quietly(tripped, refused)
tripped.succeeded()  # and now it ends
print(f"a late answer after the trip: {tripped.state}")

for _ in range(5):
    quietly(tripped, refused)
now += 30
through = 0
while through < 50:
    tripped.before()
    through += 1
print(f"50 callers after 30 s: {tripped.state}, {through} through")

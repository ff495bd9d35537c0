# Repeating within a budget of time, as it is written first. It takes
# any call, and the budget looks kept. Times are in seconds.
NO_ANSWER = 0


class GaveUp(Exception):
    pass


def tempting(send, budget, now, sleep):
    end, wait = now() + budget, 1
    while True:
        left = end - now()
        if left <= 0:
            raise GaveUp
        status = send(min(2, left))
        if status != NO_ANSWER and status < 500:
            return status
        sleep(min(wait, left))
        wait *= 2


def tell(name, status, takes):
    """A Payments that answers so after that long, or at the timeout."""
    clock, asked = 0.0, []

    def sleep(seconds):
        nonlocal clock
        clock += seconds

    def send(timeout):
        asked.append(f"{clock:.1f}")
        sleep(min(takes, timeout))
        return status if takes < timeout else NO_ANSWER

    try:
        tempting(send, 5, lambda: clock, sleep)
    except GaveUp:
        pass
    when = f"asked at {', '.join(asked)}"
    print(f"{name}: {when}; ended at {clock:.1f} of 5")


tell("silence", 201, 9)
tell("501, cannot do this", 501, 0.1)

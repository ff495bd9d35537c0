# Two workers call Payments before its move, after it, and after the
# old machine was switched off. One looks the name up at its start.
directory = {"payments.example.com": "192.0.2.20"}
running = {"192.0.2.20", "198.51.100.20"}


def look_up(name):
    return directory.get(name, "no such name")


def call(address):
    return address if address in running else f"{address} is silent"


class AsksOnce:
    """Keeps the address for as long as the process lives."""

    def __init__(self):
        self.address = look_up("payments.example.com")

    def pay(self):
        return call(self.address)


class AsksEachTime:
    """Asks for each new connection; a cache below keeps to the TTL."""

    def pay(self):
        return call(look_up("payments.example.com"))


workers = [AsksOnce(), AsksEachTime()]
heard = [[], []]


def everybody_calls():
    for worker, answers in zip(workers, heard):
        answers.append(worker.pay())


everybody_calls()
directory["payments.example.com"] = "198.51.100.20"
everybody_calls()
running.remove("192.0.2.20")
everybody_calls()

print(f"asks once: {', '.join(heard[0])}")
print(f"asks each time: {', '.join(heard[1])}")

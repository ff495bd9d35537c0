# Two pages for two questions. The work loop moves `beat` on, so a
# stuck pool shows; the shared database is reported and decides
# nothing. Times are seconds of a clock that only goes forward.
from types import SimpleNamespace

replica = SimpleNamespace(
    now=0, beat=0, started=False, stopping=False, database="up"
)


def healthz():
    """Would a restart help? Only after a long time without a beat."""
    return 200 if replica.now - replica.beat < 100 else 503


def readyz():
    """Can this replica serve now? What all share is no part of it."""
    fine = (
        replica.started and not replica.stopping and healthz() == 200
    )
    return (200 if fine else 503), replica.database


def show(what):
    status, database = readyz()
    live = f"live {healthz()}, ready {status}"
    print(f"{what}: {live}, database {database}")


show("starting")
replica.started, replica.now, replica.beat = True, 5, 5
show("serving")
replica.database = "away"
show("database away")
replica.database, replica.now = "up", 15
show("busy, no beat for 10 s")
replica.now = 125
show("stuck, no beat for 120 s")
replica.beat, replica.stopping = 125, True
show("stopping")

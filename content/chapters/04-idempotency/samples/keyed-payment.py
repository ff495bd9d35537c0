# The server's side of a key, on a real table: one statement claims a
# new key, or takes over one that was given up or has lapsed.
import hashlib
import json
import sqlite3
import uuid

LEASE_S = 60
NOT_NOW = {408, 409, 425, 429}  # and every 5xx: no outcome
now = 0
db = sqlite3.connect(":memory:")
db.execute("""CREATE TABLE keys (
    account TEXT, endpoint TEXT, key TEXT, mark TEXT NOT NULL,
    state TEXT, owner TEXT, leased_until REAL, status INTEGER,
    body TEXT, UNIQUE (account, endpoint, key))""")


def digest(value):
    return hashlib.sha256(value.encode()).hexdigest()


def pay(account, key, body, charge):
    me, mark = uuid.uuid4().hex, digest(body)
    who = (account, "POST /v1/payments", key)
    with db:
        won = db.execute(
            """INSERT INTO keys
               VALUES (?, ?, ?, ?, 'in progress', ?, ?, NULL, NULL)
               ON CONFLICT DO UPDATE SET state = excluded.state,
               owner = excluded.owner,
               leased_until = excluded.leased_until
               WHERE keys.mark = excluded.mark AND (
                 keys.state = 'failed, worth another try' OR
                 keys.state = 'in progress' AND leased_until <= ?)""",
            (*who, mark, me, now + LEASE_S, now),
        ).rowcount
    if won == 0:
        first, state, status, stored = db.execute(
            """SELECT mark, state, status, body FROM keys
               WHERE (account, endpoint, key) = (?, ?, ?)""",
            who,
        ).fetchone()
        if first != mark:
            return 422, "this key came with another body"
        if state == "completed":
            return status, stored
        return 409, "the first request is at work"
    # the provider recognises a repeat by a key of its own
    status, stored = charge(digest(json.dumps(who)))
    final = status < 500 and status not in NOT_NOW
    state = "completed" if final else "failed, worth another try"
    with db:
        db.execute(
            "UPDATE keys SET state = ?, status = ?, body = ? "
            "WHERE owner = ?",
            (state, status, stored, me),
        )
    return status, stored


ledger = {}


def provider(cents, dies=False):
    """The provider: one charge for each downstream key."""
    def charge(key):
        ledger[key] = cents
        if dies:
            raise RuntimeError("the worker died")
        return 201, f"charged {cents}"
    return charge


def say(what, reply):
    print(f"{what}: {reply[0]}, {reply[1]}")


say("first", pay("ines", "k1", "4999", provider(4999)))
say("repeat", pay("ines", "k1", "4999", provider(4999)))
say("another amount", pay("ines", "k1", "9999", provider(9999)))
try:
    pay("ines", "k2", "1200", provider(1200, dies=True))
except RuntimeError:
    print("crash after the charge")
say("repeat at once", pay("ines", "k2", "1200", provider(1200)))
now += LEASE_S
say("repeat a minute later", pay("ines", "k2", "1200", provider(1200)))
print(f"ledger: {', '.join(map(str, ledger.values()))}")

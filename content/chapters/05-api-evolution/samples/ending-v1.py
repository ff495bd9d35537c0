# Two versions behind one function. v1 says its goodbye in headers, is
# counted for each client, and answers 410 when its day has come.
from collections import Counter
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

DEPRECATED = datetime(2026, 3, 5, tzinfo=timezone.utc)
SUNSET = datetime(2026, 9, 30, 22, tzinfo=timezone.utc)
calls = []

GOODBYE = {
    "deprecation": f"@{int(DEPRECATED.timestamp())}",  # in seconds
    "sunset": format_datetime(SUNSET, usegmt=True),  # as HTTP writes it
    "link": '</docs/names>; rel="deprecation"',
}


def handle(path, client, at):
    if not client:
        return 401, {}  # whom would we write to?
    version = path.split("/")[1]
    calls.append((version, client, at))
    if version != "v1":
        return 200, {}
    return 200 if at < SUNSET else 410, GOODBYE


def callers(version, now, days):
    """Who has called a version within so many days, and how often."""
    since = now - timedelta(days=days)
    counts = Counter(
        client
        for one, client, at in calls
        if one == version and at > since
    )
    told = [f"{client} {n}" for client, n in counts.items()]
    return ", ".join(told) or "nobody"


def day(text):
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


def show(date, path, client):
    status, headers = handle(path, client, day(date))
    first = f"{date} {client or 'somebody'} {path}: {status}"
    if headers:
        first += f"; {headers['deprecation']}, {headers['sunset']}"
    print(first)


show("2026-01-05", "/v1/orders", "tax-report")
show("2026-06-12", "/v1/orders", "partner")
show("2026-06-13", "/v1/orders", "partner")
show("2026-09-28", "/v1/orders", "")
show("2026-09-28", "/v2/orders", "partner")
now = day("2026-09-29")
print(f"v1, last 7 days: {callers('v1', now, 7)}")
print(f"v1, last 400 days: {callers('v1', now, 400)}")
show("2027-01-05", "/v1/orders", "tax-report")

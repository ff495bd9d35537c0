# One response, with a member and a status that did not exist when the
# readers were written. Three of them count the orders on their way.
import json

response = json.dumps(
    [
        dict(id=1047, status="shipped", total=4999),
        dict(id=1048, status="on_hold", total=1200, held_by="bank"),
        dict(id=1049, status="delivered", total=2500),
    ]
)
KNOWN = ["pending", "paid", "shipped", "delivered"]


def strict(orders):
    """Checks all, and stops at the first surprise."""
    for order in orders:
        for name in order.keys() - {"id", "status", "total"}:
            return f"stopped at {order['id']}: what is {name}?"
    return careless(orders)


def careless(orders):
    """Has a branch for one case, and takes the rest for the other."""
    on_its_way = sum(order["status"] == "shipped" for order in orders)
    done = len(orders) - on_its_way
    return f"{on_its_way} on its way, {done} delivered"


def tolerant(orders):
    """Ignores what it does not know, names what it cannot place."""
    found = [order["status"] for order in orders]
    other = sum(status not in KNOWN for status in found)
    done = found.count("delivered")
    placed = f"{found.count('shipped')} on its way, {done} delivered"
    return f"{placed}, {other} other"


for read in (strict, careless, tolerant):
    print(f"{read.__name__}: {read(json.loads(response))}")

# A small orders API without a framework: one function from request
# to response, so that the rules stand out.
import re
from urllib.parse import parse_qs, urlsplit

STATUSES = ["pending", "paid", "shipped", "cancelled"]
SHIPPED = "the order has left the house"
orders = {}
last_id = 1046

KINDS = {
    400: "bad-query",
    404: "not-found",
    409: "order-state",
    422: "invalid-field",
}


def problem(status, detail):
    headers = {"content-type": "application/problem+json"}
    type = f"https://shop.example.com/problems/{KINDS[status]}"
    title = "The request cannot be granted."
    body = {"type": type, "title": title}
    return status, headers, body | {"status": status, "detail": detail}


def wanted(body):
    """What a client may set, checked; or what is wrong with it."""
    items, note = body.get("items"), body.get("note")
    if not isinstance(items, list) or not items:
        return "items is a list of names"
    if not all(isinstance(item, str) for item in items):
        return "items is a list of names"
    if note is None:
        return {"items": items}
    if not isinstance(note, str):
        return "note is a text"
    return {"items": items, "note": note}


def plain(text):
    """A number in its plain form, or None: no "1e1", no "-1"."""
    return int(text) if re.fullmatch("[1-9][0-9]{0,8}", text) else None


def list_orders(query):
    limit = plain(query.get("limit", ["20"])[0]) or 0
    if not 1 <= limit <= 100:
        return problem(400, "limit is a whole number from 1 to 100")
    after = plain(query.get("after", ["999999999"])[0])
    if after is None:
        return problem(400, "after is the id of an order")
    status = query.get("status", [None])[0]
    if status is not None and status not in STATUSES:
        return problem(400, f"there is no status {status}")
    page = [order for order in orders.values() if order["id"] < after]
    page.sort(key=lambda order: -order["id"])
    page = [o for o in page if status in (None, o["status"])][:limit]
    following = page[-1]["id"] if len(page) == limit else None
    return 200, {}, {"orders": page, "next": following}


def create(body):
    global last_id
    order = wanted(body)
    if isinstance(order, str):
        return problem(422, order)
    last_id += 1
    orders[last_id] = {"id": last_id, "status": "pending", **order}
    return 201, {"location": f"/orders/{last_id}"}, orders[last_id]


def replace(order, body):
    """PUT builds a new whole: what was not sent is gone."""
    new = wanted(body)
    if isinstance(new, str):
        return problem(422, new)
    kept = {"id": order["id"], "status": order["status"]}
    orders[order["id"]] = kept | new
    return 200, {}, orders[order["id"]]


def patch(order, body):
    """PATCH merges, and the server guards every change of state."""
    merged = wanted(order | body)
    if isinstance(merged, str):
        return problem(422, merged)
    status = body.get("status", order["status"])
    if status != order["status"]:
        if status != "cancelled":
            return problem(422, 'only "cancelled" can be asked for')
        if order["status"] == "shipped":
            return problem(409, SHIPPED)
    orders[order["id"]] = {"id": order["id"], "status": status} | merged
    return 200, {}, orders[order["id"]]


def handle(method, url, body):
    parts = urlsplit(url)
    collection, *names = parts.path.split("/")[1:]
    if collection != "orders" or len(names) > 1:
        return problem(404, f"nothing at {parts.path}")
    if not names:
        if method == "GET":
            query = parse_qs(parts.query, keep_blank_values=True)
            return list_orders(query)
        if method == "POST":
            return create(body)
        return 405, {"allow": "GET, POST"}, None
    order = orders.get(plain(names[0]))
    if method == "DELETE":
        if order and order["status"] == "shipped":
            return problem(409, SHIPPED)
        if order:  # no order: it is gone already
            del orders[order["id"]]
        return 204, {}, None
    if not order:
        return problem(404, f"no order {names[0]}")
    if method == "GET":
        return 200, {}, order
    if method == "PUT":
        return replace(order, body)
    if method == "PATCH":
        return patch(order, body)
    return 405, {"allow": "GET, PUT, PATCH, DELETE"}, None


def show(method, url, sent=None):
    status, _, body = handle(method, url, sent or {})
    told = body or {}
    ids = " ".join(str(order["id"]) for order in told.get("orders", []))
    words = [told.get("note"), told.get("detail"), ids]
    first = f"{method} {url}: {status}"
    print(", ".join([first, *(word for word in words if word)]))


show("POST", "/orders", {"items": ["kettle"], "note": "a gift"})
show("GET", "/orders/1047")
show("PATCH", "/orders/1047", {"items": ["kettle", "cups"]})
show("PUT", "/orders/1047", {"items": ["kettle"], "status": "paid"})
show("PUT", "/orders/1047", {"items": "kettle"})
show("PATCH", "/orders/1047", {"status": "cancelled"})
show("PATCH", "/orders/1047", {"status": "shipped"})
show("POST", "/orders", {"items": ["teapot"]})
orders[1048] = {"id": 1048, "status": "shipped", "items": ["teapot"]}
show("PATCH", "/orders/1048", {"status": "cancelled"})
show("DELETE", "/orders/1048")
show("GET", "/orders?limit=1")
show("GET", "/orders?limit=1&after=1048")
show("GET", "/orders?status=cancelled")
show("GET", "/orders?limit=abc")
show("GET", "/orders?after=abc")
show("DELETE", "/orders/1047")
show("DELETE", "/orders/1047")
show("GET", "/orders/1047")

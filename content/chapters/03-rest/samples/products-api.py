# Products, served over real HTTP: a price in cents, a number that is
# never given twice, and a version that every replacement must name.
import json
import re
import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer

JSON = "application/json"
products = {}
last_id = 87  # only counts up; the greatest id + 1 would come again

KINDS = {
    400: "not-json",
    404: "not-found",
    412: "version-moved",
    422: "invalid-field",
    428: "version-missing",
}


def problem(status, detail):
    headers = {"Content-Type": "application/problem+json"}
    type = f"https://shop.example.com/problems/{KINDS[status]}"
    title = "The request cannot be granted."
    body = {"type": type, "title": title}
    return status, headers, body | {"status": status, "detail": detail}


def store(id, version, text):
    """Keeps what was sent if it is a product; or says what is wrong."""
    try:
        sent = json.loads(text)
    except ValueError:
        return problem(400, "the content is not JSON")
    sent = sent if isinstance(sent, dict) else {}
    name, cents = sent.get("name"), sent.get("cents")
    if not isinstance(name, str) or not name:
        return problem(422, "name is a text")
    if type(cents) is not int or cents < 0:
        return problem(422, "cents is a whole number, 0 or more")
    own = {"id": id, "version": version}
    products[id] = {**own, "name": name, "cents": cents}
    headers = {"ETag": f'"v{version}"'}
    if version > 1:
        return 200, headers, None
    return 201, {"Location": f"/products/{id}", **headers}, None


def answer(method, path, text, condition):
    global last_id
    if path == "/products":
        if method != "POST":
            return 405, {"Allow": "POST"}, None
        reply = store(last_id + 1, 1, text)
        if reply[0] == 201:
            last_id += 1
        return reply
    found = re.fullmatch("/products/([1-9][0-9]{0,8})", path)
    id = int(found[1]) if found else None
    if method == "DELETE" and id:
        products.pop(id, None)
        return 204, {}, None
    product = products.get(id)
    if not product:
        return problem(404, f"nothing at {path}")
    tag = f'"v{product["version"]}"'
    if method == "GET":
        return 200, {"ETag": tag, "Content-Type": JSON}, product
    if method != "PUT":
        return 405, {"Allow": "GET, PUT, DELETE"}, None
    if condition is None:
        why = "name the version you have read, in If-Match"
        return problem(428, why)
    if condition != tag:
        return problem(412, f"this is {tag} by now: read it again")
    return store(id, product["version"] + 1, text)


class Products(BaseHTTPRequestHandler):
    def do_GET(self):
        length = int(self.headers.get("Content-Length", 0))
        text = self.rfile.read(length)
        condition = self.headers.get("If-Match")
        reply = answer(self.command, self.path, text, condition)
        status, headers, body = reply
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            compact = json.dumps(body, separators=(",", ":"))
            self.wfile.write(compact.encode())

    do_POST = do_PUT = do_PATCH = do_DELETE = do_GET

    def log_message(self, *_):
        pass


# One request at a time: comparing and writing are one step.
server = HTTPServer(("127.0.0.1", 0), Products)
threading.Thread(target=server.serve_forever).start()


def ask(line, sent=None, condition=None):
    method, path = line.split(" ")
    connection = HTTPConnection(*server.server_address)
    headers = {"If-Match": condition} if condition else {}
    connection.request(method, path, sent, headers)
    response = connection.getresponse()
    text = response.read().decode()
    detail = json.loads(text).get("detail", text) if text else None
    names = ("Location", "ETag", "Allow")
    told = [*(response.getheader(name) for name in names), detail]
    first = f"{line}: {response.status}"
    print(", ".join([first, *(word for word in told if word)]))


ask("POST /products", '{"name": "kettle", "cents": 49.99}')
ask("POST /products", '{"name": "kettle", "cents": 4999}')
ask("GET /products/88")
ask("PUT /products/88", '{"name": "kettle", "cents": 4499}')
ask("PUT /products/88", '{"name": "kettle", "cents": 1}', '"v1"')
ask("PUT /products/88", '{"name": "kettle", "cents": 2}', '"v1"')
ask("PUT /products/88", '{"name": ', '"v2"')
ask("DELETE /products/88")
ask("POST /products", '{"name": "teapot", "cents": 2500}')
ask("GET /products/88")
ask("PATCH /products/89")
server.shutdown()
server.server_close()

# Three charges, sent to a Payments that answers the first,
# declines the second, and answers the third too late.
import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

ledger = []


class Payments(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers["Content-Length"])
        order = json.loads(self.rfile.read(length))["order"]
        status = 402 if order == 1048 else 201  # 402: declined
        if status == 201:
            ledger.append(order)
        if order == 1049:
            time.sleep(2)  # charged, and nobody waits any more
        self.send_response(status)
        self.end_headers()

    def log_message(self, *_):
        pass


payments = ThreadingHTTPServer(("127.0.0.1", 0), Payments)
Thread(target=payments.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{payments.server_port}/charges"


def charge(order):
    body = json.dumps({"order": order, "cents": 4999}).encode()
    try:
        urlopen(url, body, timeout=1)  # at most 1 s without a byte
        return "success"
    except HTTPError as error:
        # 402 says: not charged. A 500 may come after the charge.
        return "failure" if error.code == 402 else "unknown"
    except OSError:
        # nobody said anything: charged or not, both are possible
        return "unknown"


for order in 1047, 1048, 1049:
    print(f"order {order}: {charge(order)}")
print(f"ledger of Payments: {', '.join(map(str, ledger))}")

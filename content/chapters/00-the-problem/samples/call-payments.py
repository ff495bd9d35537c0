"""Charges three cards through a Payments that answers, declines, and answers too late."""
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ledger = []


class Payments(BaseHTTPRequestHandler):
    def do_POST(self):
        order = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["order"]
        if order == 1048:
            return self.answer(402)  # declined: nothing was charged
        ledger.append(order)
        if order == 1049:
            time.sleep(2)  # charged, and the answer comes too late
        self.answer(201)

    def answer(self, status):
        try:
            self.send_response(status)
            self.end_headers()
        except OSError:
            pass  # the caller has gone

    def log_message(self, *_):
        pass


payments = ThreadingHTTPServer(("127.0.0.1", 0), Payments)
threading.Thread(target=payments.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{payments.server_port}/charges"


def charge(order, cents):
    body = json.dumps({"order": order, "cents": cents}).encode()
    try:
        urlopen(Request(url, body, method="POST"), timeout=1)  # seconds without a byte
        return "success"  # Payments says: charged
    except HTTPError as error:
        # 402 says: not charged. A 500 may come after the card was charged.
        return "failure" if error.code == 402 else "unknown"
    except OSError:
        return "unknown"  # nobody said anything: charged or not, both are possible


for order in (1047, 1048, 1049):
    print(f"order {order}: {charge(order, 4999)}")
print(f"ledger of Payments: {', '.join(map(str, ledger))}")

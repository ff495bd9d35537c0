"""Retries a charge after a timeout. Every line does what it says, and Ines pays twice."""
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import Request, urlopen

ledger = []


class Payments(BaseHTTPRequestHandler):
    def do_POST(self):
        ledger.append(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["cents"])
        if len(ledger) == 1:
            time.sleep(2)  # the first answer comes when nobody waits for it any more
        try:
            self.send_response(201)
            self.end_headers()
        except OSError:
            pass  # the caller has gone

    def log_message(self, *_):
        pass


payments = ThreadingHTTPServer(("127.0.0.1", 0), Payments)
threading.Thread(target=payments.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{payments.server_port}/charges"


def charge(order, cents, retries):
    body = json.dumps({"order": order, "cents": cents}).encode()
    for attempt in range(1, 2 + retries):
        try:
            urlopen(Request(url, body, method="POST"), timeout=1)
            return f"confirmed at attempt {attempt}"
        except OSError:
            print(f"attempt {attempt}: no answer")  # unknown, treated as a failure: here is the bug
    return "failed"


print(f"order 1047: {charge(1047, 4999, retries=1)}")
print(f"ledger of Payments: {' + '.join(map(str, ledger))}")

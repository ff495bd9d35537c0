# Retries a charge after a timeout. Every line does what it says,
# and Ines pays twice.
import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.request import urlopen

ledger = []


class Payments(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers["Content-Length"])
        ledger.append(json.loads(self.rfile.read(length))["cents"])
        if len(ledger) == 1:
            time.sleep(2)  # the first answer comes too late
        self.send_response(201)
        self.end_headers()

    def log_message(self, *_):
        pass


payments = ThreadingHTTPServer(("127.0.0.1", 0), Payments)
Thread(target=payments.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{payments.server_port}/charges"


def charge(order, cents, retries=1):
    body = json.dumps({"order": order, "cents": cents}).encode()
    for attempt in range(1, 2 + retries):
        try:
            urlopen(url, body, timeout=1)
            return f"confirmed at attempt {attempt}"
        except OSError:
            print(f"attempt {attempt}: no answer")
    return "failed"


print(f"order 1047: {charge(1047, 4999)}")
print(f"ledger of Payments: {' + '.join(map(str, ledger))}")

# A charge in HTTP/1.1, written onto a socket by hand, and what comes
# back. The server is the one that Python brings along.
import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer


class Payments(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        amount = json.loads(self.rfile.read(length))["amount"]
        answer = f"charged {amount}".encode()
        self.send_response(201)
        self.send_header("Location", "/v1/payments/88")
        self.send_header("Content-Length", str(len(answer)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Payments)
threading.Thread(target=server.handle_request).start()

body = b'{"order": 1047, "amount": 4999}'
request = b"\r\n".join(
    [
        b"POST /v1/payments HTTP/1.1",
        b"Host: payments.example.com",
        b"Content-Type: application/json",
        b"Content-Length: %d" % len(body),
        b"",
        body,
    ]
)

answer = b""
with socket.create_connection(server.server_address) as wire:
    wire.sendall(request)
    while part := wire.recv(4096):
        answer += part

head, text = answer.decode().split("\r\n\r\n")
status, *fields = head.split("\r\n")
print(status)
print(next(field for field in fields if field.startswith("Location")))
print(text)
server.server_close()

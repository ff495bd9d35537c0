# How a GET becomes a WebSocket, and what a first frame looks like.
import base64
import hashlib

# A constant of the standard: nobody else would hash just this.
GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def accept(key):
    digest = hashlib.sha1((key + GUID).encode()).digest()
    return base64.b64encode(digest).decode()


def frame(text, mask):
    """A short text from the client: masked with four random bytes."""
    data = text.encode()
    masked = bytes(b ^ mask[i % 4] for i, b in enumerate(data))
    # 0x81: whole message, text; the top bit of the length: masked
    return bytes([0x81, 0x80 | len(data)]) + mask + masked


key = "dGhlIHNhbXBsZSBub25jZQ=="
hello = frame("Hello", bytes([0x37, 0xFA, 0x21, 0x3D]))

print("> GET /orders HTTP/1.1")
print("> Connection: Upgrade")
print("> Upgrade: websocket")
print("> Sec-WebSocket-Version: 13")
print(f"> Sec-WebSocket-Key: {key}")
print("< HTTP/1.1 101 Switching Protocols")
print(f"< Sec-WebSocket-Accept: {accept(key)}")
print(f"> {hello.hex()}")

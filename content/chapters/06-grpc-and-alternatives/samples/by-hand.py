# A charge in Protobuf, byte by byte, and the five bytes that gRPC puts
# in front of it. The file says: customer_id = 1, amount_cents = 2,
# currency = 3, idempotency_key = 4.
import json

VARINT = 0
LENGTH = 2


def varint(value):
    """Seven bits a byte, smallest first; the top bit says "more"."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def tag(field, kind):
    """A field begins with its number and its kind, in one varint."""
    return varint(field << 3 | kind)


def text(field, value):
    encoded = value.encode()
    return tag(field, LENGTH) + varint(len(encoded)) + encoded


def whole(field, value):
    return tag(field, VARINT) + varint(value)


charge = text(1, "cus_abc123") + whole(2, 4999) + text(3, "usd")
# not compressed, then the length in four bytes
prefix = bytes([0]) + len(charge).to_bytes(4, "big")

print(charge.hex(" "))
print(f"prefix: {prefix.hex(' ')}")



def compact(message):
    return json.dumps(message, separators=(",", ":"))


message = {
    "customer_id": "cus_abc123",
    "amount_cents": 4999,
    "currency": "usd",
}
print(f"{len(charge)} bytes, as JSON {len(compact(message))}")

key = "5c1d9f2e-0b6a-4c7e-9d35-7a1e8f40b6c2"
keyed = charge + text(4, key)
message["idempotency_key"] = key
print(f"with a key {len(keyed)}, as JSON {len(compact(message))}")

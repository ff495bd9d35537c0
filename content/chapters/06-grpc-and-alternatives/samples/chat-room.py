# A chat room over WebSocket, with the standard library alone: who may
# come in, who hears what, and who is put out.
import asyncio
import base64
import hashlib
import os

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
HOME = "https://shop.example.com"
TEXT, CLOSE, PING = 1, 8, 9
room = set()


def accept(key):
    digest = hashlib.sha1((key + GUID).encode()).digest()
    return base64.b64encode(digest).decode()


def masked(data, mask):
    return bytes(b ^ mask[i % 4] for i, b in enumerate(data))


def frame(kind, data=b"", mask=None):
    """One short frame; clients mask theirs, servers do not."""
    if mask is None:
        return bytes([0x80 | kind, len(data)]) + data
    size = 0x80 | len(data)
    return bytes([0x80 | kind, size]) + mask + masked(data, mask)


async def read_frame(reader):
    kind, size = await reader.readexactly(2)
    mask = await reader.readexactly(4) if size & 0x80 else bytes(4)
    if size & 0x7F > 125:
        raise ValueError("this room takes short messages only")
    data = await reader.readexactly(size & 0x7F)
    return kind & 0x0F, masked(data, mask)


async def read_head(reader):
    text = (await reader.readuntil(b"\r\n\r\n")).decode()
    first, *lines = text.strip().split("\r\n")
    pairs = (line.split(": ", 1) for line in lines)
    return first, {name.lower(): value for name, value in pairs}


def say(data):
    """To everybody. Whoever leaves too much unread is put out."""
    for guest in list(room):
        if guest.transport.get_write_buffer_size() > 64_000:
            guest.transport.abort()
        else:
            guest.write(frame(TEXT, data))


async def pulse(guest):
    while True:
        await asyncio.sleep(20)
        guest.write(frame(PING))


async def serve(reader, guest):
    _, fields = await read_head(reader)
    if fields.get("origin") != HOME:
        guest.write(b"HTTP/1.1 403 Forbidden\r\n\r\n")
        return guest.close()
    key = fields["sec-websocket-key"]
    guest.write(
        b"HTTP/1.1 101 Switching Protocols\r\n"
        b"Connection: Upgrade\r\nUpgrade: websocket\r\n"
        + f"Sec-WebSocket-Accept: {accept(key)}\r\n\r\n".encode()
    )
    room.add(guest)
    pings = asyncio.create_task(pulse(guest))
    try:
        kind = TEXT
        while kind != CLOSE:
            # silent for three pings: nobody is there any more
            ear = read_frame(reader)
            kind, data = await asyncio.wait_for(ear, 60)
            if kind == TEXT:
                say(data)
        guest.write(frame(CLOSE, data))
    except (EOFError, OSError, ValueError, asyncio.TimeoutError):
        pass
    finally:
        room.discard(guest)
        pings.cancel()
        guest.close()


async def join(port, origin):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    key = base64.b64encode(os.urandom(16)).decode()
    writer.write(
        f"GET /chat HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\n"
        f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"
        f"Origin: {origin}\r\n\r\n".encode()
    )
    answer, _ = await read_head(reader)
    return answer, reader, writer


async def leave(reader, writer):
    writer.write(frame(CLOSE, b"", os.urandom(4)))
    await reader.read()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    _, *ines = await join(port, HOME)
    _, *omar = await join(port, HOME)
    question = b"Is the kettle in stock?"
    ines[1].write(frame(TEXT, question, os.urandom(4)))
    for name, (ear, _) in [("Ines", ines), ("Omar", omar)]:
        _, heard = await read_frame(ear)
        print(f"{name} hears: {heard.decode()}")
    answer, _, stranger = await join(port, "https://elsewhere.example")
    print(f"from another site: {answer.split()[1]}")
    stranger.close()
    await leave(*omar)
    print(f"Omar leaves, {len(room)} in the room")
    await leave(*ines)
    server.close()


asyncio.run(main())

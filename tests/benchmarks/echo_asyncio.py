#!/usr/bin/env python3
"""The other yardstick: TCP echo as a Python program would do it with asyncio, recording nothing.

Usage: echo_asyncio.py PORT [--streams]      (0: a free port; on 127.0.0.1)
Without --streams it uses a Protocol, the quicker of asyncio's two ways.
Says "listening on 127.0.0.1:PORT" on standard error when it is ready; ends by SIGTERM or SIGINT.
"""

import asyncio
import signal
import sys

RECEIVE_SIZE = 65536
BACKLOG = 4096


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)

    def pause_writing(self):
        self.transport.pause_reading()

    def resume_writing(self):
        self.transport.resume_reading()


async def echo_stream(reader, writer):
    try:
        while data := await reader.read(RECEIVE_SIZE):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


async def serve(port, streams):
    loop = asyncio.get_running_loop()
    if streams:
        server = await asyncio.start_server(echo_stream, "127.0.0.1", port, backlog=BACKLOG)
    else:
        server = await loop.create_server(Echo, "127.0.0.1", port, backlog=BACKLOG)
    host, port = server.sockets[0].getsockname()
    print(f"listening on {host}:{port}", file=sys.stderr, flush=True)
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    await stopping.wait()
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), "--streams" in sys.argv[2:]))

#!/usr/bin/env python3
"""The yardstick of bench_chat.py: the course's chat as a Python program would do it with asyncio, recording nothing.

Usage: chat_asyncio.py READ_PORT WRITE_PORT      (0: a free port; on 127.0.0.1)
Who connects to the second port sends a pseudonym and lines; each goes to everyone on the first as "NAME: LINE".
Says "listening on 127.0.0.1:PORT" twice on standard error, in this order; ends by SIGTERM or SIGINT.
"""

import asyncio
import signal
import sys

BACKLOG = 4096


class Chat:
    def __init__(self):
        self.readers = set()

    async def read(self, reader, writer):
        self.readers.add(writer)
        try:
            while await reader.read(1024):
                pass
        except ConnectionError:
            pass
        finally:
            self.readers.discard(writer)
            writer.close()

    async def write(self, reader, writer):
        try:
            name = (await reader.readline()).rstrip(b"\r\n")
            while line := await reader.readline():
                for listener in self.readers:
                    listener.write(name + b": " + line)
        except (ConnectionError, ValueError):
            pass
        finally:
            writer.close()


async def serve(read_port, write_port):
    chat = Chat()
    servers = [await asyncio.start_server(chat.read, "127.0.0.1", read_port, backlog=BACKLOG),
               await asyncio.start_server(chat.write, "127.0.0.1", write_port, backlog=BACKLOG)]
    for server in servers:
        host, port = server.sockets[0].getsockname()
        print(f"listening on {host}:{port}", file=sys.stderr, flush=True)
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    await stopping.wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2])))

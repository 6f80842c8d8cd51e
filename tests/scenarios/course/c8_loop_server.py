# C8: the server of C6 with an event loop, for any number of clients.
import asyncio


async def serve(reader, writer):
    message = (await reader.read(512)).decode("utf-8")
    writer.write(("echo : " + message).encode("utf-8"))
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "localhost", 8000)
    await server.serve_forever()


asyncio.run(main())

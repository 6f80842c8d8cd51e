"""A server that plays a script and does nothing else: hostile_server.py STEP…

say=TEXT        sends it, with \\r\\n and \\xHH
hear            reads one line
flood=TEXT      sends it for ever, until the client goes
stall           does nothing until the client goes
close, reset    ends the connection
Serves one client. Prints what it has heard."""
import codecs
import socket
import struct
import sys

server = socket.create_server(("127.0.0.1", 0))
print(f"listening on 127.0.0.1:{server.getsockname()[1]}", file=sys.stderr, flush=True)
client, _ = server.accept()
client.settimeout(60)
lines = client.makefile("rb")
flooded = 0
try:
    for step in sys.argv[1:]:
        verb, _, text = step.partition("=")
        data = codecs.escape_decode(text.encode())[0]
        if verb == "say":
            client.sendall(data)
        elif verb == "hear":
            print(lines.readline().decode(errors="replace").rstrip(), flush=True)
        elif verb == "flood":
            while True:
                client.sendall(data * 1000)
                flooded += len(data) * 1000
        elif verb == "stall":
            while client.recv(4096):
                pass
        elif verb == "reset":
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            break
except OSError as error:
    print(type(error).__name__, flooded, flush=True)
lines.close()
client.close()
print("over", flush=True)

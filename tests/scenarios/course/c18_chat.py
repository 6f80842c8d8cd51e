"""Exercise C18: a whole chat client, which reads and writes at once.
Arguments: host, port to read from, port to write to, pseudonym, own address. Says what comes on standard input,
until its end; shows what everyone says."""
import socket
import sys
import threading

host, read_port, write_port, pseudonym, own = (sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4],
                                               sys.argv[5])


def connected(port):
    client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    client.bind((own, 0))
    client.connect((host, port))
    return client


def show(client):
    for line in client.makefile("r", encoding="utf-8"):
        print(line, end="", flush=True)


reader = connected(read_port)
writer = connected(write_port)
threading.Thread(target=show, args=(reader,), daemon=True).start()
stream = writer.makefile("w", encoding="utf-8")
stream.write(pseudonym + "\n")
stream.flush()
print("ready", flush=True)
for text in sys.stdin:
    stream.write(text)
    stream.flush()
writer.shutdown(socket.SHUT_WR)
while writer.recv(1024):
    pass
writer.close()
reader.shutdown(socket.SHUT_RDWR)
reader.close()

# C8: the server of C6 with a pool of ten threads.
import socket
from concurrent.futures import ThreadPoolExecutor


def serve(client):
    message = client.recv(512).decode("utf-8")
    client.send(("echo : " + message).encode("utf-8"))
    client.close()


server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(("localhost", 8000))
server.listen(1)

with ThreadPoolExecutor(10) as pool:
    while True:
        client, address = server.accept()
        pool.submit(serve, client)

# C6: an echo loop that serves one client at a time.
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(("localhost", 8000))
server.listen(1)

while True:
    client, address = server.accept()
    message = client.recv(512).decode("utf-8")
    client.send(("echo : " + message).encode("utf-8"))
    client.close()

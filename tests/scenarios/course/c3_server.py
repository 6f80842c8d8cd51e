# C3: answers one client once, with a prefix.
import socket

HOST = "localhost"
PORT = 12345

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind((HOST, PORT))
server.listen(1)
connection, address = server.accept()
data = connection.recv(1024)
print("recu", data, "de", address)
connection.send(b"Recu: " + data)
connection.close()
server.close()

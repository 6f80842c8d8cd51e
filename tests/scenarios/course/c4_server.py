# C4: answers each datagram with a prefix.
import socket

HOST = "localhost"
PORT = 12345

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind((HOST, PORT))
while True:
    data, address = server.recvfrom(1024)
    print("recu", data, "de", address)
    server.sendto(b"Recu: " + data, address)

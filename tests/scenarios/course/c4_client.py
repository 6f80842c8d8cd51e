# C4: its client.
import socket

HOST = "localhost"
PORT = 12345

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.sendto("Bonjour serveur".encode(), (HOST, PORT))
answer, address = client.recvfrom(1024)
print(answer.decode())
client.close()

# C3: its client.
import socket

HOST = "localhost"
PORT = 12345

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect((HOST, PORT))
client.send("Bonjour serveur".encode())
answer = client.recv(1024)
print(answer.decode())
client.close()

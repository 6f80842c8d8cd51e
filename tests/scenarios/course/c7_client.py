# C7: the client of C6 and C8.
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect(("localhost", 8000))
s.send("Hello world".encode("utf-8"))
print(s.recv(512).decode("utf-8"))
s.close()

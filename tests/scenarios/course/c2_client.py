# C2: a one-shot client. Shows what the greeting server says.
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((socket.gethostname(), 9999))
message = s.recv(1024)
s.close()
print(message.decode("ascii"))

# C5: HTTP by hand. Takes the port, because port 80 is rarely free.
import socket
import sys

host = "localhost"
port = int(sys.argv[1])

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((host, port))
s.send(f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
print(s.recv(4096).decode())
s.close()

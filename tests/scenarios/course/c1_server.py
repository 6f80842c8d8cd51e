# C1: a greeting server. Greets each client, hangs up, waits for the next one.
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
host = socket.gethostname()
port = 9999

server.bind((host, port))
server.listen(5)

while True:
    client, address = server.accept()
    print("Got a connection from", address)
    client.send("Thank you for connecting\r\n".encode("ascii"))
    client.close()

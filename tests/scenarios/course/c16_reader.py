"""Exercise C16: reads lines from a server. Arguments: host, port, number of lines (0: until the end), own address."""
import socket
import sys

host, port, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
if len(sys.argv) > 4:
    client.bind((sys.argv[4], 0))
client.connect((host, port))
stream = client.makefile("r", encoding="utf-8")
number = 0
while count == 0 or number < count:
    line = stream.readline()
    if line == "":
        print("end of the stream")
        break
    number += 1
    print(line, end="", flush=True)
stream.close()
client.close()

"""Exercise C17: sends a pseudonym, then lines. Arguments: host, port, pseudonym, own address, lines…"""
import socket
import sys

host, port, pseudonym, own = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.bind((own, 0))
client.connect((host, port))
stream = client.makefile("w", encoding="utf-8")
stream.write(pseudonym + "\n")
stream.flush()
for text in sys.argv[5:]:
    stream.write(text + "\n")
    stream.flush()
client.shutdown(socket.SHUT_WR)
stream.close()
client.close()

# C8: twelve clients of the kind of C7 at the same time, one thread each.
import socket
import threading


def talk(number):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.connect(("localhost", 8000))
    s.send(f"client {number}".encode("utf-8"))
    print(s.recv(512).decode("utf-8"))
    s.close()


threads = [threading.Thread(target=talk, args=(number,)) for number in range(12)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

#!/usr/bin/env python3
"""A class at the lab server, in one of four roles.

c18_class.py class HOST P2000 P2001 P4240 P4241 P4242 STUDENTS LINES
    STUDENTS at once, each at an address of its own (127.1.x.y), on all five ports: reads 60 lines of 2000, reads
    2001 to its end, sends a name and 3 lines to 4240, reads 4241, and says LINES lines on 4242. Checks that what
    is said reaches every reader once and in one order, and prints what it found as JSON.
c18_class.py resetters HOST … COUNT
    That many, again and again, until standard input ends: connect to all ports, speak, and reset (SO_LINGER 0).
c18_class.py sleepers HOST … COUNT
    Readers of 2000 and 4241 with small buffers. Prints "ready" and reads until it is stopped or killed.
c18_class.py probe HOST … SECONDS
    One who says a line every 100 ms and reads 4241: prints how long each was under way, as JSON. A process of
    its own, so that the work of the others' is not part of it.
"""

import hashlib
import json
import resource
import select
import selectors
import socket
import struct
import sys
import time

PORTS = 5
ENDLESS, SOME, WRITE, OUT, IN = range(PORTS)
ENDLESS_LINES = 60
ROUND_SECONDS = 0.3  # each student says a line so often
PATIENCE = 60
PADDING = "x" * 160


def connected(host, port, own=None, small=False):
    s = socket.socket()
    if small:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    if own:
        s.bind((own, 0))
    s.connect((host, port))
    return s


class Reader:
    """One reader of 4241: the lines between "begin" and "finish", as a number and a fingerprint."""

    def __init__(self, keeps):
        self.kept = bytearray() if keeps else None
        self.before = b""
        self.hash = hashlib.blake2b()
        self.tail = b""
        self.lines = 0
        self.began = self.ended = False

    def take(self, chunk):
        if self.ended:
            return
        if not self.began:
            self.before += chunk
            at = self.before.find(b": begin\n")
            if at < 0:
                return
            self.began = True
            chunk, self.before = self.before[at + 8:], b""
        joined = self.tail + chunk  # the mark may come in two pieces
        at = joined.find(b": finish\n")
        if at >= 0:
            self.ended = True
            chunk = chunk[:max(0, at + 9 - len(self.tail))]
        self.tail = joined[-8:]
        self.lines += chunk.count(b"\n")
        self.hash.update(chunk)
        if self.kept is not None:
            self.kept += chunk


class Class:
    def __init__(self, host, ports, students, lines):
        self.host, self.ports, self.students, self.lines = host, ports, students, lines
        self.selector = selectors.DefaultSelector()
        self.readers = []
        self.talkers = []
        self.endless_left = self.some_left = students
        self.reset = 0  # connections that the lab ended with an error

    def add(self, sock, role, state):
        sock.setblocking(False)
        self.selector.register(sock, selectors.EVENT_READ, (role, state))

    def join(self, number):
        own = f"127.1.{number // 250}.{number % 250 + 1}"
        reader = Reader(keeps=number == 0)
        self.readers.append(reader)
        self.add(connected(self.host, self.ports[OUT], own), OUT, reader)
        talker = connected(self.host, self.ports[IN], own)
        talker.sendall(b"S%03d\n" % number)
        self.talkers.append(talker)
        self.add(connected(self.host, self.ports[ENDLESS], own), ENDLESS, [0])
        self.add(connected(self.host, self.ports[SOME], own), SOME, None)
        writer = connected(self.host, self.ports[WRITE], own)
        writer.sendall(b"S%03d\none\ntwo\nthree\n" % number)
        writer.close()

    def turn(self, wait):
        for key, _ in self.selector.select(wait):
            role, state = key.data
            try:
                chunk = key.fileobj.recv(65536)
            except ConnectionError:
                self.reset += 1
                chunk = b""
            if role == OUT:
                state.take(chunk)
            if role == ENDLESS:
                state[0] += chunk.count(b"\n")
            if not chunk or (role == ENDLESS and state[0] >= ENDLESS_LINES):
                self.endless_left -= role == ENDLESS
                self.some_left -= role == SOME
                self.selector.unregister(key.fileobj)
                key.fileobj.close()

    def until(self, condition, what):
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(f"{what}: {self.endless_left} endless, {self.some_left} some, "
                                   f"{[reader.lines for reader in self.readers]} lines")
            self.turn(0.05)

    def meet(self):
        """Until every reader has heard something: what was said before the lab accepted it, it does not hear."""
        due = 0

        def all_heard():
            nonlocal due
            if time.monotonic() >= due:
                self.talkers[0].sendall(b"here\n")
                due = time.monotonic() + 0.2
            return all(b": here\n" in reader.before for reader in self.readers)

        self.until(all_heard, "not all hear")

    def run(self):
        for number in range(self.students):
            self.join(number)
            self.turn(0)
        self.meet()
        self.talkers[0].sendall(b"begin\n")
        self.until(lambda: all(reader.began for reader in self.readers), "not all began")
        begun = time.monotonic()
        for turn in range(self.lines):
            while time.monotonic() < begun + turn * ROUND_SECONDS:
                self.turn(0.01)
            for number, talker in enumerate(self.talkers):
                talker.sendall(b"%d of S%03d %s\n" % (turn, number, PADDING.encode()))
                if number % 10 == 0:
                    self.turn(0)
        said = [f"S{number:03}: {turn} of S{number:03} {PADDING}".encode()
                for number in range(self.students) for turn in range(self.lines)]
        first = self.readers[0]
        self.until(lambda: first.lines >= len(said) and first.kept.count(b" of S") >= len(said), "lines are missing")
        self.talkers[0].sendall(b"finish\n")
        self.until(lambda: all(reader.ended for reader in self.readers), "no end")
        self.until(lambda: self.endless_left == 0 and self.some_left == 0, "no lines of 2000 and 2001")
        return self.judge(bytes(first.kept).split(b"\n"), said)

    def judge(self, heard, said):
        ours = [line for line in heard if b" of S" in line]
        turns = {}
        in_order = True
        for line in ours:
            who, rest = line.split(b": ", 1)
            in_order &= turns.get(who, 0) == int(rest.split()[0])
            turns[who] = turns.get(who, 0) + 1
        prints = {reader.hash.digest() for reader in self.readers}
        return {"said": len(said), "heard": len(ours), "once": sorted(ours) == sorted(said), "inOrder": in_order,
                "streams": len(prints), "reset": self.reset, "lines": self.readers[0].lines}


def resetters(host, ports, count):
    """Each round all of them; a tenth of a second between two."""
    linger = struct.pack("ii", 1, 0)
    rounds = 0
    while not select.select([sys.stdin], [], [], 0.1)[0]:
        for number in range(count):
            open_sockets = [connected(host, port, f"127.3.0.{number + 1}") for port in ports]
            open_sockets[IN].sendall(b"R%02d\nhello\nhalf a li" % number)
            open_sockets[WRITE].sendall(b"R%02d\n" % number)
            for s in open_sockets:
                s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                s.close()
        rounds += 1
    print(json.dumps({"rounds": rounds}), flush=True)


def sleepers(host, ports, count):
    sockets = [connected(host, ports[port], f"127.2.0.{number + 1}", small=True)
               for number in range(count) for port in (OUT, ENDLESS)]
    print("ready", flush=True)
    while True:
        for s in select.select(sockets, [], [])[0]:
            if not s.recv(4096):
                return


def probe(host, ports, seconds):
    reader = connected(host, ports[OUT], "127.4.0.1")
    talker = connected(host, ports[IN], "127.4.0.1")
    talker.sendall(b"Probe\n")
    reader.settimeout(60)
    delays = []
    buffer = b""
    end = time.monotonic() + seconds
    due = time.monotonic() + 0.3
    sent = 0
    while time.monotonic() < end or len(delays) < sent:
        wait = max(0, due - time.monotonic()) if time.monotonic() < end else 60
        if select.select([reader], [], [], wait)[0]:
            chunk = reader.recv(262144)
            now = time.monotonic_ns()
            if not chunk:
                break
            buffer += chunk
            *lines, buffer = buffer.split(b"\n")
            delays += [(now - int(line.split()[2])) / 1e6 for line in lines if line.startswith(b"Probe: at ")]
        elif time.monotonic() < end:
            talker.sendall(b"at %d\n" % time.monotonic_ns())
            sent += 1
            due = time.monotonic() + 0.1
    delays.sort()
    print(json.dumps({"sent": sent, "heard": len(delays), "p50": round(delays[len(delays) // 2], 2),
                      "p99": round(delays[int(len(delays) * 0.99)], 2), "max": round(delays[-1], 2)}), flush=True)


def main():
    role, host = sys.argv[1:3]
    ports = [int(word) for word in sys.argv[3:3 + PORTS]]
    rest = [int(word) for word in sys.argv[3 + PORTS:]]
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    if role == "class":
        print(json.dumps(Class(host, ports, *rest).run()), flush=True)
    else:
        {"resetters": resetters, "sleepers": sleepers, "probe": probe}[role](host, ports, *rest)


if __name__ == "__main__":
    main()

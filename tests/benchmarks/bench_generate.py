#!/usr/bin/env python3
"""The generator, which records every call, beside a plain sender in C, at the same rates.

Usage: bench_generate.py [--build DIR] [--rounds N] [--seconds S] [--size BYTES] [--rates N,N,…] [--json FILE]
64-byte messages over loopback to an echo server in C (TCP) and to a counting receiver (UDP), at 1,000, 10,000 and
50,000 a second and at a rate that nobody reaches. Both senders take turns (A B, A B, …), each with a fresh peer. Printed
are the rate that was reached as a share of what was asked, and the sender's processor time for one message. Nothing here
passes or fails.
"""

import argparse
import json
import os
import pathlib
import select
import signal
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
START_TIMEOUT = 10


class Peer:
    """The other end for one turn."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.PIPE, text=True)
        ready, _, _ = select.select([self.process.stderr], [], [], START_TIMEOUT)
        line = self.process.stderr.readline() if ready else ""
        if "listening on " not in line:
            self.end()
            raise RuntimeError(f"{command[0]} did not say where it listens: {line.strip()!r}")
        self.port = int(line.rsplit(":", 1)[1])

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.communicate(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()


def measured(command):
    """What a sender printed, and its processor time."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    output = process.stdout.read()
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    figures = json.loads(output)
    return figures["sent"] / figures["seconds"], (usage.ru_utime + usage.ru_stime) * 1e6 / max(1, figures["sent"])


def generator(programs, over, port, rate, arguments):
    return [str(programs["cli"]), "generate", over, f"127.0.0.1:{port}", "--json", "--size", str(arguments.size),
            "--rate", str(rate), "--seconds", str(arguments.seconds)]


def plain(programs, over, port, rate, arguments):
    return [str(programs["sender"]), over, str(port), str(arguments.size), str(rate), str(arguments.seconds)]


def peer_command(programs, over):
    return [str(programs["echo"]), "0"] if over == "tcp" else [str(programs["sink"]), "0", "1024"]


def run(programs, arguments):
    rows = []
    for over in ("tcp", "udp"):
        for rate in arguments.rates:
            turns = {"wirebench": [], "plain C": []}
            for _ in range(arguments.rounds):
                for name, command in (("wirebench", generator), ("plain C", plain)):
                    peer = Peer(peer_command(programs, over))
                    try:
                        turns[name].append(measured(command(programs, over, peer.port, rate, arguments)))
                    finally:
                        peer.end()
            for name, figures in turns.items():
                rows.append({"over": over, "rate": rate, "sender": name,
                             "reached": statistics.median(figure[0] for figure in figures),
                             "cpu_microseconds": statistics.median(figure[1] for figure in figures)})
                print("{over}  asked {rate:>9,}/s  {sender:<10} reached {reached:>11,.0f}/s  {share:7.2%}  "
                      "{cpu_microseconds:6.2f} µs a message".format(share=rows[-1]["reached"] / rate, **rows[-1]),
                      flush=True)
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=HERE.parents[1] / "build" / "bench")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--size", type=int, default=64)
    parser.add_argument("--rates", type=lambda text: [int(rate) for rate in text.split(",")],
                        default=[1_000, 10_000, 50_000, 5_000_000])
    parser.add_argument("--json", type=pathlib.Path)
    arguments = parser.parse_args()
    folder = arguments.build / "tests" / "bin"
    programs = {"cli": arguments.build / "bin" / "wirebench-cli", "sender": folder / "paced_sender",
                "echo": folder / "echo_epoll", "sink": folder / "udp_sink"}
    missing = [str(path) for path in programs.values() if not path.exists()]
    if missing:
        sys.exit("not built: " + ", ".join(missing))
    rows = run(programs, arguments)
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main()

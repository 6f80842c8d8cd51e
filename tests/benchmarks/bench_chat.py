#!/usr/bin/env python3
"""The lab's chat, which records every call, beside a plain asyncio chat; and a class of 300 with some who misbehave.

Usage: bench_chat.py [--build DIR] [--readers N] [--rates N,N,…] [--seconds S] [--rounds N] [--json FILE]
Fan-out: one writer, N readers, so many lines a second: lines delivered a second, how long a line was under way, and
what the server held in memory and took of the processor. The servers take turns, each turn with a fresh process;
medians are compared. Delays hold the load's own part: both run on this machine.

The class: the 300 students of tests/scenarios/tst_cli_class on all five ports of the lab, first alone, then with ten
stopped readers and ten who connect and reset all the time. The delay is that of one more who speaks and listens in
a process of its own. Wanted: below 100 ms. Nothing here passes or fails.
"""

import argparse
import json
import os
import pathlib
import re
import signal
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
STUDENTS = HERE.parent / "scenarios/course/c18_class.py"
END_TIMEOUT = 10


class Server:
    """One server for one turn. Its ports are those that it says it listens on."""

    def __init__(self, command, port_count):
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.ports = []
        while len(self.ports) < port_count:
            line = self.process.stderr.readline()
            if not line:
                raise RuntimeError(f"{command[0]} does not listen")
            if line.startswith("listening on "):
                self.ports.append(int(line.rsplit(":", 1)[1]))

    def memory(self):
        """The most bytes that it ever held in memory."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", text)[1]) * 1024

    def stop(self):
        """Ends it; the processor time in seconds that it took."""
        self.process.terminate()
        end = time.monotonic() + END_TIMEOUT
        while True:
            pid, status, usage = os.wait4(self.process.pid, os.WNOHANG)
            if pid:
                self.process.returncode = os.waitstatus_to_exitcode(status)
                return usage.ru_utime + usage.ru_stime
            if time.monotonic() > end:
                self.process.kill()
            time.sleep(0.01)


def lab(arguments, ports, *options):
    return [arguments.build / "bin/wirebench-cli", "lab-server", "127.0.0.1", "--ports", ports, *options]


def fan_out_turn(command, arguments, rate):
    server = Server(command, 2)
    try:
        load = subprocess.run([arguments.build / "tests/bin/chat_load", *map(str, server.ports), str(arguments.readers),
                               str(rate), str(arguments.seconds)], check=True, capture_output=True, text=True)
        figures = json.loads(load.stdout)
        figures["memory"] = server.memory()
    finally:
        cpu = server.stop()
    figures["cpu"] = cpu
    figures["rate"] = figures["delivered"] / figures["seconds"]
    return figures


def fan_out(arguments, rate):
    commands = {"wirebench": lab(arguments, "-,-,-,0,0", "--rate", "0"),
                "asyncio": [sys.executable, HERE / "chat_asyncio.py", "0", "0"]}
    turns = {name: [] for name in commands}
    for _ in range(arguments.rounds):
        for name, command in commands.items():
            turns[name].append(fan_out_turn(command, arguments, rate))
    print(f"\n{arguments.readers} readers x {rate} lines/s for {arguments.seconds} s")
    medians = {name: {key: statistics.median(turn[key] for turn in made) for key in made[0]} for name, made in turns.items()}
    ours = medians["wirebench"]
    for name, of in medians.items():
        print(f"  {name:10} {of['rate']:11,.0f} lines/s   p50 {of['p50']:9.2f} ms   p99 {of['p99']:9.2f} ms   "
              f"{of['memory'] / 2**20:5.0f} MiB   {of['cpu']:6.2f} s of processor   "
              f"{of['delivered'] / of['expected']:.1%} delivered, {of['ended']:.0f} dropped, {of['disordered']:.0f} disordered")
    other = medians["asyncio"]
    print(f"  wirebench / asyncio: lines/s {ours['rate'] / other['rate']:.2f}, p50 {ours['p50'] / other['p50']:.2f}, "
          f"p99 {ours['p99'] / other['p99']:.2f}, memory {ours['memory'] / other['memory']:.2f}, "
          f"processor {ours['cpu'] / other['cpu']:.2f}")
    return {"readers": arguments.readers, "rate": rate, "turns": turns}


def student(role, ports, *rest):
    return subprocess.Popen([sys.executable, STUDENTS, role, "127.0.0.1", *map(str, [*ports, *rest])],
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def the_class(arguments, misbehaves):
    server = Server(lab(arguments, "0,0,0,0,0", "--interval", "20", "--queue", "65536"), 5)
    others = []
    try:
        if misbehaves:
            sleepers = student("sleepers", server.ports, 10)
            others.append(sleepers)
            sleepers.stdout.readline()
            sleepers.send_signal(signal.SIGSTOP)
            others.append(student("resetters", server.ports, 10))
        probe = student("probe", server.ports, 8)
        everyone = student("class", server.ports, 300, 20)
        others += [probe, everyone]
        found = json.loads(everyone.communicate(timeout=300)[0])
        delays = json.loads(probe.communicate(timeout=300)[0])
        memory = server.memory()
    finally:
        for process in others:
            process.kill()
        cpu = server.stop()
    right = found["once"] and found["inOrder"] and found["streams"] == 1
    print(f"  {'ten stopped, ten resetting' if misbehaves else 'alone':28} p50 {delays['p50']:7.2f} ms   p99 {delays['p99']:7.2f} ms   "
          f"max {delays['max']:7.2f} ms   {memory / 2**20:4.0f} MiB   {cpu:5.2f} s of processor   "
          f"{'every line once, in one order' if right else 'LINES LOST OR MIXED'}")
    return {"misbehaves": misbehaves, "class": found, "delays": delays, "memory": memory, "cpu": cpu}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build/bench"))
    parser.add_argument("--readers", type=int, default=1000)
    parser.add_argument("--rates", default="10,100,1000")
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=pathlib.Path)
    arguments = parser.parse_args()
    results = [fan_out(arguments, int(rate)) for rate in arguments.rates.split(",") if rate]
    print("\n300 students on all five ports, 1,000 lines/s, as one more student sees it")
    results += [the_class(arguments, misbehaves) for misbehaves in (False, True)]
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()

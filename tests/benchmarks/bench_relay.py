#!/usr/bin/env python3
"""TCP through a relay: wirebench-cli, which records every call at both of its ends, beside socat.

Usage: bench_relay.py [--build DIR] [--rounds N] [--seconds S] [--only NAME] [--json FILE]
One bare echo server in C stands behind both relays, and is measured alone as well. They run in turn on this
machine (A B C, A B C, …), each turn with fresh processes. What counts is the ratio of the medians; nothing
here passes or fails. socat makes a process for each connection; how much processor time those took is not told.
"""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys

import bench_echo
from bench_echo import Running, Scenario, Server, Turn

SCENARIOS = [
    Scenario("1 x 64 B", 1, 64),
    Scenario("100 x 64 B", 100, 64),
    Scenario("1,000 x 64 B", 1000, 64),
    Scenario("4 x 64 KiB bulk, four in flight", 4, 65536, in_flight=4, bulk=True),
]


def relays(build):
    """What stands before the echo server; {port} in its command is that server's. None: nothing."""
    found = [Server("wirebench", [str(build / "bin/wirebench-cli"), "tcp-server", "127.0.0.1:0", "--recv-size",
                                  "{receive_size}", "--backlog", "4096", "--answer", "relay=127.0.0.1:{port}"]),
             Server("no relay", [])]
    socat = shutil.which("socat")
    if socat:
        found.insert(1, Server("socat", [socat, "-d", "-d", "-b", "{receive_size}",
                                         "TCP-LISTEN:0,bind=127.0.0.1,fork,backlog=4096", "TCP:127.0.0.1:{port}"]))
    else:
        print("Left out: socat (not installed)")
    return found


class RunningSocat(Running):
    """Says its port in words of its own, and a line for each connection, which somebody must read."""

    def __init__(self, command, core):
        super().__init__(command, core)
        self.reader = None

    def _read_port(self):
        for line in self.process.stderr:
            if "listening on" in line:
                self.reader = subprocess.Popen(["cat"], stdin=self.process.stderr, stdout=subprocess.DEVNULL)
                return int(line.rsplit(":", 1)[1])
        raise RuntimeError("socat did not say where it listens")


class Bench:
    def __init__(self, arguments):
        self.build = arguments.build
        self.rounds = arguments.rounds
        self.seconds = arguments.seconds
        self.relays = relays(arguments.build)

    def measure(self, scenario):
        """Relay name -> its turns, or the message of what went wrong."""
        results = {relay.name: [] for relay in self.relays}
        for _ in range(self.rounds):
            for relay in self.relays:
                if isinstance(results[relay.name], str):
                    continue
                try:
                    results[relay.name].append(self._one_turn(relay, scenario))
                except (RuntimeError, OSError, subprocess.TimeoutExpired) as error:
                    results[relay.name] = str(error)
        return results

    def _one_turn(self, relay, scenario):
        echo = [str(self.build / "tests/bin/echo_epoll"), "0", str(scenario.receive_size)]
        with Running(echo, None) as server:
            if not relay.command:
                return self._load(server, scenario)
            words = [word.format(port=server.port, receive_size=scenario.receive_size) for word in relay.command]
            kind = RunningSocat if relay.name == "socat" else Running
            with kind(words, None) as running:
                return self._load(running, scenario)

    def _load(self, server, scenario):
        command = [str(self.build / "tests/bin/echo_load"), str(server.port),
                   "--connections", str(scenario.connections), "--size", str(scenario.size),
                   "--in-flight", str(scenario.in_flight), "--seconds", str(self.seconds),
                   "--server-pid", str(server.process.pid)]
        load = subprocess.run(command, capture_output=True, text=True, timeout=self.seconds + 120, check=False)
        if load.returncode != 0:
            raise RuntimeError(load.stderr.strip())
        result = json.loads(load.stdout)
        return Turn(scenario.speed(result), result["server_cpu_seconds"] * 1e6 / max(1, result["round_trips"]))


def print_scenario(scenario, results):
    print(f"\n{scenario.name}, {scenario.unit}")
    for name, turns in results.items():
        if isinstance(turns, str):
            print(f"  {name:<16} failed: {turns}")
            continue
        speeds = [turn.speed for turn in turns]
        cpu = "" if name == "socat" else f"{bench_echo.median_cpu(turns):>8.1f} us a round trip"
        print(f"  {name:<16}{bench_echo.median_speed(turns):>12,.0f}   "
              f"{f'{min(speeds):,.0f} to {max(speeds):,.0f}':<22}{cpu}")
    if all(isinstance(results.get(name), list) for name in ("wirebench", "socat")):
        ratio = bench_echo.median_speed(results["wirebench"]) / bench_echo.median_speed(results["socat"])
        print(f"  wirebench / socat: {ratio:.2f}")
    sys.stdout.flush()


def run(arguments):
    bench = Bench(arguments)
    everything = {}
    for scenario in SCENARIOS:
        if arguments.only and arguments.only not in scenario.name:
            continue
        if not bench_echo.raise_descriptor_limit(2 * scenario.descriptors):
            print(f"\n{scenario.name}: SKIPPED, the system does not permit so many open files (ulimit -n)")
            continue
        results = bench.measure(scenario)
        print_scenario(scenario, results)
        everything[scenario.name] = {name: turns if isinstance(turns, str) else [vars(turn) for turn in turns]
                                     for name, turns in results.items()}
    if arguments.json:
        arguments.json.write_text(json.dumps(everything, indent=2) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, default=bench_echo.HERE.parent.parent / "build/bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--only", help="only the scenarios whose name holds this")
    parser.add_argument("--json", type=pathlib.Path, help="all figures, for further use")
    arguments = parser.parse_args()
    if not (arguments.build / "tests/bin/echo_load").is_file():
        sys.exit(f"{arguments.build} holds no tests/bin/echo_load: build the benchmarks first "
                 "(cmake --build --preset bench)")
    print(f"TCP through a relay, {arguments.rounds} rounds of {arguments.seconds:g} s each, medians "
          "(lowest to highest)")
    run(arguments)


if __name__ == "__main__":
    main()

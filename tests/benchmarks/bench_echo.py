#!/usr/bin/env python3
"""TCP echo of wirebench-cli, recording every call, beside a bare C epoll server and Python's asyncio.

Usage: bench_echo.py [--build DIR] [--rounds N] [--seconds S] [--only NAME] [--pin WHERE] [--json FILE]
All servers run in turn on this machine (A B C D, A B C D, …), each turn with a fresh process, so that what
else the machine does touches all of them alike. What counts is the ratio of the medians; nothing here
passes or fails. A server that is not built is left out, and said so.

Beside each server's speed stands the processor time that it took for one round trip. That figure does not
depend on how the system spreads server and load over the cores, which on a small virtual machine decides
much of the speed: --pin together holds both on one core, --pin apart on two.
"""

import argparse
import dataclasses
import json
import os
import pathlib
import re
import resource
import select
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
START_TIMEOUT = 10
SPARE_DESCRIPTORS = 200


@dataclasses.dataclass(frozen=True)
class Scenario:
    name: str
    connections: int
    size: int
    in_flight: int = 1
    idle: int = 0
    receive_size: int = 65536  # what one recv() asks for; asyncio has its own, 256 KiB
    bulk: bool = False
    reach_c: float = 0.6
    reach_asyncio: float = 1.5

    def speed(self, result):
        return result["megabytes_per_second" if self.bulk else "round_trips_per_second"]

    @property
    def unit(self):
        return "MB/s" if self.bulk else "round trips/s"

    @property
    def descriptors(self):
        return self.connections + self.idle + SPARE_DESCRIPTORS


SCENARIOS = [
    Scenario("1 x 64 B", 1, 64, reach_c=0, reach_asyncio=1.0),
    Scenario("100 x 64 B", 100, 64),
    Scenario("1,000 x 64 B", 1000, 64),
    Scenario("4 x 64 KiB, one in flight", 4, 65536, bulk=True),
    Scenario("4 x 64 KiB bulk, four in flight", 4, 65536, in_flight=4, receive_size=262144, bulk=True),
    Scenario("10,000 idle + 100", 100, 64, idle=10000, reach_c=0, reach_asyncio=0),
]


@dataclasses.dataclass(frozen=True)
class Turn:
    speed: float
    cpu_microseconds: float  # of the server, for one round trip


@dataclasses.dataclass(frozen=True)
class Server:
    """How to start a server; {receive_size} in its command is the scenario's."""

    name: str
    command: list

    def words(self, scenario):
        return [word.format(receive_size=scenario.receive_size) for word in self.command]


def servers(build):
    python = sys.executable
    asyncio_server = str(HERE / "echo_asyncio.py")
    found = [
        Server("wirebench", [str(build / "bin/wirebench-cli"), "tcp-server", "127.0.0.1:0",
                             "--answer", "echo", "--recv-size", "{receive_size}", "--backlog", "4096"]),
        Server("C epoll", [str(build / "tests/bin/echo_epoll"), "0", "{receive_size}"]),
        Server("asyncio", [python, asyncio_server, "0"]),
        Server("asyncio streams", [python, asyncio_server, "0", "--streams"]),
    ]
    for server in found:
        if not pathlib.Path(server.command[0]).is_file():
            print(f"Left out: {server.name} ({server.command[0]} is not built)")
    return [server for server in found if pathlib.Path(server.command[0]).is_file()]


def raise_descriptor_limit(wanted):
    """Lifts this process's limit, which its children take over. False where the system does not let us."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return True
    new_hard = hard if hard == resource.RLIM_INFINITY else max(hard, wanted)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, new_hard))
    except (ValueError, OSError):
        return False
    return True


def pinned_to(core):
    """What a child does before it starts: nothing, or stay on one core."""
    return None if core is None else lambda: os.sched_setaffinity(0, {core})


def cores(pin):
    """The cores of server and load."""
    here = sorted(os.sched_getaffinity(0))
    return {"none": (None, None), "together": (here[0], here[0]), "apart": (here[-1], here[0])}[pin]


class Running:
    """A server process for one turn; the port is the one that it says it listens on."""

    def __init__(self, command, core):
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.PIPE, text=True, preexec_fn=pinned_to(core))

    def __enter__(self):
        try:
            self.port = self._read_port()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_exception):
        self.process.terminate()
        try:
            self.process.communicate(timeout=START_TIMEOUT)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()

    def _read_port(self):
        deadline = time.monotonic() + START_TIMEOUT
        said = ""
        while time.monotonic() < deadline:
            ready, _, _ = select.select([self.process.stderr], [], [], deadline - time.monotonic())
            line = self.process.stderr.readline() if ready else ""
            if not line:
                break
            said += line
            match = re.match(r"listening on .*:(\d+)\s*$", line)
            if match:
                return int(match.group(1))
        raise RuntimeError(f"{self.process.args[0]} did not say where it listens: {said.strip()!r}")


class Bench:
    def __init__(self, arguments):
        self.build = arguments.build
        self.rounds = arguments.rounds
        self.seconds = arguments.seconds
        self.server_core, self.load_core = cores(arguments.pin)
        self.servers = servers(arguments.build)

    def measure(self, scenario):
        """Server name -> its turns, or the message of what went wrong."""
        results = {server.name: [] for server in self.servers}
        for _ in range(self.rounds):
            for server in self.servers:
                if isinstance(results[server.name], str):
                    continue
                try:
                    results[server.name].append(self._one_turn(server, scenario))
                except (RuntimeError, OSError, subprocess.TimeoutExpired) as error:
                    results[server.name] = str(error)
        return results

    def _one_turn(self, server, scenario):
        with Running(server.words(scenario), self.server_core) as running:
            result = self._load(running, scenario)
        microseconds = result["server_cpu_seconds"] * 1e6 / max(1, result["round_trips"])
        return Turn(scenario.speed(result), microseconds)

    def _load(self, server, scenario):
        command = [str(self.build / "tests/bin/echo_load"), str(server.port),
                   "--connections", str(scenario.connections), "--idle", str(scenario.idle),
                   "--size", str(scenario.size), "--in-flight", str(scenario.in_flight),
                   "--seconds", str(self.seconds), "--server-pid", str(server.process.pid)]
        load = subprocess.run(command, capture_output=True, text=True, timeout=self.seconds + 120,
                              check=False, preexec_fn=pinned_to(self.load_core))
        if load.returncode != 0:
            raise RuntimeError(load.stderr.strip())
        return json.loads(load.stdout)


def median_speed(turns):
    return statistics.median(turn.speed for turn in turns)


def median_cpu(turns):
    return statistics.median(turn.cpu_microseconds for turn in turns)


def ratio_text(results, other, reach):
    if not all(isinstance(results.get(name), list) for name in ("wirebench", other)):
        return None
    ratio = median_speed(results["wirebench"]) / median_speed(results[other])
    verdict = f" (to reach: {reach:g}{', reached' if ratio >= reach else ', SHORT'})" if reach else ""
    cpu = median_cpu(results["wirebench"]) / max(1e-9, median_cpu(results[other]))
    return f"wirebench / {other}: {ratio:.2f}{verdict}; processor time {cpu:.2f}"


def print_scenario(scenario, results):
    print(f"\n{scenario.name}, {scenario.unit}")
    for name, turns in results.items():
        if isinstance(turns, str):
            print(f"  {name:<16} failed: {turns}")
            continue
        speeds = [turn.speed for turn in turns]
        print(f"  {name:<16}{median_speed(turns):>12,.0f}   {f'{min(speeds):,.0f} to {max(speeds):,.0f}':<22}"
              f"{median_cpu(turns):>8.1f} us a round trip")
    for other, reach in (("C epoll", scenario.reach_c), ("asyncio", scenario.reach_asyncio)):
        text = ratio_text(results, other, reach)
        if text:
            print(f"  {text}")
    sys.stdout.flush()


def run(arguments):
    bench = Bench(arguments)
    everything = {}
    for scenario in SCENARIOS:
        if arguments.only and arguments.only not in scenario.name:
            continue
        if not raise_descriptor_limit(scenario.descriptors):
            print(f"\n{scenario.name}: SKIPPED, the system does not permit {scenario.descriptors} open files "
                  "(ulimit -n)")
            continue
        results = bench.measure(scenario)
        print_scenario(scenario, results)
        everything[scenario.name] = {name: turns if isinstance(turns, str) else [vars(turn) for turn in turns]
                                     for name, turns in results.items()}
    if arguments.json:
        arguments.json.write_text(json.dumps(everything, indent=2) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, default=HERE.parent.parent / "build/bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--only", help="only the scenarios whose name holds this")
    parser.add_argument("--pin", choices=["none", "together", "apart"], default="none",
                        help="hold server and load on one core, or on two (default: as the system likes)")
    parser.add_argument("--json", type=pathlib.Path, help="all figures, for further use")
    arguments = parser.parse_args()
    if not (arguments.build / "tests/bin/echo_load").is_file():
        sys.exit(f"{arguments.build} holds no tests/bin/echo_load: build the benchmarks first "
                 "(cmake --build --preset bench)")
    print(f"TCP echo, {arguments.rounds} rounds of {arguments.seconds:g} s each, medians (lowest to highest)")
    run(arguments)


if __name__ == "__main__":
    main()

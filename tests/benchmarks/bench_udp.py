#!/usr/bin/env python3
"""UDP receive: the engine, recording every datagram, beside a bare recvmmsg() loop in C.

Usage: bench_udp.py [--build DIR] [--rounds N] [--seconds S] [--size BYTES] [--buffer BYTES] [--pin WHERE] [--json FILE]
Datagrams over loopback at a fixed rate and flat out; both receivers take turns (A B, A B, …), each turn
with a fresh process; with the receive buffer that the system gives, and with SO_RCVBUF raised. A datagram that was sent has been
received, or the kernel dropped it because the receiver's buffer was full (it says so: SO_MEMINFO), or it was
lost inside the program, which must not happen. Nothing here passes or fails.
"""

import argparse
import dataclasses
import itertools
import json
import os
import pathlib
import select
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
START_TIMEOUT = 10
REST_SECONDS = 0.3  # for what still stands in the buffer
RATES = [150_000, 0]  # datagrams a second; 0: flat out
RAISED = 4 * 1024 * 1024  # what SO_RCVBUF is asked for


@dataclasses.dataclass(frozen=True)
class Turn:
    sent: int
    received: int
    dropped: int
    buffer: int  # SO_RCVBUF as it was; 0: the system's
    sent_per_second: float
    received_per_second: float
    cpu_microseconds: float  # of the receiver, for one datagram

    @property
    def lost_inside(self):
        return self.sent - self.received - self.dropped


def pinned_to(core):
    return None if core is None else lambda: os.sched_setaffinity(0, {core})


class Receiver:
    """A receiving process for one turn; the port is the one that it says it listens on."""

    def __init__(self, program, core, buffer):
        self.process = subprocess.Popen([str(program), "0", "1024", str(buffer)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True, preexec_fn=pinned_to(core))
        ready, _, _ = select.select([self.process.stderr], [], [], START_TIMEOUT)
        line = self.process.stderr.readline() if ready else ""
        if not line.startswith("listening on "):
            self.process.kill()
            self.process.communicate()
            raise RuntimeError(f"{program} did not say where it listens: {line.strip()!r}")
        self.port = line.strip().rsplit(":", 1)[1]

    def finish(self):
        self.process.terminate()
        try:
            out, _ = self.process.communicate(timeout=START_TIMEOUT)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
            raise
        return json.loads(out)


def one_turn(arguments, program, rate, buffer):
    cores = sorted(os.sched_getaffinity(0))
    receiver_core, load_core = (cores[-1], cores[0]) if arguments.pin == "apart" else (None, None)
    receiver = Receiver(program, receiver_core, buffer)
    try:
        command = [str(arguments.build / "tests/bin/udp_flood"), receiver.port, "--rate", str(rate),
                   "--seconds", str(arguments.seconds), "--size", str(arguments.size)]
        load = subprocess.run(command, capture_output=True, text=True, check=True,
                              timeout=arguments.seconds + 60, preexec_fn=pinned_to(load_core))
        time.sleep(REST_SECONDS)
    finally:
        result = receiver.finish()
    flood = json.loads(load.stdout)
    if result.get("recorded", result["received"]) != result["received"]:
        raise RuntimeError(f"{result['received']} received, but {result['recorded']} recorded")
    return Turn(flood["sent"], result["received"], result["dropped"], result["buffer"], flood["sent"] / flood["seconds"],
                result["received"] / flood["seconds"],
                result["cpu_seconds"] * 1e6 / max(1, result["received"]))


def median(turns, name):
    return statistics.median(getattr(turn, name) for turn in turns)


def print_rate(rate, buffer, results):
    speed = f"{rate:,} a second" if rate else "flat out"
    has = max(turn.buffer for turns in results.values() for turn in turns)
    room = f"SO_RCVBUF {buffer:,} (the system made it {has:,})" if buffer else "the system's receive buffer"
    print(f"\n{speed}, {room}   (all rounds together; speeds are medians)")
    print(f"  {'':<12}{'sent':>12}{'sent/s':>12}{'received/s':>12}{'kernel drops':>20}{'lost inside':>13}"
          f"{'CPU us each':>13}")
    for name, turns in results.items():
        sent, dropped, lost = (sum(getattr(turn, field) for turn in turns)
                               for field in ("sent", "dropped", "lost_inside"))
        drops = f"{dropped:,} ({100 * dropped / max(1, sent):.2f}%)"
        print(f"  {name:<12}{sent:>12,}{median(turns, 'sent_per_second'):>12,.0f}"
              f"{median(turns, 'received_per_second'):>12,.0f}{drops:>20}{lost:>13,}"
              f"{median(turns, 'cpu_microseconds'):>13.2f}")
    sys.stdout.flush()


def run(arguments):
    programs = {"wirebench": "udp_engine", "C recvmmsg": "udp_sink"}
    everything = {}
    for rate, buffer in itertools.product(RATES, [0, arguments.buffer]):
        results = {name: [] for name in programs}
        for _ in range(arguments.rounds):
            for name, program in programs.items():
                path = arguments.build / "tests/bin" / program
                results[name].append(one_turn(arguments, path, rate, buffer))
        print_rate(rate, buffer, results)
        everything[f"{rate}/{buffer}"] = {name: [vars(turn) for turn in turns] for name, turns in results.items()}
    if arguments.json:
        arguments.json.write_text(json.dumps(everything, indent=2) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, default=HERE.parent.parent / "build/bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--size", type=int, default=64, help="bytes of a datagram")
    parser.add_argument("--buffer", type=int, default=RAISED, help="what SO_RCVBUF is raised to (bytes)")
    parser.add_argument("--pin", choices=["none", "apart"], default="none",
                        help="hold receiver and load on two cores (default: as the system likes)")
    parser.add_argument("--json", type=pathlib.Path, help="all figures, for further use")
    arguments = parser.parse_args()
    if not (arguments.build / "tests/bin/udp_flood").is_file():
        sys.exit(f"{arguments.build} holds no tests/bin/udp_flood: build the benchmarks first "
                 "(cmake --build --preset bench)")
    print(f"UDP receive over loopback, {arguments.size} B, "
          f"{arguments.rounds} rounds of {arguments.seconds:g} s each")
    run(arguments)


if __name__ == "__main__":
    main()

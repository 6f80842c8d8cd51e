#!/usr/bin/env python3
"""HTTP server: `wirebench-cli http-server`, which records every call, beside nginx and `python3 -m http.server` under wrk.

Usage: bench_httpserver.py [--build DIR] [--rounds N] [--seconds S] [--connections N] [--json FILE]
A file of 1 KiB (requests a second) and one of 100 MB (bytes a second), over loopback on kept connections. The
servers take turns (A B C, A B C, …), each turn with a fresh process; medians are compared. A server that is not
installed is left out. Needs wrk. Nothing here passes or fails.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

START_TIMEOUT = 10
UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30}
NGINX = """daemon off; worker_processes 1; pid nginx.pid; error_log stderr crit;
events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; keepalive_requests 1000000000; types {{ text/plain txt; }}
client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;
server {{ listen 127.0.0.1:{port}; root {root}; }} }}
"""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


class Server:
    """One server for one turn, and the processor time that it took."""

    def __init__(self, command, port, folder):
        self.port = port
        self.process = subprocess.Popen([str(word) for word in command], cwd=folder, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + START_TIMEOUT
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    self.stop()
                    raise RuntimeError(f"{command[0]} does not listen") from None
                time.sleep(0.02)

    def memory(self):
        """The most bytes that it ever held in memory."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", text)[1]) * 1024

    def stop(self):
        """Ends it; the processor time in seconds that it and its own processes took."""
        self.process.terminate()
        end = time.monotonic() + START_TIMEOUT
        while True:
            pid, status, usage = os.wait4(self.process.pid, os.WNOHANG)
            if pid:
                self.process.returncode = os.waitstatus_to_exitcode(status)
                return usage.ru_utime + usage.ru_stime
            if time.monotonic() > end:
                self.process.kill()
            time.sleep(0.01)


def servers(arguments, root):
    """Name -> what makes its command for a port and a folder of its own."""
    def nginx(port, folder):
        conf = folder / "nginx.conf"
        conf.write_text(NGINX.format(port=port, root=root))
        return ["nginx", "-p", folder, "-c", conf]

    found = {"wirebench": lambda port, folder: [arguments.build / "bin/wirebench-cli", "http-server", root, f"127.0.0.1:{port}"]}
    if shutil.which("nginx"):
        found["nginx"] = nginx
    found["python"] = lambda port, folder: [sys.executable, "-m", "http.server", "-b", "127.0.0.1", "-d", root, str(port)]
    return found


def wrk(url, connections, seconds):
    text = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", url], check=True, capture_output=True,
                          text=True).stdout
    requests = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
    # Of what has been begun at the end, too: a large file may not be complete once.
    total, unit = re.search(r"in [\d.]+m?s, ([\d.]+)([KMG]?)B read", text).groups()
    rate = re.search(r"Transfer/sec:\s+([\d.]+)([KMG]?)B", text)
    return {"requests": requests, "bytes": float(rate[1]) * UNITS[rate[2]], "total": float(total) * UNITS[unit]}


def one_turn(make, arguments, path, connections):
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        server = Server(make(port, pathlib.Path(folder)), port, folder)
        cpu = None
        try:
            figures = wrk(f"http://127.0.0.1:{port}/{path}", connections, arguments.seconds)
            figures["memory"] = server.memory()
        finally:
            cpu = server.stop()
        figures["cpu"] = cpu * 2**20 / figures["total"] if figures["total"] else 0  # seconds for a MiB
        return figures


def measure(arguments, makers, title, path, connections, member, unit, scale):
    turns = {name: [] for name in makers}
    for _ in range(arguments.rounds):
        for name, make in makers.items():
            turns[name].append(one_turn(make, arguments, path, connections))
    print(f"\n{title}, {connections} connections")
    medians = {name: statistics.median(turn[member] for turn in made) for name, made in turns.items()}
    for name, median in medians.items():
        ratio = "" if name == "wirebench" else f"   wirebench / {name} = {medians['wirebench'] / median:.2f}" if median else ""
        memory = max(turn["memory"] for turn in turns[name]) / 2**20
        cpu = statistics.median(turn["cpu"] for turn in turns[name]) * 1000
        print(f"  {name:10} {median / scale:10.1f} {unit}   {cpu:7.2f} ms of processor a MiB   {memory:4.0f} MiB held{ratio}")
    return {"title": title, "connections": connections, "turns": turns}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build/bench"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--json", type=pathlib.Path)
    arguments = parser.parse_args()
    arguments.build = arguments.build.resolve()
    if not shutil.which("wrk"):
        print("bench_httpserver: wrk is not installed; nothing measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        os.chmod(root, 0o755)  # nginx, started by root, reads as another user
        (root / "small.txt").write_bytes(b"x" * 1023 + b"\n")
        (root / "large.bin").write_bytes(bytes(range(256)) * (100_000_000 // 256))
        makers = servers(arguments, root)
        results = [
            measure(arguments, makers, "1 KiB", "small.txt", arguments.connections, "requests", "requests/s", 1),
            measure(arguments, makers, "100 MB", "large.bin", 4, "bytes", "MiB/s", 2**20),
        ]
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The HTTP client, recording every call, beside curl; the server is nginx.

Usage: bench_http.py [--build DIR] [--rounds N] [--megabytes N] [--requests N] [--json FILE]
A large file to /dev/null and to a file, and small requests one after the other over a kept connection. Programs take
turns (A B, A B, …), each turn with a fresh process; medians are compared, the time of the start included. Nothing
here passes or fails.
"""

import argparse
import json
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
CONFIGURATION = """
pid nginx.pid;
error_log stderr;
daemon off;
master_process off;
events {{}}
http {{
    access_log off;
    sendfile on;
    client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;
    keepalive_requests 1000000;
    server {{ listen 127.0.0.1:{port}; root www; }}
}}
"""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


def wait_for(port):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 0.1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("nginx does not listen")


def write_file(path, size):
    block = os.urandom(1024 * 1024)
    with open(path, "wb") as file:
        for _ in range(size // len(block)):
            file.write(block)


def seconds(command):
    began = time.monotonic()
    subprocess.run([str(word) for word in command], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def scenarios(arguments, folder, base):
    cli = arguments.build / "bin/wirebench-cli"
    engine = arguments.build / "tests/bin/http_engine"
    large, small = f"{base}/large.bin", f"{base}/small.txt"
    out = folder / "out.bin"
    urls = folder / "urls.txt"
    urls.write_text(f'url = "{small}"\noutput = "/dev/null"\n' * arguments.requests)
    megabytes = f"{arguments.megabytes} MB"
    return [
        (f"{megabytes} to /dev/null", {"curl": ["curl", "-s", "-o", "/dev/null", large],
                                       "wirebench-cli": [cli, "http", large, "-o", "/dev/null"]}),
        (f"{megabytes} to a file", {"curl": ["curl", "-s", "-o", out, large],
                                    "wirebench-cli": [cli, "http", large, "-o", out]}),
        (f"{arguments.requests:,} small requests", {"curl": ["curl", "-s", "-K", urls],
                                                    "engine": [engine, small, arguments.requests]}),
    ]


def measure(programs, rounds):
    times = {name: [] for name in programs}
    for _ in range(rounds):
        for name, command in programs.items():
            times[name].append(seconds(command))
    return {name: statistics.median(values) for name, values in times.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=HERE.parents[1] / "build/bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--megabytes", type=int, default=1024)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--json", type=pathlib.Path)
    arguments = parser.parse_args()
    if not shutil.which("nginx") or not shutil.which("curl"):
        print("bench_http: nginx and curl are needed")
        return 0
    results = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / "www").mkdir()
        (folder / "www/small.txt").write_text("small\n")
        write_file(folder / "www/large.bin", arguments.megabytes * 1024 * 1024)
        port = free_port()
        (folder / "nginx.conf").write_text(CONFIGURATION.format(port=port))
        server = subprocess.Popen(["nginx", "-p", str(folder), "-c", "nginx.conf"])
        try:
            wait_for(port)
            for title, programs in scenarios(arguments, folder, f"http://127.0.0.1:{port}"):
                medians = measure(programs, arguments.rounds)
                (ours, mine), curl = next((n, t) for n, t in medians.items() if n != "curl"), medians["curl"]
                print(f"{title:28} curl {curl:7.3f} s   {ours} {mine:7.3f} s   {curl / mine:5.2f} of curl's speed",
                      flush=True)
                results[title] = medians
        finally:
            server.terminate()
            server.wait()
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())

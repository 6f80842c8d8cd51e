"""C3, the prefix echo of the course, performed with the installed programs: in a terminal, and in the window."""

import json
import struct
import sys

import roots

GREETING = "Bonjour serveur"

# The server is ready when it says so; its client then connects once.
TERMINAL = r"""
cd "$HOME"
{cli} tcp-server 12345 --answer 'prefix=Recu: ' --close --once --recv-size 1024 --backlog 1 2>ready >/dev/null &
until grep -q 'listening on' ready 2>/dev/null; do kill -0 $! || {{ cat ready; exit 1; }}; sleep 0.05; done
{cli} tcp-client localhost:12345 --send 'Bonjour serveur' --recv-once 1024
wait $!
rm ready
"""

# The window is the server; a client in a terminal connects to it.
WINDOW = r"""
cd "$HOME"
{window} tcp-server 12346 --answer 'prefix=Recu: ' --log served.jsonl --duration 60 &
until grep -q '"call":"listen"' served.jsonl 2>/dev/null; do kill -0 $!; sleep 0.1; done
{cli} tcp-client localhost:12346 --send 'Bonjour serveur' --recv-once 1024
kill -TERM $!
wait $!
rm served.jsonl
"""


def in_terminal(root, cli="wirebench-cli", user="student"):
    roots.step("C3 in a terminal")
    answer = root.shell(TERMINAL.format(cli=cli), user=user)
    if answer.strip() != f"Recu: {GREETING}":
        sys.exit(f"The client printed {answer!r}")


def in_window(root, window="wirebench", cli="wirebench-cli", user="student", environment=None):
    """The window as server for the command line, then both ends in the window, with a picture."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **(environment or {})}
    roots.step(f"C3 in the window ({environment['QT_QPA_PLATFORM']})")
    answer = root.shell(WINDOW.format(window=window, cli=cli), user=user, environment=environment)
    if f"Recu: {GREETING}" not in answer:
        sys.exit(f"The client of the window printed {answer!r}")
    root.shell(f"{window} --example C3 --start --log \"$HOME/c3.jsonl\" --screenshot \"$HOME/c3.png\" --after 3000", user=user,
               environment=environment)
    home = root.file(roots.HOME)
    check_log(home / "c3.jsonl")
    check_picture(home / "c3.png")
    return home / "c3.png"


def check_log(path):
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    calls = [record.get("call") for record in records]
    for call in ("socket", "bind", "listen", "accept", "connect", "send", "recv", "close"):
        if call not in calls:
            sys.exit(f"{call} is not in the log of the window: {calls}")
    received = [record for record in records if record.get("call") == "recv" and record.get("bytes") == len(GREETING)]
    if not received:
        sys.exit("The server in the window has not received the greeting")


def check_picture(path):
    """A PNG of the window's size with something in it: an empty one is compressed to next to nothing."""
    data = path.read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    if data[:8] != b"\x89PNG\r\n\x1a\n" or width < 640 or height < 480 or len(data) < 20_000:
        sys.exit(f"{path.name} is no picture of the window: {width} × {height}, {len(data)} bytes")
    print(f"{path.name}: {width} × {height}, {len(data)} bytes")

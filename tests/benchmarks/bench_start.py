#!/usr/bin/env python3
"""How long Wirebench takes to its first painted frame, and to the first with a session in it, and what memory it holds
then, beside an empty Qt Widgets window.

Usage: bench_start.py --build BUILD_FOLDER [--rounds N] [--packages FOLDER]

Both are started in turn with the same library loaded into them (first_paint.cpp), which tells the times. Cold means that
the system's file cache was emptied before (as root; otherwise left out). Medians and ratios are printed. Without a
display both are shown on an Xvfb of the benchmark's own: Qt's offscreen platform does nothing of what a start needs there.
"""

import argparse
import contextlib
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

PHASES = (("loading libraries", "start", "loaded"), ("main() to QApplication", "loaded", "application"),
          ("to the first frame", "application", "painted"))


def drop_caches():
    try:
        os.sync()
        with open("/proc/sys/vm/drop_caches", "w", encoding="ascii") as file:
            file.write("3")
        return True
    except OSError:
        return False


def run(program, shim, home):
    """One start: name -> value; times in nanoseconds, memory in KiB."""
    reader, writer = os.pipe()
    environment = {**os.environ, "LD_PRELOAD": str(shim), "FIRST_PAINT_FD": str(writer), "HOME": home,
                   "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "FIRST_PAINT_OF": "wirebench::SessionPage"}
    start = time.monotonic_ns()
    process = subprocess.Popen([str(program)], env=environment, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as lines:
        values = {name: int(value) for name, value in (line.split() for line in lines)}
    process.wait()
    if "painted" not in values or "Rss" not in values:
        raise SystemExit(f"{program} painted nothing: exit status {process.returncode}")
    return {"start": start, **values}


def medians(runs):
    result = {"total": statistics.median((one["painted"] - one["start"]) / 1e6 for one in runs)}
    for title, begin, end in PHASES:
        result[title] = statistics.median((one[end] - one[begin]) / 1e6 for one in runs)
    # The empty window has no part to wait for: its first frame is all of it.
    result["page"] = statistics.median((one.get("part", one["painted"]) - one["start"]) / 1e6 for one in runs)
    for name in ("Rss", "Pss", "Own"):
        result[name] = statistics.median(one[name] / 1024 for one in runs)
    result["widgets"] = runs[0]["widgets"]
    return result


def compare(title, programs, shim, rounds, cold):
    runs = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            # A home of its own for each: the first start, without anything kept.
            with tempfile.TemporaryDirectory() as home:
                if cold:
                    drop_caches()
                runs[name].append(run(program, shim, home))
    own, empty = (medians(runs[name]) for name in ("wirebench", "empty window"))
    print(f"\n{title}, median of {rounds}")
    print(f"  {'':26}{'wirebench':>12}{'empty':>12}{'ratio':>8}")
    rows = [("start to the first frame", "total"), *((f"  {phase[0]}", phase[0]) for phase in PHASES),
            ("start to the session", "page")]
    for words, name in rows:
        print(f"  {words:26}{own[name]:9.1f} ms{empty[name]:9.1f} ms{own[name] / empty[name]:8.2f}")
    for name, words in (("Rss", "resident"), ("Pss", "its share of it"), ("Own", "its own alone")):
        print(f"  {words:26}{own[name]:9.1f} MB{empty[name]:9.1f} MB{own[name] - empty[name]:+8.1f}")
    print(f"  {'widgets':26}{own['widgets']:12}{empty['widgets']:12}")


@contextlib.contextmanager
def display():
    """The one that is there, or an Xvfb that ends with the benchmark; offscreen where there is neither."""
    if "QT_QPA_PLATFORM" in os.environ or "DISPLAY" in os.environ or not shutil.which("Xvfb"):
        os.environ.setdefault("QT_QPA_PLATFORM", "xcb" if "DISPLAY" in os.environ else "offscreen")
        yield
        return
    reader, writer = os.pipe()
    with subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
                          pass_fds=[writer], stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        try:
            with os.fdopen(reader) as number:
                os.environ.update(DISPLAY=f":{number.readline().strip()}", QT_QPA_PLATFORM="xcb")
            yield
        finally:
            server.terminate()


def sizes(folder):
    """What the packages weigh, and what in them does."""
    for package in sorted(pathlib.Path(folder).glob("wirebench*")):
        if package.is_file():
            print(f"\n{package.name}: {package.stat().st_size / 1e6:.1f} MB")
            if package.name.endswith((".deb", ".tar.gz")):
                largest(package)


def largest(package, count=8):
    command = ["dpkg-deb", "--fsys-tarfile", package] if package.suffix == ".deb" else ["gzip", "-dc", package]
    unpack = subprocess.Popen(command, stdout=subprocess.PIPE)
    listed = subprocess.run(["tar", "-tv"], stdin=unpack.stdout, capture_output=True, text=True, check=True)
    files = sorted(((int(words[2]), words[5]) for words in (line.split(None, 5) for line in listed.stdout.splitlines())),
                   reverse=True)
    total = sum(size for size, _ in files)
    print(f"  {total / 1e6:8.1f} MB unpacked, {len(files)} entries; the largest:")
    for size, name in files[:count]:
        print(f"  {size / 1e6:8.1f} MB  {name}")


def main():
    parser = argparse.ArgumentParser(description="start and memory beside an empty window")
    parser.add_argument("--build", required=True)
    parser.add_argument("--program", help="instead of the one in the build folder")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--packages", help="print the sizes of the packages there, too")
    arguments = parser.parse_args()
    build = pathlib.Path(arguments.build)
    programs = {"wirebench": pathlib.Path(arguments.program or build / "bin/wirebench"),
                "empty window": build / "tests/bin/empty_window"}
    shim = build / "tests/bin/first_paint.so"
    with display():
        print(f"Platform {os.environ['QT_QPA_PLATFORM']}")
        compare("Warm", programs, shim, arguments.rounds, cold=False)
        if drop_caches():
            compare("Cold (file cache emptied)", programs, shim, min(arguments.rounds, 5), cold=True)
        else:
            print("\nCold: left out, only root may empty the file cache")
    if arguments.packages:
        sizes(arguments.packages)


if __name__ == "__main__":
    main()

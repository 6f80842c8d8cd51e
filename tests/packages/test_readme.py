#!/usr/bin/env python3
"""The two commands of README.md on a bare Debian 12 that has git and a compiler, and nothing else: test_readme.py

The root gets a clone of what is committed here. `packaging/run.sh` installs, builds everything and opens the window;
`tests/run.sh --only` installs what the tests need and builds and runs three of them, each of another kind: building all
of them takes longer than all other tests of packages together. What this machine's ccache knows is used.
"""

import os
import pathlib
import subprocess
import sys

import course
import roots
from roots import step

SOME_TESTS = ("tst_hostport", "tst_cli_usage", "check_text")
ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen", "CCACHE_DIR": "/srv/ccache"}


def ccache_folder():
    try:
        return pathlib.Path(roots.output("ccache", "--get-config", "cache_dir").strip())
    except (OSError, subprocess.CalledProcessError):
        return None


def clone(root):
    step("a clone, with git and a compiler")
    root.install("git", "g++")
    bundle = root.file("/tmp/tree.bundle")
    subprocess.run(["git", "-C", roots.TOP, "bundle", "create", "-q", bundle, "HEAD"], check=True)
    root.run("git", "clone", "-q", "/tmp/tree.bundle", "/srv/wirebench")
    bundle.unlink()
    cache = ccache_folder()
    if cache and cache.is_dir():
        root.bind(cache, "/srv/ccache")


def main():
    if not os.path.isdir(roots.TOP / ".git") and not os.path.isfile(roots.TOP / ".git"):
        roots.skip("this is no clone: there is nothing to clone from")
    with roots.Root("bookworm") as root:
        clone(root)
        step("packaging/run.sh")
        print(root.run("/srv/wirebench/packaging/run.sh", "--example", "C3", "--start", "--log", "/srv/c3.jsonl",
                       "--screenshot", "/srv/c3.png", "--after", "3000", network=True, environment=ENVIRONMENT,
                       timeout=3000)[-300:])
        course.check_log(root.file("/srv/c3.jsonl"))
        course.check_picture(root.file("/srv/c3.png"))
        step("tests/run.sh")
        said = root.run("/srv/wirebench/tests/run.sh", "--only", *SOME_TESTS, network=True, environment=ENVIRONMENT,
                       timeout=3000)
        print(said[-600:])
        if f"100% tests passed, 0 tests failed out of {len(SOME_TESTS)}" not in said:
            sys.exit("tests/run.sh did not run them")
        step("packaging/run.sh again: nothing is installed twice, and nothing asks for a network")
        said = root.run("/srv/wirebench/packaging/run.sh", "--version", environment=ENVIRONMENT, timeout=600)
        if "Installing" in said or "wirebench " not in said:
            sys.exit(said)


main()

#!/usr/bin/env python3
"""Every file of core/ and ui/ has its test file: core/net/reactor.{h,cpp} has tests/core/net/tst_reactor.cpp.

What a system has of its own, socketfile_unix.cpp and socketfile_win.cpp, is tested with socketfile.

Usage: check_testfiles.py ROOT
Those that have none stand in without_own_test.txt beside this script, each with its reason. An entry that
is no longer true (the file is gone, or it has a test by now) is a problem too.
"""

import pathlib
import re
import sys

import sourcetree

EXCEPTIONS = "tests/checks/without_own_test.txt"


def exceptions(root):
    """Source path without suffix -> reason. Lines are "path: reason"; blank lines and # are skipped."""
    entries = {}
    for line in (root / EXCEPTIONS).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            path, _colon, reason = line.partition(":")
            entries[path.strip()] = reason.strip()
    return entries


def without_system(path):
    return path.with_name(re.sub(r"_(unix|win|linux)$", "", path.stem))


def test_of(source):
    return f"tests/{source.parent.as_posix()}/tst_{source.name}.cpp"


def check(root):
    root = pathlib.Path(root)
    sources = {without_system(path) for path in sourcetree.cpp_files(root, "core", "ui")}
    excused = exceptions(root)
    problems = []
    for source in sorted(sources):
        has_test = (root / test_of(source)).is_file()
        excuse = excused.pop(source.as_posix(), None)
        if not has_test and excuse is None:
            problems.append(f"{source.as_posix()} has no {test_of(source)}")
        elif not has_test and not excuse:
            problems.append(f"{EXCEPTIONS}: {source.as_posix()} needs a reason")
        elif has_test and excuse is not None:
            problems.append(f"{EXCEPTIONS}: {source.as_posix()} has a test by now")
    problems += [f"{EXCEPTIONS}: there is no {entry}" for entry in sorted(excused)]
    return problems


if __name__ == "__main__":
    sys.exit(sourcetree.report(check(sys.argv[1]), "test files"))

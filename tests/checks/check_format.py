#!/usr/bin/env python3
"""Tells which C++ files clang-format would change. A hint, never a failure: exit status 77 (skipped).

Usage: check_format.py ROOT CLANG_FORMAT
"""

import re
import subprocess
import sys

import sourcetree

COMPLAINT = re.compile(r"^(.+?):\d+:\d+: (?:warning|error): code should be clang-formatted", re.MULTILINE)


def main():
    root, clang_format = sys.argv[1:]
    paths = [str(path) for path in sourcetree.cpp_files(root, "app", "core", "ui", "tests")]
    checked = subprocess.run([clang_format, "--dry-run", *paths], cwd=root, check=True, capture_output=True,
                             text=True)
    changed = sorted(set(COMPLAINT.findall(checked.stderr)))
    for path in changed:
        print(f"{path}: clang-format would change it")
    return 77 if changed else 0


if __name__ == "__main__":
    sys.exit(main())

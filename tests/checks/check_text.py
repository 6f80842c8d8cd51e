#!/usr/bin/env python3
"""Text files are tidy: no trailing blanks, no carriage returns, no tabs in C++ and Python, a line end at
the end, no paths of somebody's machine, nothing left over from a merge.

Usage: check_text.py ROOT
"""

import pathlib
import re
import sys

import sourcetree

TEXT_SUFFIXES = {
    ".h", ".cpp", ".c", ".py", ".sh", ".txt", ".cmake", ".md", ".json", ".qrc", ".svg", ".ts", ".in", ".html",
    ".wirebench",
}
TEXT_NAMES = {"LICENSE", ".clang-format", ".clang-tidy", ".gitignore", "run"}
NO_TABS = {".h", ".cpp", ".c", ".py", ".cmake"}
MACHINE_PATH = re.compile(r"(?<![\w.:/~$}>-])/(?:home|root|work|Users)/\w|\b[A-Z]:\\+Users\\")
MERGE_MARK = re.compile(r"(<{7}|>{7}) ")


def is_text(path):
    return path.suffix in TEXT_SUFFIXES or path.name in TEXT_NAMES


def line_problems(path, line):
    if line.endswith((" ", "\t")):
        yield "blanks at the end of the line"
    if line.endswith("\r"):
        yield "carriage return"
    if "\t" in line and path.suffix in NO_TABS:
        yield "tab"
    if MACHINE_PATH.search(line):
        yield "a path of one machine"
    if MERGE_MARK.match(line):
        yield "left over from a merge"


def file_problems(path, data):
    name = path.as_posix()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return [f"{name}: not UTF-8"]
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        problems += [f"{name}:{number}: {problem}" for problem in line_problems(path, line)]
    if text and not text.endswith("\n"):
        problems.append(f"{name}: no line end at the end")
    return problems


def check(root):
    root = pathlib.Path(root)
    problems = []
    for path in sourcetree.files(root):
        if is_text(path):
            problems += file_problems(path, (root / path).read_bytes())
    return problems


if __name__ == "__main__":
    sys.exit(sourcetree.report(check(sys.argv[1]), "text"))

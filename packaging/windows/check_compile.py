#!/usr/bin/env python3
"""Looks on Linux whether the sources of core/, app/ and ui/ compile for Windows. Nothing is linked or run.

Usage: check_compile.py BUILD_FOLDER [PART_OF_A_PATH…] [--jobs N]
  BUILD_FOLDER    a folder in which this tree was built (preset dev), for the options of each file and what moc made

Each file is read by MinGW's compiler with the headers of this system's Qt and libraries; MinGW's own take the place of
the system's. A file for another system is left out (`_unix` and `_linux` at the end of its name, epollreactor), one for
Windows (`_win`) is read with the options of its neighbours. Exit status 1 if a file fails, 2 if something is missing.
"""

import argparse
import concurrent.futures
import json
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

COMPILER = "x86_64-w64-mingw32-g++-posix"
PROGRAMS = {COMPILER: "g++-mingw-w64-x86-64-posix", "ninja": "ninja-build"} # with Debian's packages
ROOT = pathlib.Path(__file__).resolve().parents[2]
TOPS = [ROOT / top for top in ("core", "app", "ui")]
ELSEWHERE = ("_unix.cpp", "_linux.cpp", "epollreactor.cpp")

SYSTEM = pathlib.Path("/usr/include")
# Below a private folder, because SYSTEM itself would hide MinGW's headers. With Debian's packages, for who lacks one.
LIBRARIES = {"boost": "libboost-dev", "brotli": "libbrotli-dev", "openssl": "libssl-dev",
             "qrencode.h": "libqrencode-dev", "tl": "libexpected-dev", "zconf.h": "zlib1g-dev", "zlib.h": "zlib1g-dev"}
OPTIONAL = {"brotli", "qrencode.h"}
# What Qt and wirebench_compile_settings() define there.
DEFINITIONS = ["-DUNICODE", "-D_UNICODE", "-DWIN32", "-DNOMINMAX", "-DWIN32_LEAN_AND_MEAN", "-D_WIN32_WINNT=0x0A00"]
PRECOMPILED = ["QtCore", "algorithm", "functional", "memory", "optional", "tl/expected.hpp"]


def fail(text):
    print(f"check_compile.py: {text}", file=sys.stderr)
    sys.exit(2)


def build_commands(folder):
    """Source file -> the words that compile it on this system."""
    listing = subprocess.run(["ninja", "-C", folder, "-t", "compdb"], capture_output=True, text=True)
    if listing.returncode != 0 or not listing.stdout.strip():
        fail(f"{folder} is no build folder of Ninja's: configure one first (cmake --preset dev)")
    entries = [entry for entry in json.loads(listing.stdout) if entry["file"].endswith(".cpp")]
    return {pathlib.Path(entry["directory"], entry["file"]): shlex.split(entry["command"]) for entry in entries}


def sources(commands):
    """The files of this tree that Windows compiles -> the words of the build that concern them."""
    found = {}
    for file, words in commands.items():
        if not any(file.is_relative_to(top) for top in TOPS):
            continue
        if not file.name.endswith(ELSEWHERE):
            found[file] = words
        for neighbour in file.parent.glob("*_win.cpp"):
            found[neighbour] = words
    return found


def options(words):
    """Include folders and definitions, with the Qt of this system described as one for Windows."""
    kept = []
    for before, word in zip([""] + words, words):
        if word.startswith(("-D", "-I")):
            kept.append(word)
        elif before == "-isystem":
            kept += ["-isystem", word.replace("mkspecs/linux-g++", "mkspecs/win32-g++")]
    return kept


def link_libraries(folder):
    for name, package in LIBRARIES.items():
        if (SYSTEM / name).exists():
            target = folder / name
            if name == "openssl": # a part of it stands in the folder of the architecture
                shutil.copytree(SYSTEM / name, target)
                for header in SYSTEM.glob("*-linux-gnu/openssl/*.h"):
                    shutil.copy(header, target)
            else:
                target.symlink_to(SYSTEM / name)
        elif name not in OPTIONAL:
            fail(f"{SYSTEM / name} is missing: install {package}")


class Check:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        link_libraries(self.folder)

    def compile(self, file, words, *further):
        command = [COMPILER, "-std=c++20", "-Wall", "-Wextra", *DEFINITIONS, *options(words),
                   "-isystem", str(self.folder), *further, str(file)]
        return subprocess.run(command, capture_output=True, text=True)

    def precompile(self, words):
        header = self.folder / "common.hxx"
        header.write_text("".join(f"#include <{name}>\n" for name in PRECOMPILED), encoding="utf-8")
        done = self.compile(header, words, "-x", "c++-header", "-o", f"{header}.gch")
        if done.returncode != 0:
            fail(f"the headers of Qt do not compile:\n{done.stderr}")

    def messages(self, file, words):
        """None if the file compiles."""
        done = self.compile(file, words, "-include", str(self.folder / "common.hxx"), "-fsyntax-only")
        return done.stderr if done.returncode != 0 else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("parts", nargs="*")
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_intermixed_args()
    for program, package in PROGRAMS.items():
        if not shutil.which(program):
            fail(f"{program} is missing: install {package}")
    chosen = {file: words for file, words in sorted(sources(build_commands(arguments.folder)).items())
              if not arguments.parts or any(part in str(file.relative_to(ROOT)) for part in arguments.parts)}
    if not chosen:
        fail("no such file")
    failed = 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        check = Check(folder)
        check.precompile(min(chosen.values(), key=len)) # what it knows, all others know
        for file, messages in zip(chosen, pool.map(check.messages, chosen.keys(), chosen.values())):
            if messages is not None:
                failed += 1
                print(f"{file.relative_to(ROOT)} fails:\n{messages}", flush=True)
    print(f"{len(chosen) - failed} of {len(chosen)} files compile for Windows")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

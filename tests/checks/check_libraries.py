#!/usr/bin/env python3
"""A program for machines without a display loads no library of the window.

Usage: check_libraries.py PROGRAM
Exit status: 0 it loads none, 1 it loads some, 77 there is no ldd to ask.
"""

import re
import shutil
import subprocess
import sys

WINDOW_LIBRARY = re.compile(
    r"\blib(Qt\d*(Gui|Widgets|Svg\w*|OpenGL\w*)|X11|xcb[\w-]*|GL|EGL|wayland[\w-]*)\.so")


def window_libraries(ldd_output):
    return sorted({match.group() for match in WINDOW_LIBRARY.finditer(ldd_output)})


def main():
    if not shutil.which("ldd"):
        print("no ldd here")
        return 77
    loaded = subprocess.run(["ldd", sys.argv[1]], check=True, capture_output=True, text=True).stdout
    found = window_libraries(loaded)
    for library in found:
        print(f"{sys.argv[1]} loads {library}")
    if not re.search(r"libQt\d*Core", loaded):
        print("it does not load Qt Core: is this the right file?")
        return 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

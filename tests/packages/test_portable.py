#!/usr/bin/env python3
"""The portable archive on a system that never had Qt: test_portable.py bookworm|trixie

Unpacked by an ordinary user into a folder as a stick would have it; C3 in a terminal and in the window; what is typed is
kept beside it, and in the home folder once the marker is gone. The file that unpacks itself gives the same.
"""

import sys

import course
import roots
from roots import step

STICK = "/media/stick"


def one(pattern):
    found = sorted(roots.PACKAGES.glob(pattern))
    if len(found) != 1:
        sys.exit(f"One {pattern} is expected in {roots.PACKAGES}, not {len(found)}: run packaging/package.sh portable")
    return found[0]


def life(root):
    if [path for path in root.files() if "libqt" in path.lower()]:
        sys.exit("The root has Qt")
    archive = one("wirebench-*-linux-*.tar.gz")
    name = archive.name[:-len(".tar.gz")]
    step("unpack")
    root.shell(f"mkdir -p {STICK} && chown student: {STICK}")
    file = root.copy(archive, "/tmp/packages")
    root.shell(f"tar -xzf {file} -C {STICK}", user="student")
    links = root.shell(f"find {STICK} -type l").split()
    if links:
        sys.exit(f"A stick holds no symbolic links: {links}")
    home = f"{STICK}/{name}"
    print(root.run(f"{home}/wirebench", "--version", user="student"))
    before = root.files()

    programs = {"cli": f"{home}/wirebench-cli", "window": f"{home}/wirebench"}
    course.in_terminal(root, cli=programs["cli"])
    picture = course.in_window(root, **programs)
    (roots.KEPT.parent / f"portable-{root.suite}.png").write_bytes(picture.read_bytes())

    step("leaves its traces beside itself")
    written = root.files() - before - {f"{roots.HOME}/c3.png", f"{roots.HOME}/c3.jsonl"}
    if f"{home}/data/last.wirebench" not in written:
        sys.exit(f"What was typed is not beside it: {sorted(written)}")
    stray = [path for path in written if not path.startswith((f"{home}/data", f"{roots.HOME}/.cache"))]
    if stray:
        sys.exit(f"Written elsewhere: {stray}")

    step("without the marker")
    root.shell(f"rm {home}/wirebench-portable.txt")
    root.run(programs["window"], "tcp-server", "0", "--duration", "1", user="student",
             environment={"QT_QPA_PLATFORM": "offscreen"})
    if not root.file(f"{roots.HOME}/.local/share/wirebench/last.wirebench").exists():
        sys.exit("What was typed is not in the home folder")

    step("TLS")
    root.shell(f"cd /tmp; {programs['cli']} tcp-server 8443 --answer echo --tls-self-signed --once 2>/tmp/ready & "
               "until grep -q 'listening on' /tmp/ready 2>/dev/null; do kill -0 $!; sleep 0.05; done; "
               f"{programs['cli']} tcp-client localhost:8443 --tls --insecure --send hello --recv-once 100 | grep -q hello")

    step("unpacks itself")
    runner = root.copy(one("wirebench-*-linux-*.run"), "/tmp/packages")
    root.shell(f"sh {runner} {roots.HOME}/unpacked", user="student")
    root.shell(f"cd {roots.HOME}/unpacked/{name} && find . -type f | sort > /tmp/a; "
               f"tar -tzf {file} | sed -n 's,^{name}/\\(.*[^/]\\)$,./\\1,p' | sort > /tmp/b; cmp /tmp/a /tmp/b")


with roots.Root(sys.argv[1]) as clean_root:
    life(clean_root)

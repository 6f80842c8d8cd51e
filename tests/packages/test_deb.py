#!/usr/bin/env python3
"""The life of the Debian package on a clean system: test_deb.py bookworm|trixie

Installed with apt, used by an ordinary user (C3 in the window and in a terminal), with a home that cannot be written and
a disk that is full, upgraded, purged; nothing of it is left then.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile

import course
import roots
from roots import step

# What a program may leave in a home: folders of the XDG specification, and of shared caches below them.
OWN_PLACES = tuple(f"{roots.HOME}/{folder}" for folder in (".local", ".config", ".cache"))
KEPT = f"{roots.HOME}/.local/share/wirebench/last.wirebench"


def package():
    found = sorted(roots.PACKAGES.glob("wirebench_*.deb"))
    if len(found) != 1:
        sys.exit(f"One .deb is expected in {roots.PACKAGES}, not {len(found)}: run packaging/package.sh deb")
    return found[0]


def later_version(deb, folder):
    """The same package with a higher version."""
    tree = f"{folder}/tree"
    subprocess.run(["dpkg-deb", "-R", deb, tree], check=True)
    with open(f"{tree}/DEBIAN/control", encoding="utf-8") as file:
        control = file.read()
    version = roots.output("dpkg-deb", "-f", deb, "Version").strip()
    with open(f"{tree}/DEBIAN/control", "w", encoding="utf-8") as file:
        file.write(control.replace(f"Version: {version}\n", f"Version: {version}+later\n"))
    later = f"{folder}/later.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zgzip", "-b", tree, later], check=True, stdout=subprocess.DEVNULL)
    return later, f"{version}+later"


def version_in(root):
    return root.run("dpkg-query", "-W", "-f=${Version}", "wirebench")


@contextlib.contextmanager
def display(root):
    """An X server of this machine, reachable from the root without a network; None if there is none."""
    if not shutil.which("Xvfb"):
        yield None
        return
    reader, writer = os.pipe()
    # In a folder of its own: nobody else's display is met there.
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-ac", "-nolisten", "tcp", "-screen", "0", "1366x768x24"],
                              pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        number = os.read(reader, 16).decode().strip()
        root.bind("/tmp/.X11-unix", "/tmp/.X11-unix")
        yield f":{number}"
    finally:
        os.close(reader)
        server.terminate()
        server.wait()


def writes_only_where_it_may(root, before):
    step("writes only where it may")
    stray = [path for path in root.files() - before if not path.startswith(OWN_PLACES)]
    stray = [path for path in stray if path not in (f"{roots.HOME}/c3.png", f"{roots.HOME}/c3.jsonl")]
    if stray:
        sys.exit(f"Written elsewhere: {sorted(stray)}")
    if not root.file(KEPT).exists():
        sys.exit("What is typed was not kept")


def homes_that_fail(root):
    """A home that cannot be written to, and a disk that is full: a message, and no crash."""
    step("a home that cannot be written")
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    root.shell("mkdir -p /srv/locked && chmod 555 /srv/locked")
    said = root.run("wirebench", "tcp-server", "0", "--duration", "2", user="student",
                    environment={**offscreen, "HOME": "/srv/locked"})
    if "last.wirebench" not in said:
        sys.exit(f"Not a word of the home that cannot be written: {said!r}")
    step("a disk that is full")
    root.small_disk("/srv/full", "64k")
    said = root.shell("dd if=/dev/zero of=/srv/full/filler bs=4k count=20 2>/dev/null || true\n"
                      "wirebench tcp-server 0 --duration 2 && echo WINDOW 0 || echo WINDOW $?\n"
                      "wirebench-cli tcp-server 0 --duration 1 --log /srv/full/a.jsonl && echo CLI 0 || echo CLI $?\n",
                      user="student", environment={**offscreen, "HOME": "/srv/full"})
    if "WINDOW 0" not in said or "last.wirebench" not in said:
        sys.exit(f"The window on a full disk: {said}")
    if "CLI 1" not in said or "a.jsonl" not in said:
        sys.exit(f"The command line on a full disk: {said}")


def life(root, folder):
    clean = root.files()
    step("install")
    deb = package()
    root.install(root.copy(deb, "/tmp/packages"))
    installed = root.files()
    own = [path for path in root.run("dpkg", "-L", "wirebench").split() if not root.file(path).is_dir()]
    print(f"{len(own)} files, {len(installed - clean)} with all that it depends on")
    for program in ("wirebench", "wirebench-cli"):
        print(root.run(program, "--version", user="student").strip())

    course.in_terminal(root)
    picture = course.in_window(root)
    shutil.copy(picture, roots.KEPT.parent / f"deb-{root.suite}-offscreen.png")
    writes_only_where_it_may(root, installed)
    with display(root) as name:
        if name:
            picture = course.in_window(root, environment={"QT_QPA_PLATFORM": "xcb", "DISPLAY": name})
            shutil.copy(picture, roots.KEPT.parent / f"deb-{root.suite}-xcb.png")
        else:
            print("No Xvfb here: the window was seen offscreen only")
    homes_that_fail(root)

    step("upgrade")
    later, version = later_version(deb, folder)
    root.install(root.copy(later, "/tmp/packages"))
    if version_in(root) != version:
        sys.exit(f"{version} was installed, but dpkg says {version_in(root)}")
    course.in_terminal(root)
    if not root.file(KEPT).exists():
        sys.exit("The upgrade took what the user had typed")

    step("purge")
    root.run("apt-get", "-q", "-y", "purge", "wirebench")
    left = [path for path in own if root.file(path).exists()]
    left += [path for path in root.files() if "wirebench" in path.lower() and not path.startswith(roots.HOME)]
    if left:
        sys.exit(f"Left behind: {left}")
    root.run("apt-get", "-q", "-y", "autoremove", "--purge", timeout=600)
    more = sorted(path for path in root.files() - clean if not path.startswith(("/srv/", "/etc/ld.so.cache")))
    print(f"{len(more)} paths of other packages stayed: {more[:8]}")


def main():
    roots.need("dpkg-deb")
    with roots.Root(sys.argv[1]) as root, tempfile.TemporaryDirectory() as folder:
        life(root, folder)


main()

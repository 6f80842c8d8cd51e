"""Clean Debian systems to try packages in: made by mmdebstrap from the package sources that this machine's own apt
uses, unpacked for one test, entered with namespaces of their own, and removed."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77  # what ctest counts as skipped
TOP = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = TOP / "build/packages"
KEPT = TOP / "build/package-tests/roots"  # tars of clean roots, made once
HOME = "/srv/student"  # of the ordinary user that each root has
DEFAULT_MIRROR = "http://deb.debian.org/debian"
# What apt needs to know in a root as it does here: the way out of this network, and clocks that differ from the mirror's.
INHERITED = ("Acquire::http::Proxy", "Acquire::https::Proxy", "Acquire::Check-Valid-Until", "Acquire::Check-Date")


def skip(reason):
    print(f"SKIPPED: {reason}", flush=True)
    sys.exit(SKIPPED)


def step(title, began=time.monotonic()):
    """What comes next, and when that was, in seconds since the start of the test."""
    print(f"--- {time.monotonic() - began:5.1f} s  {title}", flush=True)


def output(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def need(*commands):
    """The tools of this machine. A missing one is a failure, not a reason to skip: they can be installed."""
    for command in commands:
        if not shutil.which(command):
            sys.exit(f"{command} is missing: run packaging/install-dependencies.sh --package")


def mirror():
    """Where this machine gets Debian from, without its suite."""
    lines = output("apt-get", "indextargets", "--format", "$(REPO_URI) $(LABEL)", "Created-By: Packages").splitlines()
    found = [uri.rstrip("/") for uri, _, label in (line.partition(" ") for line in lines) if label == "Debian"]
    return found[0] if found else DEFAULT_MIRROR


def apt_options():
    options = ['Acquire::Retries "3"', 'Acquire::Languages "none"', 'APT::Install-Recommends "false"']
    for line in output("apt-config", "dump").splitlines():
        name, _, value = line.rstrip(";").partition(" ")
        if name in INHERITED:
            options.append(f"{name} {value}")
    return options


def can_make_roots():
    """Whether this process may mount and change its root, which a container often does not permit."""
    if os.geteuid() != 0:
        return "making roots needs the administrator"
    trial = subprocess.run(["unshare", "-m", "-p", "-f", "-n", "sh", "-c", "mount -t tmpfs none /mnt && ip link set lo up"],
                           capture_output=True, text=True)
    return None if trial.returncode == 0 else f"no namespaces here: {trial.stderr.strip()}"


def make(suite):
    """The tar of a clean root of this suite: apt and what is essential, with the lists of packages."""
    need("mmdebstrap", "unshare", "ip")
    tar = KEPT / f"{suite}.tar"
    if tar.exists():
        print(f"{tar.name} is there already")
        return tar
    KEPT.mkdir(parents=True, exist_ok=True)
    part = KEPT / f"{suite}.part.tar"  # mmdebstrap chooses the format by the suffix
    command = ["mmdebstrap", "--variant=apt", "--skip=cleanup/apt/lists", "--skip=cleanup/tmp", "--quiet"]
    for option in apt_options():
        command.append(f"--aptopt={option}")
    # dpkg's own speed: nothing here must survive a power cut.
    command += ["--dpkgopt=force-unsafe-io", suite, str(part), mirror()]
    subprocess.run(command, check=True)
    os.rename(part, tar)
    return tar


class Root:
    """One unpacked root; a context manager, gone afterwards. Programs in it see only what was put there."""

    def __init__(self, suite):
        reason = can_make_roots()
        if reason:
            skip(f"roots cannot be made: {reason}")
        self.suite = suite
        self._folder = tempfile.TemporaryDirectory(prefix=f"wirebench-{suite}-", dir=KEPT.parent)
        self.path = pathlib.Path(self._folder.name)
        self.path.chmod(0o755)
        self._mounts = []

    def __enter__(self):
        subprocess.run(["tar", "-x", "-f", KEPT / f"{self.suite}.tar", "-C", self.path, "--numeric-owner"], check=True)
        self.write("/usr/sbin/policy-rc.d", "#!/bin/sh\nexit 101\n", 0o755)
        self.write("/etc/hosts", "127.0.0.1 localhost\n::1 localhost ip6-localhost\n")  # an installer writes it
        shutil.copy("/etc/resolv.conf", self.path / "etc/resolv.conf")
        self.add_student()
        return self

    def __exit__(self, *exception):
        self._folder.cleanup()

    def add_student(self):
        """By hand: the smallest Debian 13 has no useradd."""
        for name, line in (("passwd", f"student:x:1000:1000::{HOME}:/bin/bash"), ("group", "student:x:1000:")):
            with open(self.path / "etc" / name, "a", encoding="ascii") as file:
                file.write(line + "\n")
        self.file(HOME).mkdir()
        os.chown(self.file(HOME), 1000, 1000)

    def file(self, path):
        return self.path / str(path).lstrip("/")

    def write(self, path, text, mode=0o644):
        file = self.file(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        file.chmod(mode)

    def copy(self, source, folder):
        """Puts a file of this machine into the root, and says under which path it is there."""
        self.file(folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(source, self.file(folder))
        return f"{folder}/{pathlib.Path(source).name}"

    def bind(self, source, target):
        """From now on a folder of this machine is seen there."""
        self.file(target).mkdir(parents=True, exist_ok=True)
        self._mounts.append(f"mount --bind {source} {self.file(target)}")

    def small_disk(self, target, size):
        """An empty disk of this size, anew for each program that is run."""
        self.file(target).mkdir(parents=True, exist_ok=True)
        self._mounts.append(f"mount -t tmpfs -o mode=777,size={size} none {self.file(target)}")

    def command(self, words, user, network, environment):
        mounts = [f"mount -t proc proc {self.path}/proc", f"mount --rbind /dev {self.path}/dev"]
        mounts += self._mounts
        if not network:
            mounts.append("ip link set lo up")
        home = HOME if user == "student" else "/root"
        settings = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/games", "HOME": home,
                    "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", "USER": user, **(environment or {})}
        script = " && ".join(mounts) + ' && exec chroot "$@"'
        who = [] if user == "root" else [f"--userspec={user}:{user}"]
        return (["unshare", "-m", "-p", "-f", "--kill-child", "--uts", "--ipc"] + ([] if network else ["-n"]) +
                ["bash", "-ec", script, "root", *who, str(self.path), "env", "-i"] +
                [f"{name}={value}" for name, value in settings.items()] + [str(word) for word in words])

    def run(self, *words, user="root", network=False, environment=None, status=0, timeout=300):
        """Runs a program there to its end and returns what it printed, both streams together."""
        done = subprocess.run(self.command(words, user, network, environment), stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=timeout, stdin=subprocess.DEVNULL)
        if status is not None and done.returncode != status:
            sys.exit(f"“{' '.join(map(str, words))}” ended with {done.returncode}, not {status}:\n{done.stdout}")
        return done.stdout

    def shell(self, script, **options):
        return self.run("bash", "-euo", "pipefail", "-c", script, **options)

    def install(self, *packages, timeout=600):
        self.run("apt-get", "-q", "-y", "install", *packages, network=True, timeout=timeout)

    def files(self):
        """Every path in the root, but for what packages' tools keep for themselves."""
        own = ("/proc", "/dev", "/sys", "/tmp", "/run", "/var/lib/dpkg", "/var/lib/apt", "/var/cache", "/var/log")
        found = set()
        for folder, folders, names in os.walk(self.path):
            here = "/" + os.path.relpath(folder, self.path).lstrip(".")
            here = "/" if here == "/" else here.rstrip("/")
            folders[:] = [name for name in folders if f"{here.rstrip('/')}/{name}" not in own]
            found.update(f"{here.rstrip('/')}/{name}" for name in folders + names)
        return found

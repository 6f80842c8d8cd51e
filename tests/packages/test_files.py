#!/usr/bin/env python3
"""What the packages hold, seen without installing them: test_files.py lintian|desktop|manual|completion|rpm|version"""

import pathlib
import re
import subprocess
import sys
import tempfile

import roots


def package(pattern):
    found = sorted(roots.PACKAGES.glob(pattern))
    if len(found) != 1:
        sys.exit(f"One {pattern} is expected in {roots.PACKAGES}, not {len(found)}: run packaging/package.sh all")
    return found[0]


def unpacked(folder):
    subprocess.run(["dpkg-deb", "-x", package("wirebench_*.deb"), folder], check=True)
    return pathlib.Path(folder)


def quiet(*command, **options):
    """The tool must say nothing at all."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          stdin=subprocess.DEVNULL, **options)
    if done.returncode != 0 or done.stdout.strip():
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode} and said:\n{done.stdout}")


def lintian():
    roots.need("lintian")
    quiet("lintian", "--allow-root", "--fail-on", "error,warning", "--tag-display-limit", "0", package("wirebench_*.deb"))


def desktop():
    roots.need("desktop-file-validate", "appstreamcli", "update-mime-database", "update-desktop-database")
    with tempfile.TemporaryDirectory() as folder:
        share = unpacked(folder) / "usr/share"
        quiet("desktop-file-validate", "--no-hints", *share.glob("applications/*.desktop"))
        metainfo = next(share.glob("metainfo/*.metainfo.xml"))
        said = roots.output("appstreamcli", "validate", "--no-net", "--no-color", metainfo)
        if "Validation was successful" not in said or re.search(r"^[EW]:", said, re.MULTILINE):
            sys.exit(said)
        # What the entry names must be there: program, icons in every size, the type of file.
        entry = next(share.glob("applications/*.desktop")).read_text(encoding="utf-8")
        icon = re.search(r"^Icon=(.+)$", entry, re.MULTILINE)[1]
        sizes = {path.parts[-3] for path in share.glob(f"icons/hicolor/*/apps/{icon}.*")}
        if not {"16x16", "48x48", "256x256", "scalable"} <= sizes:
            sys.exit(f"The icon is there in {sizes} alone")
        mime = re.search(r"^MimeType=(.+);$", entry, re.MULTILINE)[1]
        types = next(share.glob("mime/packages/*.xml")).read_text(encoding="utf-8")
        if f'<mime-type type="{mime}">' not in types or 'pattern="*.wirebench"' not in types:
            sys.exit(f"{mime} is not declared")
        # A double click: from the file's name to its type, and from there to the program.
        subprocess.run(["update-mime-database", share / "mime"], check=True)
        subprocess.run(["update-desktop-database", share / "applications"], check=True)
        if f":{mime}:*.wirebench" not in (share / "mime/globs2").read_text(encoding="utf-8"):
            sys.exit(f"*.wirebench is not {mime}")
        opens = (share / "applications/mimeinfo.cache").read_text(encoding="utf-8")
        if f"{mime}={next(share.glob('applications/*.desktop')).name}" not in opens:
            sys.exit(f"Nothing opens {mime}: {opens}")


def manual():
    roots.need("man", "groff")
    with tempfile.TemporaryDirectory() as folder:
        pages = sorted(unpacked(folder).glob("usr/share/man/man1/*.1.gz"))
        if [page.name for page in pages] != ["wirebench-cli.1.gz", "wirebench.1.gz"]:
            sys.exit(f"Manual pages: {pages}")
        for page in pages:
            done = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page], capture_output=True,
                                  env={"PATH": "/usr/bin:/bin", "MANWIDTH": "80", "LC_ALL": "C.UTF-8"})
            if done.returncode != 0 or done.stderr:
                sys.exit(f"{page.name}: {done.stderr.decode()}")
            if len(done.stdout) < 5000:
                sys.exit(f"{page.name} is next to empty")


def completion():
    """Each shell reads its file without a word; bash and fish offer a verb and an option."""
    roots.need("bash", "zsh", "fish")
    with tempfile.TemporaryDirectory() as folder:
        share = unpacked(folder) / "usr/share"
        for program in ("wirebench", "wirebench-cli"):
            quiet("bash", "-n", share / f"bash-completion/completions/{program}")
            quiet("zsh", "-fn", share / f"zsh/vendor-completions/_{program}")
            fish = share / f"fish/vendor_completions.d/{program}.fish"
            quiet("fish", "--no-config", "-n", fish)
            said = roots.output("fish", "--no-config", "-c", f"source {fish}; complete -C '{program} tcp-se'; "
                                f"complete -C '{program} tcp-server --backl'")
            if "tcp-server" not in said or "--backlog" not in said:
                sys.exit(f"fish offers {said!r}")


def rpm():
    """The same files as in the .deb, with requirements; put into an empty database and taken out again."""
    roots.need("rpm", "rpm2cpio")
    file = package("wirebench-*.rpm")
    requires = roots.output("rpm", "-qp", "--requires", file)
    for library in ("libQt6Widgets.so.6", "libssl.so.3", "libc.so.6"):
        if library not in requires:
            sys.exit(f"{library} is not required:\n{requires}")
    with tempfile.TemporaryDirectory() as folder:
        debian = {"/" + str(path.relative_to(folder)) for path in unpacked(folder).rglob("*") if not path.is_dir()}
    debian = {path for path in debian if not path.endswith("/changelog.gz")}
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["--root", folder, "--dbpath", "/var/lib/rpm", "--nodeps", "--noscripts"]
        subprocess.run(["rpm", "-i", *arguments, file], check=True)
        root = pathlib.Path(folder)
        there = {"/" + str(path.relative_to(root)) for path in root.rglob("*") if not path.is_dir()}
        there = {path for path in there if not path.startswith("/var/lib/rpm")}
        if there != debian:
            sys.exit(f"Only in one of the packages: {sorted(there ^ debian)}")
        subprocess.run(["rpm", "-e", *arguments[:4], "--noscripts", "wirebench"], check=True)
        left = [path for path in root.rglob("*wirebench*")]
        if left:
            sys.exit(f"Left behind: {left}")


def version():
    """One version: of the project, in the names of the packages and in what they say of themselves."""
    text = (roots.TOP / "CMakeLists.txt").read_text(encoding="utf-8")
    number = re.search(r"project\(Wirebench VERSION (\S+)", text)[1]
    machine = roots.output("uname", "-m").strip()
    architecture = roots.output("dpkg", "--print-architecture").strip()
    for name in (f"wirebench_{number}_{architecture}.deb", f"wirebench-{number}-1.{machine}.rpm",
                 f"wirebench-{number}-linux-{machine}.tar.gz", f"wirebench-{number}-linux-{machine}.run"):
        if not (roots.PACKAGES / name).exists():
            sys.exit(f"{name} is not in {sorted(path.name for path in roots.PACKAGES.iterdir())}")
    deb = package("wirebench_*.deb")
    if roots.output("dpkg-deb", "-f", deb, "Version").strip() != number:
        sys.exit("The .deb says another version")
    with tempfile.TemporaryDirectory() as folder:
        share = unpacked(folder) / "usr/share"
        said = roots.output(f"{folder}/usr/bin/wirebench-cli", "--version")
        if not said.startswith(f"wirebench-cli {number}\nQt ") or "Release build" not in said:
            sys.exit(f"wirebench-cli says {said}")
        metainfo = next(share.glob("metainfo/*.metainfo.xml")).read_text(encoding="utf-8")
        if f'<release version="{number}"' not in metainfo:
            sys.exit("The metainfo has no release notes of this version")


{"lintian": lintian, "desktop": desktop, "manual": manual, "completion": completion, "rpm": rpm,
 "version": version}[sys.argv[1]]()

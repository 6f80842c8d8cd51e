#!/usr/bin/env python3
"""The newest sections of CHANGELOG.md in the forms that packages want.

Usage: release_notes.py debian|appstream|text CHANGELOG.md --version VERSION
  debian     a Debian changelog with an entry for each section
  appstream  the element <releases> of a metainfo file, with the names of the parts alone
  text       the section of this version as it stands, for the page of a release

A section begins with "## VERSION (YYYY-MM-DD)"; "## Unreleased" is VERSION, of today or of SOURCE_DATE_EPOCH.
"""

import argparse
import datetime
import email.utils
import os
import re
import sys
import textwrap
from xml.sax.saxutils import escape

MAINTAINER = "The Wirebench authors <maintainers@wirebench.example>"
HEADING = re.compile(r"## (?P<version>\S+)(?: \((?P<date>\d{4}-\d\d-\d\d)\))?\s*$")


def today():
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc)
    return datetime.datetime.now(datetime.timezone.utc)


class Section:
    """One version: its number, its date and its lines."""

    def __init__(self, heading, version):
        self.version = version if heading["version"] == "Unreleased" else heading["version"]
        self.date = today()
        if heading["date"]:
            self.date = datetime.datetime.fromisoformat(heading["date"]).replace(tzinfo=datetime.timezone.utc)
        self.lines = []

    def items(self):
        """The points of its lists, each as one line."""
        points = []
        for line in self.lines:
            if line.startswith("- "):
                points.append(line[2:].strip())
            elif line.startswith("  ") and points:
                points[-1] += " " + line.strip()
        return points


def read(path, version):
    sections = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            heading = HEADING.match(line)
            if heading:
                sections.append(Section(heading, version))
            elif sections:
                sections[-1].lines.append(line.rstrip("\n"))
    if not sections or sections[0].version != version:
        sys.exit(f"{path}: its first section must be “## Unreleased” or “## {version} (YYYY-MM-DD)”")
    return sections


def debian(sections):
    for section in sections:
        yield f"wirebench ({section.version}) unstable; urgency=medium\n"
        for item in section.items() or ["See CHANGELOG.md."]:
            yield textwrap.fill(item.replace("`", ""), 78, initial_indent="  * ", subsequent_indent="    ",
                                break_long_words=False, break_on_hyphens=False)
        yield f"\n -- {MAINTAINER}  {email.utils.format_datetime(section.date)}\n"


def first_sentence(item):
    """Up to the first stop that stands in no brackets."""
    depth = 0
    for index, letter in enumerate(item):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter in ".:;" and depth == 0 and item[index + 1:index + 2] in ("", " "):
            item = item[:index]
            break
    return re.sub(r"[`*]", "", item)


def appstream(sections):
    yield "  <releases>"
    for section in sections:
        yield f'    <release version="{escape(section.version)}" date="{section.date:%Y-%m-%d}">'
        yield "      <description>\n        <ul>"
        for item in section.items():
            yield f"          <li>{escape(first_sentence(item))}</li>"
        yield "        </ul>\n      </description>\n    </release>"
    yield "  </releases>"


def text(sections):
    yield "\n".join(sections[0].lines).strip()


def main():
    parser = argparse.ArgumentParser(description="CHANGELOG.md as release notes of packages")
    parser.add_argument("form", choices=["debian", "appstream", "text"])
    parser.add_argument("changelog")
    parser.add_argument("--version", required=True)
    arguments = parser.parse_args()
    sections = read(arguments.changelog, arguments.version)
    form = {"debian": debian, "appstream": appstream, "text": text}[arguments.form]
    sys.stdout.reconfigure(encoding="utf-8")
    print("\n".join(form(sections)))


if __name__ == "__main__":
    main()

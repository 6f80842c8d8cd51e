#!/usr/bin/env python3
"""Every text of the window has its translation, and the translations fit the texts.

Usage: check_translations.py ROOT LUPDATE
Lets lupdate read the sources into a copy of the translations: a text that is new there is one that nobody has
translated. Then compares what must be the same in both languages: places (%1, %n), one mnemonic, blanks at the
ends, the patterns of file dialogs.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import sourcetree

FOLDER = "resources/translations"
PLACE = re.compile(r"%L?(?:\d+|n)")
PATTERNS = re.compile(r"\(\*[^)]*\)")
MNEMONIC = re.compile(r"&(?=[^\s&])")


def updated(root, lupdate):
    """The translations as they would be after an update: name -> root element."""
    with tempfile.TemporaryDirectory() as folder:
        for file in (root / FOLDER).glob("*.ts"):
            shutil.copy(file, folder)
        subprocess.run([root / "packaging/update-translations.sh", folder], check=True, capture_output=True,
                       env={**os.environ, "LUPDATE": str(lupdate)})
        return {file.name: ElementTree.parse(file).getroot() for file in sorted(pathlib.Path(folder).glob("*.ts"))}


def forms(message):
    """What the translation says: one text, or one for each number."""
    translation = message.find("translation")
    return [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]


def differences(source, form, one_of_several):
    """What must be the same in a text and its translation, and is not."""
    found = []
    # "one client" needs no number
    if not one_of_several and sorted(PLACE.findall(source)) != sorted(PLACE.findall(form)):
        found.append("other places")
    if PATTERNS.findall(source) != PATTERNS.findall(form):
        found.append("other file patterns")
    if len(MNEMONIC.findall(source)) != len(MNEMONIC.findall(form)):
        found.append("other mnemonics")
    if (source[:1].isspace(), source[-1:].isspace()) != (form[:1].isspace(), form[-1:].isspace()):
        found.append("other blanks at the ends")
    return found


def problems_of(name, root):
    problems = []
    for context in root.iter("context"):
        for message in context.findall("message"):
            source = message.find("source").text or ""
            where = f"{name}: {context.find('name').text}: “{source}”"
            several = forms(message)
            if message.find("translation").get("type") == "unfinished" or not all(several):
                problems.append(f"{where} is not translated")
                continue
            for form in several:
                problems += [f"{where}: “{form}” has {what}" for what in differences(source, form, len(several) > 1)]
    return problems


def check(root, lupdate):
    problems = []
    for name, texts in updated(pathlib.Path(root).resolve(), lupdate).items():
        problems += problems_of(name, texts)
    return problems


if __name__ == "__main__":
    sys.exit(sourcetree.report(check(sys.argv[1], sys.argv[2]), "translations"))

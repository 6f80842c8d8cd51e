#!/usr/bin/env python3
"""Holds the arrows between the folders: who may include whom, and which headers core may name.

Usage: check_includes.py ROOT [--qt-core DIR…]
  --qt-core  the include folders of Qt Core and Qt Network. With them, every Qt header that core includes
             must come from one of these two; without them only the well-known window headers are refused.
"""

import argparse
import fnmatch
import pathlib
import re
import sys

import sourcetree

BASE = ["core/base"]
PAYLOAD = BASE + ["core/payload"]
TRAFFIC = PAYLOAD + ["core/traffic"]
TLS = BASE + ["core/tls"]
NET = TRAFFIC + TLS + ["core/net"]
ENGINES = NET + ["core/answer", "core/generate", "core/workspace", "core/program"]
MODELS = TRAFFIC + ["ui/models"]
WIDGETS = MODELS + ["ui/widgets"]
TAB = WIDGETS + ENGINES

# Folder -> the folders, beside itself, whose headers its files may include. A folder that is not here has
# no place in the design yet: give it one.
ARROWS = {
    "core/base": [],
    "core/payload": BASE,
    "core/traffic": PAYLOAD,
    "core/replay": TRAFFIC,
    "core/ladder": TRAFFIC,
    "core/timeline": TRAFFIC,
    "core/tls": BASE,
    "core/worksheet": TRAFFIC,
    "core/net": TRAFFIC + ["core/tls"],
    "core/answer": NET,
    "core/explain": NET,
    "core/generate": NET,
    "core/http": PAYLOAD,
    "core/web": NET + ["core/answer", "core/http"],
    "core/chat": PAYLOAD,
    "core/practice": PAYLOAD,
    "core/dialogue": NET + ["core/answer", "core/http"],
    "core/program": NET + ["core/answer", "core/http", "core/chat", "core/workspace"],
    "core/workspace": NET + ["core/answer", "core/generate", "core/http", "core/web", "core/chat", "core/dialogue", "core/practice"],
    "core/manual": BASE + ["core/workspace"],
    "core/messages": TRAFFIC + ["core/workspace"],
    "ui/language": [],
    "ui/models": TRAFFIC,
    "ui/widgets": MODELS + ["core/workspace"],
    "ui/dialogue": WIDGETS + ENGINES + ["core/dialogue", "core/practice"],
    "ui/generator": WIDGETS + ENGINES,
    "ui/tcpserver": TAB,
    "ui/tcpclient": TAB + ["ui/dialogue", "ui/generator", "core/dialogue"],
    "ui/udp": TAB + ["ui/generator"],
    "ui/http": TAB + ["core/http", "core/web"],
    "ui/chat": TAB + ["core/chat"],
    "ui/replay": WIDGETS + ["core/replay"],
    "ui/shell": WIDGETS + ["core/workspace", "ui/language", "ui/replay"],
    "app/common": ["core/*"],
    "app/cli": ["core/*", "app/common"],
    "app/manual": ["core/*"],
    "app/wirebench": ["core/*", "ui/*", "app/common"],
}

# Single files that may see more than their folder: pattern -> (further folders, why).
FURTHER = {
    "core/chat/*service.*": (NET + ["core/answer"], "services carry the protocols over sockets"),
    "core/practice/*service*.*": (NET, "services carry the protocols over sockets"),
    "core/practice/practiceserver*.*": (NET, "starts them"),
    "ui/models/rules*": (["core/answer"], "lists the rules of a server"),
    "ui/widgets/rules*": (["core/answer"], "edits the rules of a server and tries them"),
    "ui/models/clients*": (["core/net", "core/answer"], "lists plain structs of clients and their relays"),
    "ui/models/connections*": (["core/net"], "lists plain structs of what the system says of sockets"),
    "ui/models/socketwords*": (["core/net"], "puts the same structs into words"),
    "ui/models/stepmode*": (["core/net"], "commands the gate at which calls wait in step mode"),
    "ui/shell/stepbar*": (["core/net"], "names the calls that wait there, plain structs"),
    "ui/widgets/heldsteps*": (["core/net"], "makes steps of the same structs"),
    "ui/widgets/sessionpage*": (["core/net", "core/messages"], "hears from the I/O thread which calls wait there; has a list of messages"),
    "ui/models/message*": (["core/messages", "core/workspace"], "lists saved messages, plain structs"),
    "ui/models/peers*": (["core/net", "core/answer"], "lists the engine's plain structs of peers"),
    "ui/widgets/ladder*": (["core/ladder"], "shows the ladder"),
    "ui/widgets/dialoguelanguage*": (["core/dialogue"], "in which language its sentences are said"),
    "ui/widgets/inspectorexplain*": (["core/dialogue"], "says what replies and commands mean"),
    "ui/widgets/trafficviewdelegate*": (["core/dialogue"], "the same beside the calls"),
    "ui/widgets/messages*": (["core/messages"], "saves, sends and runs them"),
    "ui/widgets/saved*": (["core/messages"], "imports and exports saved messages"),
    "ui/widgets/sequence*": (["core/messages"], "edits and watches sequences"),
    "ui/shell/messagekeeper*": (["core/messages"], "keeps them in a file"),
    "ui/widgets/paintercanvas*": (["core/ladder"], "draws the ladder"),
    "ui/widgets/exportjob*": (["core/worksheet"], "writes worksheets"),
    "ui/widgets/worksheet*": (["core/ladder", "core/program", "core/worksheet"], "gathers what goes into a worksheet"),
    "ui/widgets/code*": (["core/program"], "shows a session as a program"),
    "ui/widgets/timeline*": (["core/net", "core/timeline"], "draws the timeline of a server; asks who waits in its queue"),
    "ui/widgets/tls*": (["core/tls"], "shows certificates and what was agreed on"),
    "ui/widgets/connectionspanel*": (["core/net"], "asks what the system says of this program's sockets"),
    "ui/models/socketoptions*": (["core/net"], "lists the table of socket options, which is plain data"),
    "ui/widgets/error*": (["core/explain"], "explains errors"),
    "ui/widgets/explain*": (["core/explain"], "chooses the language of explanations"),
    "ui/widgets/historycombo*": (["core/net"], "offers this machine's addresses"),
    "ui/widgets/inspector*": (["core/explain"], "explains records"),
    "ui/widgets/interfacecombo*": (["core/net"], "offers this machine's interfaces"),
    "ui/widgets/reachable*": (["core/net"], "asks at which addresses this machine can be reached"),
}

WITHOUT_WINDOW = ["core/*", "app/common", "app/cli", "ui/models"]
SOCKETS_ONLY_IN = "core/net"

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
WINDOW_HEADER = re.compile(
    r"(Qt(Gui|Widgets|Svg\w*|OpenGL\w*|PrintSupport|Quick\w*)(/.*)?"
    r"|Q(Gui)?Application|QWidget|QMainWindow|QDialog|QMessageBox|QFileDialog|QAction|QMenu|QLabel|QPalette"
    r"|QColor|QFont|QFontMetrics|QIcon|QPixmap|QImage|QPainter|QBrush|QPen|QClipboard|QKeySequence|QStyle"
    r"|QSvgRenderer|QStandardItemModel)")
SOCKET_HEADER = re.compile(
    r"sys/(socket|epoll|un)\.h|netinet/.*"
    r"|(QtNetwork/)?Q(Tcp|Udp|Ssl|Local|Abstract|Sctp)(Socket|Server)|(QtNetwork/)?QNetworkAccessManager")
TRANSLATION = re.compile(r"\btr\s*\(|\btranslate\s*\(|\bQ_DECLARE_TR_FUNCTIONS\b")


class QtHeaders:
    """Tells whether a Qt header belongs to the window."""

    def __init__(self, core_folders):
        self.folders = [pathlib.Path(folder) for folder in core_folders]

    def is_window(self, header):
        if WINDOW_HEADER.fullmatch(header):
            return True
        if not self.folders or not re.match(r"Q|qt", header) or "/" in header:
            return False
        return not any((folder / header).is_file() for folder in self.folders)


def matches(folder, patterns):
    return any(fnmatch.fnmatchcase(folder, pattern) for pattern in patterns)


def allowed_folders(path):
    folder = path.parent.as_posix()
    allowed = [folder, *ARROWS[folder]]
    for pattern, (further, _reason) in FURTHER.items():
        if fnmatch.fnmatchcase(path.as_posix(), pattern):
            allowed += further
    return allowed


def own_include_problem(root, path, header):
    if header.endswith(".moc") or header.startswith(("ui_", "moc_")):
        return None
    if not (root / header).is_file():
        return f'"{header}" is not a path from the top of the tree'
    target = pathlib.PurePosixPath(header).parent.as_posix()
    if not matches(target, allowed_folders(path)):
        return f"{path.parent.as_posix()} may not include {target} ({header})"
    return None


def system_include_problem(path, header, qt):
    folder = path.parent.as_posix()
    if matches(folder, WITHOUT_WINDOW) and qt.is_window(header):
        return f"<{header}> belongs to the window"
    if folder != SOCKETS_ONLY_IN and not matches(folder, ["app/*"]) and SOCKET_HEADER.fullmatch(header):
        return f"<{header}>: sockets are opened in {SOCKETS_ONLY_IN} alone"
    return None


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def include_problems(root, path, text, qt):
    for match in INCLUDE.finditer(text):
        bracket, header = match.groups()
        if bracket == '"':
            problem = own_include_problem(root, path, header)
        else:
            problem = system_include_problem(path, header, qt)
        if problem:
            yield f"{path.as_posix()}:{line_of(text, match.start())}: {problem}"


def translation_problems(path, text):
    if path.parts[0] != "core":
        return
    code = sourcetree.without_comments(text)
    for match in TRANSLATION.finditer(code):
        yield f"{path.as_posix()}:{line_of(code, match.start())}: core does not translate: {match.group()}"


def check(root, qt):
    root = pathlib.Path(root)
    problems = []
    for path in sourcetree.cpp_files(root, "core", "ui", "app"):
        if path.parent.as_posix() not in ARROWS:
            problems.append(f"{path.as_posix()}: its folder has no place in the table of check_includes.py")
            continue
        text = (root / path).read_text(encoding="utf-8")
        problems += include_problems(root, path, text, qt)
        problems += translation_problems(path, text)
    return problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root")
    parser.add_argument("--qt-core", nargs="*", default=[])
    arguments = parser.parse_args()
    return sourcetree.report(check(arguments.root, QtHeaders(arguments.qt_core)), "includes")


if __name__ == "__main__":
    sys.exit(main())

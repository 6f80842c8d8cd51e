"""The files of the source tree, for the checks: what stands in the tree without version control's help, so
that an unpacked archive is checked as a clone is."""

import pathlib
import re

CPP_SUFFIXES = {".h", ".cpp", ".c"}
NOT_SOURCE = re.compile(
    r"\.git|build|build-.*|\.cache|\.vscode|\.idea|__pycache__|CMakeUserPresets\.json|.*\.user")


def files(root, *tops):
    """Paths relative to root, sorted, of all files below it (or below these folders of it)."""
    root = pathlib.Path(root)
    found = []
    for top in [root / name for name in tops] if tops else [root]:
        found += _below(top)
    return sorted(path.relative_to(root) for path in found)


def cpp_files(root, *tops):
    return [path for path in files(root, *tops) if path.suffix in CPP_SUFFIXES]


def _below(folder):
    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        if NOT_SOURCE.fullmatch(entry.name):
            continue
        if entry.is_dir():
            yield from _below(entry)
        elif entry.is_file():
            yield entry


def without_comments(text):
    """C++ text with comments and the insides of string literals blanked; lines keep their numbers."""
    pattern = r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"' + r"|'(?:\\.|[^'\\\n])+'"

    def blank(match):
        found = match.group()
        if found.startswith("'") and _is_digit_separator(text, match.start()):
            return found
        quote = '""' if found.startswith(('"', "R")) else ""
        return quote + "\n" * found.count("\n")

    return re.sub(pattern, blank, text, flags=re.DOTALL)


def _is_digit_separator(text, position):
    return position > 0 and text[position - 1].isalnum()


def report(problems, what):
    """Prints the problems and gives the exit status."""
    for problem in problems:
        print(problem)
    print(f"{what}: {len(problems)} problem(s)" if problems else f"{what}: all well")
    return 1 if problems else 0

#!/usr/bin/env bash
# Makes packages of the preset release: packaging/package.sh deb|rpm|portable|all
# The results are in build/packages. Name and version come from project() in CMakeLists.txt.
set -eu
cd "$(dirname "$0")/.."
folder=build/packages

usage() {
    cat <<'TEXT'
Usage: packaging/package.sh KIND…
  deb       for Debian and its relatives
  rpm       for Fedora, openSUSE and their relatives
  portable  an archive with Qt in it, which runs from any folder, and the same as one file that unpacks itself
  all       all of them
The results are in build/packages.
TEXT
}

# need COMMAND PACKAGE
need() {
    command -v "$1" >/dev/null 2>&1 && return
    echo "$1 is missing (package $2). Install what packages are made with:" >&2
    echo "    packaging/install-dependencies.sh --package" >&2
    exit 1
}

make_deb() {
    cpack --config build/release/CPackConfig.cmake -G DEB
}

make_rpm() {
    cpack --config build/release/CPackConfig.cmake -G RPM
}

make_portable() {
    packaging/linux/portable.sh
}

[ $# -ge 1 ] || { usage >&2; exit 2; }
kinds=()
for word in "$@"; do
    case "$word" in
        deb | rpm | portable) kinds+=("$word") ;;
        all) kinds+=(deb rpm portable) ;;
        -h | --help) usage; exit 0 ;;
        *) echo "“$word” is no kind of package." >&2; usage >&2; exit 2 ;;
    esac
done

need cmake cmake
need python3 python3
for kind in "${kinds[@]}"; do
    case "$kind" in
        deb) need dpkg-shlibdeps dpkg-dev; need dpkg-deb dpkg ;;
        rpm) need rpmbuild rpm ;;
        portable) need patchelf patchelf; need strip binutils ;;
    esac
done

# All times in the packages, so that the same sources give the same files.
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
    SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null) || SOURCE_DATE_EPOCH=$(stat -c %Y CHANGELOG.md)
fi
export SOURCE_DATE_EPOCH
umask 022

packaging/build.sh release
mkdir -p "$folder"
for kind in "${kinds[@]}"; do
    "make_$kind"
done
rm -rf "$folder/_CPack_Packages"
echo
ls -l "$folder"

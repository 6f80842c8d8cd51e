#!/usr/bin/env bash
# Installs what is missing for building Wirebench, and with --test also what its tests need.
# Asks nothing. Does nothing, and needs no rights, where everything is there already.
set -eu

build_packages=(g++ cmake ninja-build qt6-base-dev qt6-svg-dev
    qt6-tools-dev qt6-l10n-tools libexpected-dev libssl-dev
    libboost-dev zlib1g-dev)
test_packages=(python3 ncat microsocks socat netcat-openbsd openssl curl tshark iproute2 nginx-light apache2-bin nodejs
    chromium clang libclang-rt-dev)
# Installed with the others, but their absence stops nobody.
welcome_packages=(qt6-translations-l10n ccache mold fonts-dejavu-core libbrotli-dev libqrencode-dev)
welcome_test_packages=(xvfb xauth wrk)

usage() {
    cat <<'TEXT'
Usage: packaging/install-dependencies.sh [--build | --test]
  --build   what building and starting Wirebench needs (the default)
  --test    that, and what the tests need
Installs with apt-get on Debian 12 or later and its relatives; elsewhere it says what to install.
TEXT
}

elsewhere() {
    cat >&2 <<'TEXT'
This is not a Debian system, so please install these by hand:

  a C++20 compiler     g++ 12 or later, or clang 15 or later
  CMake, Ninja         CMake 3.25 or later
  Qt                   6.4 or later: Core, Gui, Widgets, Network, Svg, Test, LinguistTools
  tl-expected          the header-only library from https://tl.tartanllama.xyz, with its CMake files
  OpenSSL              3.0 or later, with its headers
  Boost                1.74 or later, headers alone
  zlib                 with its headers; optional: brotli, and libqrencode for the code to scan of "Join…"
  optional             ccache, which makes the second build quick; mold, which links quickly
  for the tests        python3, ncat, microsocks, socat, nc (OpenBSD), openssl, curl, tshark, ip and ss (iproute2),
                       nginx, apache2, node, chromium, clang with its libFuzzer

  Fedora   sudo dnf install gcc-c++ cmake ninja-build ccache qt6-qtbase-devel qt6-qtsvg-devel qt6-qttools-devel openssl-devel boost-devel zlib-devel
  Arch     sudo pacman -S base-devel cmake ninja ccache qt6-base qt6-svg qt6-tools openssl boost zlib
  macOS    brew install cmake ninja ccache qt openssl boost

and tl-expected from the system's packages, or from its sources: cmake -B build && cmake --install build
TEXT
}

# Names the commands and libraries that are not there, one a line (where there is no dpkg to ask).
missing_by_trial() {
    local tool
    local -a tools=(cmake ninja)
    [ "$1" = test ] && tools+=(python3 ncat microsocks socat nc openssl curl tshark nginx apache2 node chromium
        clang++)
    for tool in "${tools[@]}"; do
        command -v "$tool" >/dev/null 2>&1 || echo "$tool"
    done
    command -v cmake >/dev/null 2>&1 || return 0
    local probe
    probe=$(mktemp -d)
    cat >"$probe/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(Probe LANGUAGES CXX)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network Svg Test)
find_package(tl-expected REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(ZLIB REQUIRED)
CMAKE
    if ! cmake -S "$probe" -B "$probe/build" -G Ninja >"$probe/log" 2>&1; then
        echo "a compiler, Qt, tl-expected, OpenSSL, Boost, zlib or a newer CMake; CMake says:"
        grep -A 4 'CMake Error' "$probe/log" | sed 's/^/    /'
    fi
    rm -rf "$probe"
}

missing_packages() {
    local package
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || echo "$package"
    done
}

what=build
case "${1:-}" in
    --build | '') ;;
    --test) what='test' ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
esac

if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
    lacking=$(missing_by_trial "$what")
    [ -z "$lacking" ] && exit 0
    printf 'Not found: %s\n\n' "$lacking" >&2
    elsewhere
    exit 1
fi

packages=("${build_packages[@]}")
welcome=("${welcome_packages[@]}")
if [ "$what" = test ]; then
    packages+=("${test_packages[@]}")
    welcome+=("${welcome_test_packages[@]}")
fi
mapfile -t missing < <(missing_packages "${packages[@]}")
mapfile -t also < <(missing_packages "${welcome[@]}")
wanted=("${missing[@]}" "${also[@]}")
[ ${#wanted[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        [ ${#missing[@]} -eq 0 ] && exit 0
        echo "This needs the administrator, and there is no sudo. As root, run:" >&2
        echo "    apt-get update && apt-get install --no-install-recommends ${wanted[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "Installing: ${wanted[*]}"
# tshark asks who may capture; the tests only read files, so its default (root alone) is right.
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3)
if ! { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${wanted[@]}"; }; then
    echo "apt-get could not install all of it. Wirebench needs Debian 12 (Ubuntu 23.04) or later." >&2
    exit 1
fi

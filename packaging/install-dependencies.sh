#!/usr/bin/env bash
# Installs what is missing for building Wirebench, with --test also what its tests need, with --servers the servers of
# foreign protocols that some tests start themselves, with --package what packages are made and tested with.
# Asks nothing. Does nothing, and needs no rights, where everything is there already.
set -eu

build_packages=(g++ cmake ninja-build qt6-base-dev qt6-svg-dev
    qt6-tools-dev qt6-l10n-tools libexpected-dev libssl-dev
    libboost-dev zlib1g-dev)
test_packages=(python3 ncat microsocks socat netcat-openbsd openssl curl tshark iproute2 nginx-light apache2-bin nodejs
    chromium clang libclang-rt-dev zsh fish
    python3-pyftpdlib python3-openssl python3-aiosmtpd inetutils-telnetd)
# Each would start a service, which is prevented: the tests start them on free ports of 127.0.0.1.
server_packages=(vsftpd dovecot-imapd dovecot-pop3d gophernicus)
server_units=(vsftpd.service dovecot.service dovecot.socket gophernicus.socket)
# INN is only unpacked, because its package cannot be configured without a full host name.
news_packages=(inn2 inn2-inews)
package_packages=(python3 git dpkg-dev rpm patchelf binutils file fakeroot mmdebstrap debian-archive-keyring lintian
    desktop-file-utils shared-mime-info appstream man-db groff zsh fish fonts-dejavu-core xvfb xauth
    util-linux qt6-translations-l10n qt6-wayland)
# Installed with the others, but their absence stops nobody.
welcome_packages=(qt6-translations-l10n ccache mold fonts-dejavu-core libbrotli-dev libqrencode-dev)
welcome_test_packages=(xvfb xauth wrk)

usage() {
    cat <<'TEXT'
Usage: packaging/install-dependencies.sh [--build | --test | --servers | --package]
  --build    what building and starting Wirebench needs (the default)
  --test     that, and what the tests need
  --servers  that, and servers for FTP, mail, news and Gopher, which some tests start on free ports of this machine: vsftpd,
             dovecot, gophernicus, INN (only unpacked). None is started here or at boot. Without them these tests are
             skipped. Debian only
  --package  what building needs, and what packages are made and tested with. Debian only
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
                       nginx, apache2, node, chromium, clang with its libFuzzer, zsh, fish

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
    [ "$1" = package ] && tools+=(python3 cpack dpkg-shlibdeps rpmbuild patchelf strip)
    [[ "$1" = test || "$1" = servers ]] && tools+=(python3 ncat microsocks socat nc openssl curl tshark nginx apache2 node
        chromium clang++ zsh fish)
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
    --servers) what='servers' ;;
    --package) what='package' ;;
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

# Where INN is unpacked: a folder that the user it runs as can enter.
news_folder() {
    if [ "$(id -u)" = 0 ]; then
        echo /var/cache/wirebench/servers/inn2
    else
        echo "$HOME/.cache/wirebench/servers/inn2"
    fi
}

# Needs no rights of the administrator.
unpack_news() {
    local folder package
    folder=$(news_folder)
    [ -x "$folder/usr/lib/news/bin/innd" ] && return 0
    rm -rf "$folder.new"
    mkdir -p "$folder.new"
    (
        cd "$folder.new" || exit 1
        apt-get -q -o Acquire::Retries=3 download "${news_packages[@]}" || exit 1
        for package in *.deb; do dpkg -x "$package" .; done
        rm -f ./*.deb
    ) || return 1
    rm -rf "$folder"
    mv "$folder.new" "$folder"
}

# The libraries that INN is linked with.
news_libraries() {
    apt-cache depends "${news_packages[@]}" 2>/dev/null | sed -n 's/^ *|\{0,1\}Depends: \(lib[^ <]*\)$/\1/p' | sort -u
}

packages=("${build_packages[@]}")
welcome=("${welcome_packages[@]}")
if [ "$what" = test ] || [ "$what" = servers ]; then
    packages+=("${test_packages[@]}")
    welcome+=("${welcome_test_packages[@]}")
elif [ "$what" = package ]; then
    packages+=("${package_packages[@]}")
fi
if [ "$what" = servers ]; then
    mapfile -t libraries < <(news_libraries)
    packages+=("${server_packages[@]}" "${libraries[@]}")
fi
mapfile -t missing < <(missing_packages "${packages[@]}")
mapfile -t also < <(missing_packages "${welcome[@]}")
wanted=("${missing[@]}" "${also[@]}")
if [ ${#wanted[@]} -eq 0 ]; then
    [ "$what" != servers ] || unpack_news
    exit
fi

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
# A unit that is masked cannot be started by the package that brings it. Those that are there already stay as they are.
masked=()
if [ "$what" = servers ] && [ -d /run/systemd/system ]; then
    for unit in "${server_units[@]}"; do
        systemctl cat "$unit" >/dev/null 2>&1 || masked+=("$unit")
    done
    [ ${#masked[@]} -eq 0 ] || "${as_root[@]}" systemctl mask "${masked[@]}"
fi
# Without systemd invoke-rc.d starts nothing in this run level.
[ "$what" != servers ] || apt=("${as_root[@]}" env RUNLEVEL=1 "${apt[@]:${#as_root[@]}}")
failed=
"${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${wanted[@]}" || failed=1
if [ ${#masked[@]} -gt 0 ]; then
    "${as_root[@]}" systemctl unmask "${masked[@]}"
    "${as_root[@]}" systemctl disable "${masked[@]}" || true
fi
if [ -n "$failed" ]; then
    echo "apt-get could not install all of it. Wirebench needs Debian 12 (Ubuntu 23.04) or later." >&2
    exit 1
fi
if [ "$what" = servers ]; then
    unpack_news
fi

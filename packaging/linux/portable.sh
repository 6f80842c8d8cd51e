#!/usr/bin/env bash
# Makes the portable archive of build/release, with Qt, its plugins and what they need; packaging/package.sh calls it.
# Nothing in it is a symbolic link, so that it can be unpacked onto a USB stick.
set -eu
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' build/release/CMakeCache.txt)
name=wirebench-$version-linux-$(uname -m)
top=build/packages/portable/$name
rm -rf build/packages/portable
mkdir -p "$top"

cmake --install build/release --strip --prefix "$PWD/$top" >/dev/null
# These are for a system, which a portable copy does not touch.
rm -rf "$top"/share/{applications,metainfo,mime,icons,bash-completion,zsh,fish}
cmake -DTOP="$PWD/$top" -DQT_PLUGINS="$(qtpaths6 --query QT_INSTALL_PLUGINS 2>/dev/null || /usr/lib/qt6/bin/qtpaths --query QT_INSTALL_PLUGINS)" \
    -P packaging/linux/bundle.cmake

for file in "$top"/bin/wirebench "$top"/bin/wirebench-cli; do
    patchelf --set-rpath '$ORIGIN/../lib' "$file"
done
for file in "$top"/lib/*.so*; do
    patchelf --set-rpath '$ORIGIN' "$file"
done
find "$top/plugins" -name '*.so' -exec patchelf --set-rpath '$ORIGIN/../../lib' {} \;
printf '[Paths]\nPrefix=..\nPlugins=plugins\nTranslations=translations\n' >"$top/bin/qt.conf"

install -m 755 packaging/linux/portable-launcher.sh "$top/wirebench"
install -m 755 packaging/linux/portable-launcher.sh "$top/wirebench-cli"
install -m 644 packaging/linux/portable-README.txt "$top/README.txt"
install -m 644 packaging/linux/wirebench-portable.txt "$top/"
install -D -m 644 resources/appicon/wirebench.svg "$top/wirebench.svg"

# Each library's licence, as its package has it.
mkdir -p "$top/licences"
install -m 644 LICENSE "$top/licences/wirebench"
if command -v dpkg-query >/dev/null; then
    # With and without /usr: dpkg remembers a file by the path that its package has.
    sed 'p; s,^/usr,,' "$top/bundled.txt" | xargs dpkg-query -S 2>/dev/null >"$top/owners.txt" || true
    while read -r file; do
        owner=$(sed -n "s,^\([^:,]*\)[:,].* \(/usr\)\{0\,1\}${file#/usr}\$,\1,p" "$top/owners.txt" | head -n 1)
        if [ -z "$owner" ] || [ ! -e "/usr/share/doc/$owner/copyright" ]; then
            echo "portable.sh: no licence was found for $file" >&2
            exit 1
        fi
        cp -L "/usr/share/doc/$owner/copyright" "$top/licences/$owner"
    done <"$top/bundled.txt"
    rm "$top/owners.txt"
    for licence in LGPL-2 LGPL-2.1 LGPL-3 GPL-2 GPL-3 Apache-2.0; do # which those files refer to
        cp -L "/usr/share/common-licenses/$licence" "$top/licences/"
    done
fi
rm -f "$top/bundled.txt"
find "$top" -type f -exec chmod u+rw,go-w,a+rX {} +

# The same sources give the same archive.
find "$top" -exec touch --no-dereference --date="@${SOURCE_DATE_EPOCH:-0}" {} +
tar --create --sort=name --owner=0 --group=0 --numeric-owner --mtime="@${SOURCE_DATE_EPOCH:-0}" \
    --directory build/packages/portable "$name" | gzip -9n >"build/packages/$name.tar.gz"

# One file for those who rather start something than unpack something.
{
    sed "s/@NAME@/$name/g" packaging/linux/self-extract.sh
    cat "build/packages/$name.tar.gz"
} >"build/packages/$name.run"
chmod 755 "build/packages/$name.run"
rm -rf build/packages/portable

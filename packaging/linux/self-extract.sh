#!/bin/sh
# Unpacks Wirebench into a folder: sh FILE.run [FOLDER, by default the one where you are]
set -eu
case "${1:-}" in
    -h | --help) sed -n '2s/^# //p' "$0"; exit 0 ;;
esac
folder=${1:-.}
mkdir -p "$folder"
line=$(awk '/^__ARCHIVE__$/ { print NR + 1; exit }' "$0")
if ! tail -n "+$line" "$0" | gzip -d | tar -x -C "$folder"; then
    echo "It could not be unpacked into $folder: is there room (90 MB), and may you write there?" >&2
    exit 1
fi
echo "Unpacked. Start it with: $folder/@NAME@/wirebench"
exit 0
__ARCHIVE__

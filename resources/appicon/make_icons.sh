#!/usr/bin/env bash
# Draws the icon's sizes from the SVG: run it here after a change and commit the result. Needs librsvg2-bin.
set -eu
cd "$(dirname "$0")"
command -v rsvg-convert >/dev/null || { echo "rsvg-convert is missing: apt-get install librsvg2-bin" >&2; exit 1; }
for size in 16 24 32 48 64 128 256; do
    rsvg-convert --width "$size" --height "$size" --output "wirebench-$size.png" wirebench.svg
done

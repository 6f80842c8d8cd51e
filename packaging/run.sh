#!/usr/bin/env bash
# Installs what is missing, builds Wirebench and opens its window. Arguments go to the program.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
"$top/packaging/install-dependencies.sh" --build
"$top/packaging/build.sh" release
exec "$top/build/release/bin/wirebench" "$@"

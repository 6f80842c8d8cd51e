#!/usr/bin/env bash
# Installs what is missing, builds everything and runs all tests without a display.
# Arguments go to ctest: tests/run.sh -R hostport
# Single tests, without building the rest: tests/run.sh --only tst_hostport tst_cli_usage
set -eu
cd "$(dirname "$0")/.."
packaging/install-dependencies.sh --test
if [ "${1:-}" = --only ]; then
    shift
    [ $# -ge 1 ] || { echo "Usage: tests/run.sh --only TEST…" >&2; exit 2; }
    targets=()
    for name in "$@"; do
        case "$name" in
            check_*) ;; # scripts: there is nothing to build
            tst_cli_*) targets+=("$name" wirebench-cli) ;;
            tst_window) targets+=("$name" wirebench) ;;
            *) targets+=("$name") ;;
        esac
    done
    packaging/build.sh dev "${targets[@]}"
    set -- -R "^($(IFS='|'; echo "$*"))\$"
else
    packaging/build.sh dev
fi
cores=$(nproc 2>/dev/null || sysctl -n hw.ncpu)
export CTEST_PARALLEL_LEVEL=${CTEST_PARALLEL_LEVEL:-$cores}
exec ctest --preset dev --no-tests=error "$@"

#!/usr/bin/env bash
# Installs what is missing, builds everything and runs all tests without a display.
# Arguments go to ctest: tests/run.sh -R hostport
set -eu
cd "$(dirname "$0")/.."
packaging/install-dependencies.sh --test
packaging/build.sh dev
cores=$(nproc 2>/dev/null || sysctl -n hw.ncpu)
export CTEST_PARALLEL_LEVEL=${CTEST_PARALLEL_LEVEL:-$cores}
exec ctest --preset dev --no-tests=error "$@"

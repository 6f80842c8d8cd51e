#!/usr/bin/env bash
# Makes all packages and tries them on clean Debian 12 and 13. Arguments go to ctest: tests/packages/run.sh -R portable
# Takes a quarter of an hour, needs the network and the administrator: without the right to make roots those tests are
# skipped, and the last line counts them.
set -eu
cd "$(dirname "$0")/../.."
packaging/install-dependencies.sh --package
packaging/package.sh all
cmake -S tests/packages -B build/package-tests
cores=$(nproc)
export CTEST_PARALLEL_LEVEL=${CTEST_PARALLEL_LEVEL:-$cores}
exec ctest --test-dir build/package-tests --output-on-failure --no-tests=error "$@"

#!/usr/bin/env bash
# Runs fuzzers longer than the suite does, and from another seed each time: tests/fuzz/run.sh SECONDS [NAME…]
# An input that breaks a rule is kept in build/fuzz/tests/fuzz, as ctest keeps it; new ground that was found is in "found"
# there, and the next long run goes on from it.
set -eu
cd "$(dirname "$0")/../.."
[[ ${1:-} =~ ^[0-9]+$ ]] || { echo "Usage: tests/fuzz/run.sh SECONDS [NAME…]" >&2; exit 2; }
seconds=$1
shift
names=("$@")
[ $# -gt 0 ] || mapfile -t names < <(find tests/fuzz -name 'fuzz_*.cpp' -exec basename -s .cpp {} + | sort)
packaging/build.sh fuzz fuzzers
out=build/fuzz/tests/fuzz
build/fuzz/bin/makeseeds "$out/corpus"
status=0
for name in "${names[@]}"; do
    log=$out/$name.log
    mkdir -p "$out/found/$name"
    if "build/fuzz/bin/$name" -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=2048 \
        -artifact_prefix="$out/$name-" -dict=tests/fuzz/http.dict "$out/found/$name" "$out/corpus/$name" >"$log" 2>&1; then
        echo "$name: $(sed -n 's/^#\([0-9]*\)[[:space:]]*DONE.*/\1/p' "$log") inputs, nothing found"
    else
        status=1
        echo "$name: $(grep -m 1 -E 'Does not hold|ERROR: |runtime error' "$log" || echo "see $log")"
    fi
done
exit "$status"

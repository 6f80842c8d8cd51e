#!/usr/bin/env bash
# Configures and builds one preset of CMakePresets.json: packaging/build.sh PRESET [TARGET…]
set -eu
cd "$(dirname "$0")/.."
[ $# -ge 1 ] || { echo "Usage: packaging/build.sh PRESET [TARGET…]" >&2; exit 2; }
preset=$1
shift

if command -v ccache >/dev/null 2>&1; then
    export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
    # Paths below the tree are hashed as relative ones, so that presets and clones share what is compiled.
    export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=true
    # What ccache needs to work with precompiled headers, which are too large to be read or preprocessed each time.
    export CCACHE_INODECACHE=true CCACHE_DEPEND=true
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
fi
cores=$(nproc 2>/dev/null || sysctl -n hw.ncpu)
export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$cores}

cmake --preset "$preset"
cmake --build --preset "$preset" ${1:+--target "$@"}

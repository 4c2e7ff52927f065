#!/bin/sh
# Writes the golden data of the interface anew: exported-names.txt and interface.txt after a change that is
# meant, last-release.abi.xz as well when the word "release" is given, as part of making a release.
#
# usage: update.sh [release]
#
# BUILD in the environment is the build folder, build/asan without it.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=${BUILD:-$root/build/asan}

cmake --build "$build" --target slimphone slimphone-interface
cmake -DNM=nm -DLIBRARY="$build/src/capi/libslimphone.so" -DGOLDEN="$here/exported-names.txt" -DUPDATE=ON \
    -P "$here/exported-names.cmake"
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$root/tests/support \
    python3 "$here/interface-tables.py" text "$root/include" >"$here/interface.txt"
if [ "${1:-}" = release ]; then
    abidw --no-corpus-path --no-comp-dir-path --no-show-locs --no-parameter-names --no-architecture \
        --no-write-default-sizes --no-elf-needed "$build/tests/abi/libslimphone-interface.so" |
        xz -9 >"$here/last-release.abi.xz"
fi

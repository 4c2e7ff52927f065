#!/bin/sh
# Checks everything: installs what the tests need, builds with AddressSanitizer and UBSan, checks
# format and lint, and runs all tests. Ends with ctest's summary; fails when anything failed.
#
# With --long it also does what takes long: tests/arm64.sh.
set -eu

case ${1:-} in
    '') long=no ;;
    --long) long=yes ;;
    *) echo "usage: run.sh [--long]" >&2; exit 2 ;;
esac

root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/build/asan
jobs=$(nproc)

"$root/tests/install-dependencies.sh" build tests

launcher=
if command -v ccache >/dev/null; then
    launcher="-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache"
    # What one clone compiled serves another one elsewhere.
    export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
fi
# shellcheck disable=SC2086 # a list of options
(cd "$root" && cmake --preset asan -G Ninja -DCMAKE_EXPORT_COMPILE_COMMANDS=ON $launcher)
cmake --build "$build" --parallel "$jobs"

lint=0
"$root/tests/lint.sh" "$build" || lint=1
ctest --test-dir "$build" --output-on-failure --no-tests=error --parallel "$jobs"
[ $lint -eq 0 ] || { echo "format or lint is not clean, see above" >&2; exit 1; }
[ $long = no ] || "$root/tests/arm64.sh"

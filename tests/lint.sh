#!/bin/sh
# Checks format and lint of the project's own sources, and that doxygen finds every public name documented.
#
# usage: lint.sh BUILD_FOLDER
#
# The folder holds the compile_commands.json of a finished build.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$1" && pwd)
cd "$root"

result=0
find include src examples tests -name '*.c' -o -name '*.cpp' -o -name '*.h' -o -name '*.m' | sort |
    xargs clang-format --dry-run --Werror || result=1

{ cat docs/Doxyfile; echo "OUTPUT_DIRECTORY = $build/docs"; } | doxygen - || result=1

log=$build/clang-tidy.log
# The commands are those of another compiler, which knows warnings that clang does not.
if ! run-clang-tidy -quiet -p "$build" -j "$(nproc)" -extra-arg=-Wno-unknown-warning-option \
    "^$root/(src|examples|tests)/" >"$log" 2>&1; then
    sed 's/\x1b\[[0-9;]*m//g' "$log" | grep -E '(warning|error): ' | sort -u >&2 || cat "$log" >&2
    result=1
fi
exit $result

#!/bin/sh
# Fails when a program that was built for the last release would not run with LIBRARY: when a function is gone
# or a function, a type or a constant has changed. New functions are welcome.
#
# usage: compare-with-release.sh LIBRARY SCRATCH_FOLDER
set -eu

release=$2/last-release.abi
xz -dc "$(dirname "$0")/last-release.abi.xz" >"$release"
if ! abidiff --no-architecture --no-added-syms "$release" "$1"; then
    echo "This breaks programs: take it back, or raise SLIMPHONE_ABI and call tests/abi/update.sh release" >&2
    exit 1
fi

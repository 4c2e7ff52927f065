#!/bin/sh
# Cross builds for 64-bit ARM and runs the unit tests, the C programs of the facade and a registration under
# qemu-user. Takes ten minutes or so; "tests/run.sh --long" runs it after everything else.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/build/arm64
sysroot=$root/build/arm64-sysroot

"$root/tests/install-dependencies.sh" build tests arm64
"$root/cmake/toolchains/arm64-sysroot.sh" "$sysroot" >/dev/null

launcher=
if command -v ccache >/dev/null; then
    launcher="-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache"
fi
# shellcheck disable=SC2086 # a list of options
(cd "$root" && cmake --preset arm64 -G Ninja $launcher)
cmake --build "$build" --parallel "$(nproc)"

ctest --test-dir "$build" -L '^(unit|capi)$' --output-on-failure --no-tests=error --parallel "$(nproc)"

registrar=
work=$(mktemp -d)
finish() {
    [ -z "$registrar" ] || kill "$registrar" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

# The registrar tells its port; reading blocks until it does, or has ended.
mkfifo "$work/ready"
qemu-aarch64 -L "$sysroot" "$build/examples/registrar/slimphone-registrar" --port 0 --user demo:secret \
    >"$work/ready" &
registrar=$!
read -r _ _ port _ <"$work/ready" || { echo "the registrar did not start" >&2; exit 1; }

readelf -h "$build/examples/basic_registration" | grep Machine
qemu-aarch64 -L "$sysroot" "$build/examples/basic_registration" sip:demo@slimphone.example secret \
    "sip:127.0.0.1:$port" --expires 4 --refreshes 1 | tee "$work/states"
grep -o 'LinphoneRegistration[A-Z][a-z]*' "$work/states" >"$work/seen" || true
printf 'LinphoneRegistration%s\n' Progress Ok Ok Cleared | cmp -s - "$work/seen" ||
    { echo "these are not the states of a registration, a refresh and its end" >&2; exit 1; }
echo "arm64: unit tests, C programs and a registration passed under qemu-user"

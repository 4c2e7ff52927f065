#!/bin/sh
# Shows a registration from the first request to the last.
#
#   examples/demo.sh                                  with a registrar started here, on loopback
#   examples/demo.sh sip:me@example.org secret [server]   with a real one, until Ctrl-C
#
# Installs what the build needs and is missing.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/build/demo

registrar=
work=
finish() {
    if [ -n "$registrar" ]; then
        kill "$registrar" 2>/dev/null || true
        wait "$registrar" 2>/dev/null || true
    fi
    [ -z "$work" ] || rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' HUP INT TERM

work=$(mktemp -d)

# Runs a command whose output matters only when it fails.
quietly() {
    "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; return 1; }
}

echo "building in $build" >&2
quietly "$root/tests/install-dependencies.sh" build
quietly cmake -S "$root" -B "$build" -DCMAKE_BUILD_TYPE=Release -DSLIMPHONE_BUILD_TESTS=OFF
quietly cmake --build "$build" --parallel "$(nproc)" --target basic_registration slimphone-registrar

if [ $# -gt 0 ]; then
    finish
    trap - EXIT HUP INT TERM
    exec "$build/examples/basic_registration" "$@" # Ctrl-C is for the program, which unregisters
fi

# The registrar takes a free port and tells which; reading blocks until it does, or has ended.
mkfifo "$work/ready"
"$build/examples/registrar/slimphone-registrar" --port 0 --user demo:secret --verbose >"$work/ready" &
registrar=$!
read -r _ _ port _ <"$work/ready" || { echo "the registrar did not start" >&2; exit 1; }

# Two seconds is a short life, so that the refresh does not keep anybody waiting.
"$build/examples/basic_registration" sip:demo@slimphone.example secret "sip:127.0.0.1:$port" \
    --expires 2 --refreshes 1 | tee "$work/states"

grep -o 'LinphoneRegistration[A-Z][a-z]*' "$work/states" >"$work/seen" || true
printf 'LinphoneRegistration%s\n' Progress Ok Ok Cleared | cmp -s - "$work/seen" ||
    { echo "these are not the states of a registration, a refresh and its end" >&2; exit 1; }

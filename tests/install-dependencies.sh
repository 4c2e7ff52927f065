#!/bin/sh
# Installs the Debian packages that are missing for the named sets; with none named, for all but arm64.
#
#   build   to build and install the library, the examples and the demo
#   tests   to run the tests and checks besides; unpacks what tests/fetch-reference.sh says, too
#   bench   to build the benchmarks besides
#   arm64   to cross build for arm64 and run the result, besides build and tests
#
# With --list as the first argument it prints the names instead.
set -eu

list=no
if [ "${1:-}" = --list ]; then
    list=yes
    shift
fi

build="g++ make cmake ninja-build pkg-config libbellesip-dev libbctoolbox-dev libmbedtls-dev libxml2-dev libcurl4-openssl-dev nlohmann-json3-dev zlib1g-dev"
tests="ccache python3 openjdk-17-jdk-headless gobjc libgnustep-base-dev libglib2.0-dev libgtest-dev libgmock-dev kamailio kamailio-tls-modules kamailio-sqlite-modules kamailio-outbound-modules dnsmasq-base sip-tester lighttpd lighttpd-mod-openssl openssl clang clang-format clang-tidy doxygen abigail-tools binutils xz-utils"
bench="libbenchmark-dev"
arm64="g++-aarch64-linux-gnu qemu-user"

wanted=
fetch=:
for set in "${@:-all}"; do
    case $set in
        build) wanted="$wanted $build" ;;
        tests) wanted="$wanted $tests"; fetch=$(dirname "$0")/fetch-reference.sh ;;
        bench) wanted="$wanted $bench" ;;
        arm64) wanted="$wanted $arm64" ;;
        all) wanted="$wanted $build $tests $bench"; fetch=$(dirname "$0")/fetch-reference.sh ;;
        *) echo "unknown set $set" >&2; exit 2 ;;
    esac
done

if [ $list = yes ]; then
    echo "$wanted"
    exit 0
fi

missing=
for package in $wanted; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || { "$fetch"; exit; }
echo "installing$missing" >&2

as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "needs root or sudo to install$missing" >&2; exit 1; }
    as_root=sudo
fi

# The tests start their own servers; the one that comes with a package shall not run.
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' | $as_root tee $policy >/dev/null
    trap '$as_root rm -f $policy' EXIT
    trap 'exit 1' HUP INT TERM
    $as_root chmod 755 $policy
fi

install() {
    # shellcheck disable=SC2086 # a list of words
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -o DPkg::Lock::Timeout=600 -y --no-install-recommends $missing
}

# The lists of a fresh machine are empty, those of an old one name files that are gone.
# shellcheck disable=SC2086
if ! apt-get install -s --no-install-recommends $missing >/dev/null 2>&1 || ! install; then
    $as_root apt-get update
    install
fi
"$fetch"

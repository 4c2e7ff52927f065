#!/bin/sh
# Fills a folder with what the cross build for arm64 links against: Debian's arm64 packages, unpacked.
#
#   arm64-sysroot.sh [FOLDER]      default: build/arm64-sysroot in the project
#
# apt works in a private state here; the packages and architectures of this machine stay as they are,
# and root is not needed. DEBIAN_MIRROR names another mirror than deb.debian.org.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
sysroot=${1:-$root/build/arm64-sysroot}
# What the build here takes of Debian's development packages, the cross build takes as well.
packages="libc6-dev libstdc++-12-dev libgtest-dev libgmock-dev
    $("$root/tests/install-dependencies.sh" --list build | tr ' ' '\n' | grep -e '-dev$')"

# The same packages from the same release: nothing to do.
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
# shellcheck disable=SC2086,SC2116 # a list of words, on one line
wanted=$(echo "$release" $packages)
if [ "$(cat "$sysroot/.filled" 2>/dev/null)" = "$wanted" ]; then
    echo "$sysroot"
    exit 0
fi

apt=$(mktemp -d)
trap 'rm -rf "$apt"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$apt/state/lists/partial" "$apt/cache/archives/partial" "$apt/empty"
: >"$apt/status"
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
cat >"$apt/sources.list" <<EOF
deb [arch=arm64 signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $release main
deb [arch=arm64 signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $release-updates main
EOF
private_apt() {
    apt-get -q -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o APT::Sandbox::User= \
        -o Dir::State="$apt/state" -o Dir::State::status="$apt/status" -o Dir::Cache="$apt/cache" \
        -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts="$apt/empty" \
        -o Dir::Etc::preferencesparts="$apt/empty" -o Debug::NoLocking=1 "$@" >&2
}
private_apt update
# shellcheck disable=SC2086 # a list of words
private_apt install --yes --no-install-recommends --download-only $packages

rm -rf "$sysroot"
mkdir -p "$sysroot"
for package in "$apt"/cache/archives/*.deb; do
    dpkg-deb --extract "$package" "$sysroot"
done
# Absolute links would lead out of the folder.
find "$sysroot" -type l -lname '/*' | while read -r link; do
    ln -sfnr "$sysroot$(readlink "$link")" "$link"
done
# What is neither compiled, linked nor run takes most of the room.
rm -rf "$sysroot"/usr/share/doc "$sysroot"/usr/share/man "$sysroot"/usr/share/locale "$sysroot"/var
echo "$wanted" >"$sysroot/.filled"
echo "$sysroot"

#!/bin/sh
# Unpacks Debian's liblinphone 5.1 with its headers below build/reference, where the drop-in test compiles
# against it. Nothing is installed. Does nothing when it is there already.
set -eu

release=5.1.65
packages="liblinphone10 liblinphone-dev libmediastreamer-dev libortp-dev"
folder=${1:-$(cd "$(dirname "$0")/.." && pwd)/build/reference}

[ -e "$folder/$release" ] && exit 0

scratch=$folder.part
rm -rf "$scratch"
mkdir -p "$scratch/packages"
cd "$scratch/packages"

# shellcheck disable=SC2086 # a list of words
if ! apt-get download $packages; then
    if [ "$(id -u)" -eq 0 ]; then apt-get update; else sudo apt-get update; fi
    # shellcheck disable=SC2086
    apt-get download $packages || { echo "cannot download $packages" >&2; exit 1; }
fi
for package in *.deb; do
    dpkg -x "$package" "$scratch"
done
found=$(dpkg-deb -f liblinphone10_*.deb Version)
case $found in
    $release-*) ;;
    *) echo "the registry has liblinphone $found, not $release" >&2; exit 1 ;;
esac
rm -rf "$scratch/packages" "$folder"
: >"$scratch/$release"
mv "$scratch" "$folder"

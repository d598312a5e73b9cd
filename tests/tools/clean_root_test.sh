#!/usr/bin/env bash
# usage: clean_root_test.sh RELATA
# Installs the Debian package in a Debian 12 that has nothing else, and uses it there. Needs root, debootstrap and a Debian mirror: it
# says so and succeeds where one is missing. Part of scripts/nightly.
set -uo pipefail
build=$(dirname "$(realpath "$1")")
[ "$(id -u)" -eq 0 ] || { echo "clean root: not run, it needs root"; exit 0; }
command -v debootstrap >/dev/null || { echo "clean root: not run, debootstrap is not installed"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mirror=$(grep -rhoE 'https?://[^ ]+' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | grep -v security | head -n 1)
debootstrap --variant=minbase bookworm "$work/root" ${mirror:+"$mirror"} >"$work/log" 2>&1 ||
  { echo "clean root: not run, debootstrap failed: $(tail -n 1 "$work/log")"; exit 0; }
(cd "$work" && cpack -G DEB --config "$build/CPackConfig.cmake" -B "$work/packages" >"$work/log" 2>&1) || { cat "$work/log"; exit 1; }
cp "$work"/packages/relata_*.deb "$work/root/relata.deb"
cp -r /etc/apt/apt.conf.d/. "$work/root/etc/apt/apt.conf.d/" 2>/dev/null
cp /etc/resolv.conf "$work/root/etc/resolv.conf" 2>/dev/null
echo 'Ada Brook founded Northlight in 1998.' >"$work/root/good.txt"
inside() { chroot "$work/root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
inside apt-get update -qq >"$work/log" 2>&1
inside apt-get install -y -qq --no-install-recommends /relata.deb >"$work/log" 2>&1 || { tail -n 20 "$work/log"; echo "clean root: the package does not install"; exit 1; }
inside relata build good.txt -o good.relata 2>"$work/log" || { cat "$work/log"; exit 1; }
inside relata show good.relata Northlight | grep -q 'Ada Brook' || { echo "clean root: the program finds nothing"; exit 1; }
echo "clean root: installed and used"

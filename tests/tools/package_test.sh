#!/usr/bin/env bash
# usage: package_test.sh RELATA
# What belongs to the program when it leaves the build tree: the install, the library for other programs (find_package and pkg-config), the
# completions of the shells, the Debian packages. RELATA's folder must be a build of everything.
set -uo pipefail
relata=$(realpath "$1")
build=$(dirname "$relata")
source=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
fail() { echo "FAILED $1"; shift; printf '    %s\n' "$@"; failed=$((failed + 1)); }
unset RELATA_MODEL

# --- the installed program works from where it is ---
cmake --install "$build" --prefix "$work/prefix" >install.log 2>&1 || fail "cmake --install" "$(tail -n 5 install.log)"
[ -s prefix/share/man/man1/relata.1 ] || fail "the manual page is not installed"
echo 'Ada Brook founded Northlight in 1998.' >good.txt
prefix/bin/relata build good.txt -o good.relata 2>err || fail "the installed program" "$(cat err)"
prefix/bin/relata show good.relata Northlight 2>&1 | grep -q 'Ada Brook' || fail "the installed program finds nothing"
prefix/bin/relata --version | grep -Eq 'Apache|GPL' || fail "--version does not state the licence"
licence=$(prefix/bin/relata --version | tail -n 1)
grep -qF "$licence" prefix/share/doc/relata/copyright || fail "the installed copyright says otherwise" "$licence"

# --- the library ---
expected="a = Ada
since = 1833
b = (:Person {name: 'Charles'})
error: the variable 'nobody' is not defined [SyntaxError: UndefinedVariable]"
check_example() {  # NAME PROGRAM: the example's output
  rm -f example.relata*
  "$2" example.relata >out 2>&1
  [ "$(head -n 4 out)" = "$expected" ] || fail "$1" "$(cat out)"
}
if cmake -S "$source/tests/tools/example" -B example -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_BUILD_TYPE=None >log 2>&1 && cmake --build example >>log 2>&1; then
  check_example "find_package(relata)" example/example
else
  fail "find_package(relata)" "$(tail -n 20 log)"
fi
pc=$(dirname "$(find prefix -name relata.pc)")
# shellcheck disable=SC2046  # several words are wanted
if g++ -std=c++17 "$source/tests/tools/example/main.cpp" $(PKG_CONFIG_PATH=$pc pkg-config --define-variable=prefix="$work/prefix" --cflags --libs relata) -o by_pkg_config >log 2>&1; then
  check_example "pkg-config relata" ./by_pkg_config
else
  fail "pkg-config relata" "$(tail -n 20 log)"
fi

# --- completion: what bash would offer ---
offered() {  # WORD...: the last is the one at the cursor
  bash -c 'source prefix/share/bash-completion/completions/relata; shift 0
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _relata; printf "%s\n" "${COMPREPLY[@]}"' _ "$@"
}
[ "$(offered relata qu)" = query ] || fail "bash: commands" "$(offered relata qu)"
[ "$(offered relata query g.relata --mod)" = --mode ] || fail "bash: options" "$(offered relata query g.relata --mod)"
[ "$(offered relata query g.relata --mode cs)" = csv ] || fail "bash: values" "$(offered relata query g.relata --mode cs)"
[ "$(offered relata show goo | sort | head -n 1)" = good.relata ] || fail "bash: files" "$(offered relata show goo)"
for shell in zsh fish; do
  command -v $shell >/dev/null || { echo "$shell is not installed: its completion is not parsed"; continue; }
  file=$(find prefix \( -name _relata -o -name relata.fish \) | grep $shell)
  $shell -n "$file" 2>err || fail "$shell cannot read its completion" "$(cat err)"
done

# --- Debian packages ---
if command -v dpkg-shlibdeps >/dev/null; then
  (cd "$work" && cpack -G DEB --config "$build/CPackConfig.cmake" -B "$work/packages" >cpack.log 2>&1) || fail "cpack" "$(tail -n 5 cpack.log)"
  tool=$(find packages -maxdepth 1 -name 'relata_*.deb')
  [ -n "$tool" ] || { fail "there is no package"; tool=/dev/null; }
  dpkg-deb -f "$tool" Depends 2>/dev/null | grep -q libsqlite3 || fail "the package does not depend on what it links" "$(dpkg-deb -f "$tool" Depends 2>&1)"
  mkdir root && dpkg-deb -x "$tool" root
  root/usr/bin/relata build good.txt -o packaged.relata 2>err || fail "the packaged program" "$(cat err)"
  [ -s root/usr/share/doc/relata/copyright ] || fail "the package has no copyright file"
  [ -e "root/usr/include" ] && fail "the package of the program holds the library's header"
  find packages -maxdepth 1 -name 'librelata-dev_*.deb' | grep -q . || fail "there is no librelata-dev"
else
  echo "dpkg-dev is not installed: the Debian packages are not made"
fi

echo "package: $failed failed"
[ "$failed" -eq 0 ]

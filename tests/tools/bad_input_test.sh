#!/usr/bin/env bash
# usage: bad_input_test.sh RELATA
# What a user can do wrong, over the built tool: each gives one clear message on standard error and the right exit code, a batch of
# documents goes on and says how many it left out, and an existing graph is never damaged.
# Memory is not limited, since the sanitizers reserve terabytes; the time limits are wide, since a test measures no speed.
set -uo pipefail
relata=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0 checks=0

fail() { echo "FAILED $1"; shift; printf '    %s\n' "$@"; failed=$((failed + 1)); }

# expect NAME EXIT PATTERN COMMAND...: the exit code, a line of standard error that matches PATTERN (extended), exactly one line that
# begins an error when the code is not 0, and nothing on standard output unless allowed by out=any.
expect() {
  local name=$1 code=$2 pattern=$3 got messages
  shift 3
  checks=$((checks + 1))
  timeout 300 "$@" >out 2>err
  got=$?
  messages=$(grep -c '^error' err)
  [ "$got" -eq "$code" ] || { fail "$name" "exit $got, not $code" "$(head -c 600 err)"; return; }
  grep -Eqi -- "$pattern" err || { fail "$name" "standard error does not say $pattern:" "$(head -c 600 err)"; return; }
  [ "$code" -eq 0 ] || [ "$messages" -eq 1 ] || { fail "$name" "$messages error messages, not one" "$(head -c 600 err)"; return; }
  [ "${out:-none}" = any ] || [ ! -s out ] || fail "$name" "standard output is not empty" "$(head -c 300 out)"
}

# facts GRAPH: what the graph says, to see that it is unharmed.
facts() { "$relata" export "$1" --format facts 2>&1; }

echo 'Ada Brook founded Northlight in 1998. Northlight builds telescopes.' >good.txt
echo 'Northlight bought Meridian Glass.' >better.txt
"$relata" build good.txt -o good.relata 2>err || { cat err; echo "the good document does not build"; exit 1; }
facts good.relata >good.facts
grep -q Northlight good.facts || { echo "the good graph has no facts"; exit 1; }

# --- documents ---
: >empty.txt
head -c 100000 /dev/urandom >noise.txt
printf '\177ELF\002\001\001\000\000\000\000' >program.txt
printf 'Northlight hired Jos\351 Vidal in Lyon.\n' >latin1.txt
expect "an empty file"            1 'empty\.txt.*empty|empty.*empty\.txt' "$relata" build empty.txt -o empty.relata
expect "a program as a document"  1 'program\.txt'    "$relata" build program.txt -o program.relata
expect "noise as a document"      1 'noise\.txt'      "$relata" build noise.txt -o noise.relata
expect "another character set"    0 'latin1\.txt.*UTF-8|UTF-8.*latin1\.txt' "$relata" build latin1.txt -o latin1.relata
facts latin1.relata | grep -q 'Vidal' || fail "another character set" "the document gave nothing"
expect "a missing file"           3 'missing\.txt'    "$relata" build missing.txt -o missing.relata
mkdir nothing
expect "a folder without documents" 3 'nothing'       "$relata" build nothing -o nothing.relata
mkdir mixed
cp good.txt better.txt program.txt mixed
expect "a batch with a bad file"  1 'left out.*1|1.*left out' "$relata" build mixed -o mixed.relata
facts mixed.relata | grep -q 'Meridian Glass' || fail "a batch with a bad file" "the good files are not in the graph"
python3 - <<'P'
words = "the pump moved water and the crew of a barge watched it from Lisbon while Northlight sold lamps to "
with open("long.txt", "w") as f:
    f.write((words * (50_000_000 // len(words) + 1))[:50_000_000] + "\n")
P
expect "a line of 50 MB"          0 'long\.txt.*line of 47 MiB'       "$relata" build long.txt good.txt -o long.relata
facts long.relata | grep -q 'telescopes' || fail "a line of 50 MB" "the other document is not in the graph"
rm -f long.txt long.relata*

head -c 1100000000 /dev/zero | tr '\0' a >huge.txt
expect "a line of 1.1 GB"         1 'huge\.txt.*larger than 64 MiB' "$relata" build huge.txt -o huge.relata
rm -f huge.txt
[ -e huge.relata ] && fail "a line of 1.1 GB" "an empty graph was left behind"
printf '<p>Northlight bought <b>Meridian Glass.<p>Vega <i>Optics &bogus sells <table><tr><td>lamps' >broken.html
expect "broken HTML"              0 'broken\.relata: 1 documents' "$relata" build broken.html -o broken.relata
facts broken.relata | grep -q 'Meridian Glass' || fail "broken HTML" "the page gave nothing"
printf '%%PDF-1.4\nno more than this' >broken.pdf
if command -v pdftotext >/dev/null; then expect "a damaged PDF" 1 'broken\.pdf.*damaged|damaged.*broken\.pdf' "$relata" build broken.pdf -o pdf.relata; fi
mkdir -p bin
expect "a PDF without pdftotext"  1 'pdftotext.*not installed' env PATH="$work/bin" "$relata" build broken.pdf -o pdf.relata

# --- queries ---
out=any
python3 -c 'print("RETURN " + "(" * 100000 + "1" + ")" * 100000)' >parentheses.cypher
python3 -c 'print("RETURN " + "[" * 100000)' >brackets.cypher
python3 -c 'print("RETURN " + "NOT " * 100000 + "true")' >nots.cypher
python3 -c 'print("RETURN " + "-" * 100000 + "1")' >minuses.cypher
python3 -c 'print("RETURN 1" + " + 1" * 100000)' >plus.cypher
python3 -c 'print("RETURN " + "CASE WHEN true THEN " * 50000)' >cases.cypher
python3 -c 'print("MATCH (a)" + "-->()" * 5000 + " RETURN a")' >pattern.cypher
for name in parentheses brackets nots cases; do
  expect "100,000 nested $name" 1 'inside one another' "$relata" query good.relata -f "$name.cypher"
done
for name in minuses plus pattern; do  # right or refused, but no crash
  timeout 300 "$relata" query good.relata -f "$name.cypher" >out 2>err
  code=$?
  [ $code -le 1 ] || fail "a long query: $name" "exit $code" "$(head -c 300 err)"
done
expect "a syntax error"     1 'query|:1:'          "$relata" query good.relata 'MATCH (n RETURN n'
expect "an unknown function" 1 'nosuch'            "$relata" query good.relata 'RETURN nosuch(1)'
printf 'RETURN "\xff\xfe"' >invalid.cypher
expect "a query of invalid UTF-8" 1 'UTF-8'        "$relata" query good.relata -f invalid.cypher
expect "a missing query file" 3 'missing\.cypher'  "$relata" query good.relata -f missing.cypher
# shellcheck disable=SC2016  # the dollar is Cypher's
expect "a parameter that is no JSON" 2 'param|JSON' "$relata" query good.relata 'RETURN $p' --param 'p={'
out=none

# --- graph files ---
printf 'this is a letter, not a graph\n' >letter.relata
: >hollow.relata
head -c 30000 good.relata >cut.relata
python3 - <<'P'
import shutil, sqlite3
sqlite3.connect("foreign.relata").executescript("CREATE TABLE recipes(name TEXT); INSERT INTO recipes VALUES ('soup');")
shutil.copy("good.relata", "newer.relata")
newer = sqlite3.connect("newer.relata")
newer.execute("PRAGMA user_version = 100000")
newer.commit()
P
cp letter.relata letter.before
cp foreign.relata foreign.before
cp newer.relata newer.before
for command in "query %s RETURN_1" "stats %s" "export %s --format facts" "show %s Northlight"; do
  for kind in letter foreign newer absent; do
    read -ra words <<<"${command/\%s/$kind.relata}"
    pattern=$kind
    [ "$kind" = newer ] && pattern='newer.*version|version.*newer'
    expect "${words[0]} of a $kind file" 3 "$pattern" "$relata" "${words[@]/RETURN_1/RETURN 1}"
  done
done
for kind in letter foreign newer; do
  expect "build into a $kind file" 3 "$kind" "$relata" build good.txt -o "$kind.relata"
  cmp -s "$kind.relata" "$kind.before" || fail "build into a $kind file" "the file was changed"
done
[ -e absent.relata ] && fail "a query of an absent file" "the file was made"
for kind in hollow cut; do
  timeout 60 "$relata" query "$kind.relata" 'MATCH (n) RETURN count(n)' >out 2>err
  code=$?
  [ $code -eq 3 ] || [ $code -eq 1 ] || fail "a $kind file" "exit $code" "$(head -c 300 err)"
  [ "$(grep -c '^error' err)" -eq 1 ] || fail "a $kind file" "not one message" "$(head -c 300 err)"
done

# --- full disk: writes beyond 64 KiB fail, as ENOSPC would ---
limited() { (trap '' XFSZ; ulimit -f 64; exec "$@"); }
cp good.relata before.relata
python3 - <<'P'
with open("many.txt", "w") as f:
    for i in range(2000):
        f.write(f"Northlight sold {i + 1} telescopes to Observatory {i + 1}. ")
P
timeout 300 bash -c "$(declare -f limited); limited \"\$@\"" _ "$relata" build many.txt -o good.relata >out 2>err
code=$?
[ $code -eq 3 ] || fail "a full disk during build" "exit $code" "$(head -c 300 err)"
[ "$(grep -c '^error' err)" -eq 1 ] || fail "a full disk during build" "not one message" "$(head -c 300 err)"
facts good.relata | diff -q - good.facts >/dev/null || fail "a full disk during build" "the graph was damaged"
timeout 300 bash -c "$(declare -f limited); limited \"\$@\"" _ "$relata" query good.relata "UNWIND range(1, 20000) AS i CREATE (:Row {text: 'row number ' + toString(i)})" >out 2>err
code=$?
[ $code -eq 3 ] || fail "a full disk during a query" "exit $code" "$(head -c 300 err)"
facts good.relata | diff -q - good.facts >/dev/null || fail "a full disk during a query" "the graph was damaged"
if [ -e /dev/full ]; then
  "$relata" export good.relata --format facts >/dev/full 2>err
  code=$?
  [ $code -eq 3 ] || fail "standard output on a full disk" "exit $code" "$(head -c 300 err)"
  expect "an export to a full disk" 3 'full' "$relata" export good.relata --format facts -o /dev/full
fi

# --- an export that fails leaves what was there ---
echo 'a picture of last year' >picture.svg
expect "a picture without Graphviz" 3 'Graphviz is not installed' env PATH="$work/bin" "$relata" export good.relata --format svg -o picture.svg
expect "a focus that is not there" 1 'Nrthlight' "$relata" export good.relata --format dot --focus Nrthlight -o picture.svg
grep -q 'last year' picture.svg || fail "an export that fails" "the file that was there is gone"
[ "$(find . -name 'picture.svg*' | wc -l)" -eq 1 ] || fail "an export that fails" "something was left behind" "$(ls)"
"$relata" export good.relata --format dot -o picture.svg 2>err || fail "an export over a file" "$(cat err)"
grep -q 'digraph' picture.svg || fail "an export over a file" "it is not the new one"

# --- usage ---
expect "no such subcommand"  2 'bulid|subcommand|command' "$relata" bulid good.txt
expect "no such option"      2 'frmat'             "$relata" export good.relata --format dot --frmat dot
expect "no such format"      2 'dto|format'        "$relata" export good.relata --format dto

echo "bad input: $checks commands checked, $failed failed"
[ "$failed" -eq 0 ]

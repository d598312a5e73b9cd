#!/usr/bin/env bash
# usage: queries_test.sh RELATA
# Builds the graph of samples/ and runs every samples/queries/NAME.cypher against it; the answer, as JSON Lines, must be
# samples/queries/NAME.expected byte for byte. Prints a diff of each that is not, and fails.
# With RELATA_ACCEPT=1 the expected files are written instead: read the difference before committing it.
set -euo pipefail
relata=$(realpath "$1")
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$relata" build samples -o "$work/samples.relata" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
failed=0 count=0
for query in samples/queries/*.cypher; do
  expected=${query%.cypher}.expected
  count=$((count + 1))
  if ! "$relata" query "$work/samples.relata" -f "$query" --mode jsonl >"$work/answer" 2>"$work/log"; then
    echo "FAILED $query"; cat "$work/log"; failed=$((failed + 1)); continue
  fi
  if [ -n "${RELATA_ACCEPT:-}" ]; then cp "$work/answer" "$expected"; continue; fi
  diff -u "$expected" "$work/answer" || { echo "DIFFERS $query"; failed=$((failed + 1)); }
done
[ "$count" -ge 10 ] || { echo "only $count query files found"; exit 1; }
echo "$((count - failed)) of $count sample queries as expected"
[ "$failed" -eq 0 ]

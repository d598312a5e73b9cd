#!/usr/bin/env bash
# usage: kill_test.sh RELATA [ROUNDS, default 5]
# A build that is killed at a random moment leaves a file that opens; the same build again ends in the graph that an undisturbed build
# gives, byte for byte in every export. The moments follow from the round's number.
set -uo pipefail
relata=$(realpath "$1")
rounds=${2:-5}
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$relata" build samples -o "$work/whole.relata" 2>"$work/log" || { cat "$work/log"; exit 1; }
"$relata" export "$work/whole.relata" --format jsonl -o "$work/whole.jsonl" || exit 1
killed=0
for ((round = 1; round <= rounds; round++)); do
  graph=$work/round.relata
  rm -f "$graph"*
  RANDOM=$round
  for attempt in 1 2 3; do
    "$relata" build samples -o "$graph" >/dev/null 2>&1 &
    pid=$!
    sleep "0.$(printf '%03d' $((RANDOM % 1000)))"
    kill -9 "$pid" 2>/dev/null && killed=$((killed + 1))
    wait "$pid" 2>/dev/null
    if [ -e "$graph" ] && ! "$relata" stats "$graph" >/dev/null 2>"$work/log"; then
      # Killed before its first transaction, the file may be empty; anything else must open.
      [ -s "$graph" ] && { echo "round $round, attempt $attempt: the file does not open"; cat "$work/log"; exit 1; }
    fi
  done
  "$relata" build samples -o "$graph" 2>"$work/log" || { echo "round $round: the build does not go on"; cat "$work/log"; exit 1; }
  "$relata" export "$graph" --format jsonl -o "$work/round.jsonl" || exit 1
  cmp "$work/whole.jsonl" "$work/round.jsonl" || { echo "round $round: another graph"; exit 1; }
done
echo "$killed builds killed in $rounds rounds, each went on to the same graph"

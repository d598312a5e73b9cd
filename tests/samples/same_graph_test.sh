#!/usr/bin/env bash
# usage: same_graph_test.sh RELATA [FOLDER]
# The same documents give the same graph: built twice, with one thread and two, all at once and one by one in reverse order,
# every export must have the same bytes. FOLDER defaults to samples; only its own .txt and .md files are taken.
set -euo pipefail
relata=$(realpath "$1")
cd "$(dirname "$0")/../.."
folder=${2:-samples}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
shopt -s nullglob
documents=("$folder"/*.txt "$folder"/*.md)
[ ${#documents[@]} -gt 1 ] || { echo "no documents in $folder"; exit 1; }
formats=(jsonl facts entities mentions dot cypher csv)

build() { "$relata" build "$@" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }; }
export_all() {  # NAME: every export of $work/NAME.relata into $work/NAME/
  mkdir -p "$work/$1"
  for format in "${formats[@]}"; do
    "$relata" export "$work/$1.relata" --format "$format" -o "$work/$1/$format" 2>"$work/log" ||
      { echo "export $format of $1 failed" >&2; cat "$work/log" >&2; exit 1; }
  done
}

build "${documents[@]}" -o "$work/once.relata"
build "${documents[@]}" -o "$work/again.relata"
build --jobs 2 "${documents[@]}" -o "$work/threads.relata"
for ((i = ${#documents[@]} - 1; i >= 0; i--)); do build "${documents[i]}" -o "$work/steps.relata"; done
for name in once again threads steps; do export_all "$name"; done
failed=0
for name in again threads steps; do
  diff -r -q "$work/once" "$work/$name" || { diff -r "$work/once" "$work/$name" | head -n 10; failed=1; }
done
[ -s "$work/once/facts" ] || { echo "the export of the facts is empty"; failed=1; }
[ "$failed" -eq 0 ] && echo "${#formats[@]} exports of ${#documents[@]} documents: the same bytes four times"
exit "$failed"

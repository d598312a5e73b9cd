#!/usr/bin/env bash
# usage: page_test.sh RELATA PAGE_FOLDER
# The page of export --format html in Chromium, by playwright-core, which lies with the packages the page was bundled from. Where
# one of them is missing, a line says so.
set -euo pipefail
relata=$(realpath "$1") page=$2
skip() { echo "page test left out: $*"; exit 0; }
command -v node >/dev/null || skip "node is not installed"
chromium=$(command -v chromium || command -v chromium-browser || true)
[ -n "$chromium" ] || skip "chromium is not installed"
[ -d "$page/node_modules/playwright-core" ] || skip "this build has no page (npm was missing)"
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/news.txt" <<'T'
Harbour Robotics opened a factory in Lisbon. Harbour Robotics acquired Tern Aviation. Harbour Robotics builds drones.

Tern Aviation plans to open a yard in Porto. Tern Aviation does not sell helicopters. Ann Lee founded Tern Aviation.
T
"$relata" build "$work/news.txt" -o "$work/g.relata" 2>/dev/null
# Names that would be markup, end the script, turn the direction of writing, or ring the bell.
cat >"$work/hostile.cypher" <<'T'
CREATE (a:Note {name: '</script><script>window.hacked = 1</script>'})-[:LINKS {confidence: 0.9}]->(b:Note {name: '<img src=x onerror="window.hacked = 2">'}),
  (b)-[:`</title><svg onload=window.hacked=3>` {phrase: '"><b>bold'}]->(:Note {name: "quote ' and \" and \\ and \u202Eback\u0007 and 🦊 and <!-- -->"}),
  (a)-[:LINKS]->(a);
T
"$relata" query "$work/g.relata" -f "$work/hostile.cypher" >/dev/null
"$relata" export "$work/g.relata" --format html -o "$work/g.html"
NODE_PATH="$page/node_modules" node "$here/page_test.cjs" "$chromium" "$work/g.html" "$page/screenshot.png"

#!/usr/bin/env bash
# Sets everything up on Debian 12 and runs the main job over the example articles: who said what when, and a report.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

./packages.sh build
[ -d build ] || meson setup build --buildtype=release -Dtests=false >/dev/null
ninja -C build src/cli/onrecord >/dev/null
onrecord=$root/build/src/cli/onrecord

out=$root/out
rm -rf "$out"
mkdir -p "$out"
export ONRECORD_DB=$out/onrecord.db

echo "== Reading the example articles"
"$onrecord" add examples/articles --tables examples/tables

echo
echo "== Who said what, when (the newest ten)"
"$onrecord" query --limit 10

echo
echo "== Where Elena Marsh stands, and since when"
"$onrecord" timeline --who "Elena Marsh"

"$onrecord" report -o "$out/report.html"
"$onrecord" export "$out/csv"

cat <<END

Everything lies in $out:
  onrecord.db   the database (SQLite)
  report.html   the report: open it in a browser
  csv/          statements, stances, timeline, actors, issues, documents as CSV
Next: $onrecord --help
END

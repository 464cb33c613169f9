#!/usr/bin/env bash
# Sets everything up on Debian 12 and runs the main job over the example articles: who said what when, and a report.
# ONRECORD_BUILD and ONRECORD_OUT name other folders for the build and for what is made.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
build=${ONRECORD_BUILD:-$root/build}
out=${ONRECORD_OUT:-$root/out}

./packages.sh build
if [ ! -d "$build" ]; then
  echo "== Building (two to four minutes on two cores)"
  meson setup "$build" --buildtype=release -Dtests=false >/dev/null
fi
ninja -C "$build" src/cli/onrecord >/dev/null
onrecord=$build/src/cli/onrecord

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

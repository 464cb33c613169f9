#!/usr/bin/env bash
# Every type and function has one definition over all files, as the link-time optimiser sees it; and the unit tests pass without optimisation.
#   tests/odr.sh [FOLDER]      builds in FOLDER (build-odr) with -O0, each object with the optimiser's own form beside the code
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=${1:-build-odr}

[ -d "$folder" ] || meson setup "$folder" --buildtype=plain -Dcpp_args='-flto -ffat-lto-objects' -Dcpp_link_args=-fno-lto >/dev/null
tests=$(cd tests/unit && for room in */; do [ ! -e "$room/meson.build" ] || echo "tests/unit/${room%/}_test"; done)
ninja -C "$folder" src/cli/onrecord $tests

failed=0
for test in $tests; do ONRECORD_TREE=$PWD "$folder/$test" || failed=1; done

# All objects together, which no program is: the mains stay away, and what several tests are built with comes once.
objects="$(find "$folder/src" -name '*.o' ! -name '*main.cpp.o') $(find "$folder/tests/unit" -name '*.o' ! -name '*main.cpp.o' | awk -F/ '!seen[$NF]++')"
c++ -r -flto -flinker-output=rel -Werror=odr -Werror=lto-type-mismatch -o "$folder/together.o" $objects || failed=1
rm -f "$folder/together.o"
exit $failed

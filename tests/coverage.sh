#!/usr/bin/env bash
# How much of src/ the unit, golden, program, window and corpus tests run: lines and branches, a file a row.
#   tests/coverage.sh [FOLDER]      builds in FOLDER (build-coverage); takes some 50 minutes of two cores
# Fails below 90 % of lines or 80 % of branches. Counting makes the program several times slower: tests that bound time may
# fail here, which says nothing. Branches that only an exception takes, and those that no compiler can
# reach, are left out; so are asserts, and the trainer, which makes the weights and is no part of the program.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=${1:-build-coverage}
./packages.sh test

[ -d "$folder" ] || meson setup "$folder" --buildtype=debug -Doptimization=1 -Ddebug=false -Db_ndebug=true -Db_coverage=true \
  -Dcpp_args=-fprofile-update=atomic
ninja -C "$folder"
find "$folder" -name '*.gcda' -delete  # of this run alone
meson test -C "$folder" --no-rebuild --num-processes 2 --timeout-multiplier 8 --suite unit --suite golden --suite cli --suite serve --suite corpus || true

gcovr --root . --filter 'src/' --exclude 'src/extract/train/' --exclude-throw-branches --exclude-unreachable-branches \
  --object-directory "$folder" -j 2 --sort-percentage --print-summary --fail-under-line 90 --fail-under-branch 80 "$folder"

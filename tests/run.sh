#!/usr/bin/env bash
# Sets everything up and runs every test: once as a user builds it, with warnings as errors, and once more under
# AddressSanitizer and UBSan. Ends with "N passed, N failed, N skipped"; fails if a test failed or none ran.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

./packages.sh test
[ -d ../shared ] || echo "run.sh: ../shared is not here: the tests over the corpora are skipped"

# Other people's readers (DuckDB, pandas ...) in an environment of their own; tests skip what is not there.
readers=$root/build-readers
[ -x "$readers/bin/python3" ] || python3 -m venv "$readers"
if ! cmp -s tests/requirements.txt "$readers/requirements.txt"; then
  if "$readers/bin/pip" install -q --disable-pip-version-check -r tests/requirements.txt; then
    cp tests/requirements.txt "$readers/requirements.txt"
  else
    echo "run.sh: tests/requirements.txt could not be installed: the tests that need it are skipped"
  fi
fi
export PATH=$readers/bin:$PATH

configure() {  # configure FOLDER OPTIONS...
  local folder=$1
  shift
  if [ -d "$folder" ]; then meson setup --reconfigure "$folder" "$@" >/dev/null
  else meson setup "$folder" "$@" >/dev/null; fi
}

failed=0
configure build-test --buildtype=release -Dwerror=true -Dbench=true -Dpython=auto
ninja -C build-test
meson test -C build-test --print-errorlogs --num-processes 2 || failed=1

configure build-asan -Db_sanitize=address,undefined -Doptimization=1 -Dwerror=true
ninja -C build-asan
ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
  meson test -C build-asan --print-errorlogs --num-processes 2 --suite unit --suite cli --suite golden --suite fuzz --suite faults || failed=1

python3 tests/count.py build-test build-asan || failed=1
exit $failed

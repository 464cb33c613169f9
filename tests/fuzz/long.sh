#!/usr/bin/env bash
# Every fuzz target for long, under AddressSanitizer and UBSan: RUNS inputs (1,000,000) or LIMIT seconds of CPU time (600), whichever
# comes first, JOBS (2) at a time. `long.sh [TARGET...]`; what was done is passed over, so that it goes on where it was stopped
# (delete build-fuzz/long/TARGET.log to try a target anew). Inputs that were worth keeping stay in build-fuzz/long/corpus. Writes
# build-fuzz/long/figures.md; fails where a target found something, whose input lies beside it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
build=build-fuzz out=build-fuzz/long
export RUNS=${RUNS:-1000000} LIMIT=${LIMIT:-600} build out
jobs=${JOBS:-2}

[ -d "$build" ] || CC=${CC:-clang-14} CXX=${CXX:-clang++-14} meson setup "$build" -Dfuzz=true -Db_sanitize=address,undefined \
  -Db_lundef=false -Doptimization=1 >/dev/null
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(ls tests/fuzz/seeds)
program_of() { [ -e "tests/fuzz/$1_fuzz.cpp" ] && echo "$1" || echo reader; }
# A busy machine's clock says little about what was tried: asks the program to end well when its CPU time is used up.
end_after() {
  local used=0 seconds
  while seconds=$(ps -o cputimes= -p "$1"); do
    used=$((seconds))
    [ "$used" -lt "$LIMIT" ] || kill -USR1 "$1" 2>/dev/null || true
    sleep 1
  done
  echo "CPU seconds: $used"
}
export -f program_of end_after
ninja -C "$build" $(for target in "${targets[@]}"; do echo "tests/fuzz/$(program_of "$target")_libfuzzer"; done | sort -u)
mkdir -p "$out"
[ ! -d /dev/shm ] || export TMPDIR=/dev/shm  # `review` and `study` write a database for each input

one() {
  local target=$1 log=$out/$1.log
  grep -q "stat::number_of_executed_units" "$log" 2>/dev/null && return 0
  mkdir -p "$out/corpus/$target"
  ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
    FUZZ_TARGET=$target nice -n 5 "$build/tests/fuzz/$(program_of "$target")_libfuzzer" -runs="$RUNS" \
    -dict="tests/fuzz/dictionaries/$target.dict" -max_len=65536 -timeout=120 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$out/$target-" \
    "$out/corpus/$target" "tests/fuzz/seeds/$target" >"$log.part" 2>&1 &
  local fuzzer=$!
  end_after "$fuzzer" >"$log.cpu"
  wait "$fuzzer" && echo "$target: nothing found" || echo "$target: A FINDING, see $log"
  cat "$log.part" "$log.cpu" >"$log"
  rm "$log.part" "$log.cpu"
}
export -f one
printf '%s\n' "${targets[@]}" | xargs -P "$jobs" -I{} bash -c 'one "$1"' _ {}

{
  echo "| target | runs | CPU seconds | corpus | findings |"
  echo "|---|---|---|---|---|"
  for target in "${targets[@]}"; do
    log=$out/$target.log
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    seconds=$(sed -n 's/^CPU seconds: *//p' "$log")
    found=$(find "$out" -maxdepth 1 -name "$target-*" | wc -l)
    echo "| $target | ${runs:-stopped} | ${seconds:--} | $(find "$out/corpus/$target" -type f | wc -l) | $found |"
  done
} >"$out/figures.md"
cat "$out/figures.md"
[ "$(find "$out" -maxdepth 1 -name '*-*' | wc -l)" -eq 0 ]

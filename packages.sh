#!/usr/bin/env bash
# Installs the Debian packages that are missing: `packages.sh build` for the program, `packages.sh test` for the tests too.
set -euo pipefail

build=(g++ meson ninja-build pkg-config cmake python3
       libboost-dev libboost-date-time-dev libboost-program-options-dev libfmt-dev libsqlitecpp-dev libsqlite3-dev libhwy-dev
       libsimdjson-dev libpugixml-dev libxml2-dev libarchive-dev zlib1g-dev libutf8proc-dev libxxhash-dev libtomlplusplus-dev)
test=(doctest-dev clang-format-14 clang-tidy-14 libbenchmark-dev sqlite3 chromium python3-venv parallel poppler-utils librsvg2-bin zstd gcovr librapidcheck-dev locales pybind11-dev python3-dev valgrind)

wanted=("${build[@]}")
[ "${1:-build}" = test ] && wanted+=("${test[@]}")

missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
echo "packages.sh: installing ${missing[*]}" >&2
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null

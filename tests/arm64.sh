#!/usr/bin/env bash
# Builds the program for 64-bit ARM and runs it there, emulated: unit tests of the rooms that compute, and the records of the
# examples, which must be the bytes that the native program gives. Takes a compiler and an emulator from Debian and lays ARM's
# libraries into a folder of their own; about ten minutes. usage: tests/arm64.sh NATIVE-ONRECORD [FOLDER]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
[ $# -ge 1 ] || { sed -n 2,4p "${BASH_SOURCE[0]}"; exit 2; }
native=$(realpath "$1") folder=$(realpath -m "${2:-$root/build-arm64}")
mkdir -p "$folder"/{apt/lists/partial,apt/archives/partial,libraries}

for tool in aarch64-linux-gnu-g++ qemu-aarch64 cmake; do
  command -v $tool >/dev/null || { echo "arm64.sh: needs $tool (Debian: g++-aarch64-linux-gnu, qemu-user, cmake)" >&2; exit 1; }
done

# Only ARM's packages, as if nothing were installed: the machine's own are left alone.
touch "$folder/apt/status"
apt=(apt-get -qq -o APT::Architecture=arm64 -o APT::Architectures::=arm64 -o APT::Sandbox::User=root -o Dir::State="$folder/apt"
     -o Dir::State::status="$folder/apt/status" -o Dir::Cache="$folder/apt")
if [ ! -e "$folder/libraries/done" ]; then
  "${apt[@]}" update
  "${apt[@]}" install -y --download-only --no-install-recommends libc6-dev libstdc++-12-dev libboost-dev libboost-date-time-dev \
    libboost-program-options-dev libfmt-dev libsqlitecpp-dev libsqlite3-dev libhwy-dev libsimdjson-dev libpugixml-dev \
    libxml2-dev libarchive-dev zlib1g-dev libutf8proc-dev libxxhash-dev libtomlplusplus-dev librapidcheck-dev doctest-dev
  for package in "$folder"/apt/archives/*.deb; do dpkg -x "$package" "$folder/libraries"; done
  touch "$folder/libraries/done"
fi

cat > "$folder/cross.ini" <<INI
[binaries]
c = 'aarch64-linux-gnu-gcc'
cpp = [$(command -v ccache >/dev/null && echo "'ccache', ")'aarch64-linux-gnu-g++']
ar = 'aarch64-linux-gnu-ar'
strip = 'aarch64-linux-gnu-strip'
pkgconfig = 'pkg-config'
cmake = 'cmake'
exe_wrapper = ['qemu-aarch64', '-L', '$folder/libraries']
[properties]
sys_root = '$folder/libraries'
boost_includedir = '$folder/libraries/usr/include'
boost_librarydir = '$folder/libraries/usr/lib/aarch64-linux-gnu'
pkg_config_libdir = ['$folder/libraries/usr/lib/aarch64-linux-gnu/pkgconfig', '$folder/libraries/usr/share/pkgconfig']
[built-in options]
cpp_args = ['--sysroot=$folder/libraries']
cpp_link_args = ['--sysroot=$folder/libraries']
[host_machine]
system = 'linux'
cpu_family = 'aarch64'
cpu = 'aarch64'
endian = 'little'
INI
[ -e "$folder/build/build.ninja" ] || meson setup "$folder/build" "$root" --cross-file "$folder/cross.ini" --buildtype=release
rooms=(domain neural text syntax extract)
ninja -C "$folder/build" src/cli/onrecord $(printf 'tests/unit/%s_test ' "${rooms[@]}")

emulated=(qemu-aarch64 -L "$folder/libraries")
for room in "${rooms[@]}"; do
  ONRECORD_TREE=$root "${emulated[@]}" "$folder/build/tests/unit/${room}_test" | tail -2
done
"$native" extract --date 2024-02-16 "$root"/examples/articles > "$folder/native.jsonl"
"${emulated[@]}" "$folder/build/src/cli/onrecord" extract --date 2024-02-16 "$root"/examples/articles > "$folder/emulated.jsonl"
cmp "$folder/native.jsonl" "$folder/emulated.jsonl"
echo "arm64.sh: the same $(wc -c < "$folder/native.jsonl") bytes on both"

// Any bytes as a compressed file or an archive: unpacked within bounds, or an Error.
#include <array>
#include <string_view>

#include "fuzz.h"
#include "io/sources.h"
#include "io/unpack.h"

using namespace onrecord;
using namespace onrecord::io;

namespace {

std::size_t drained(ByteSource& source) {
  std::array<char, 1 << 14> buffer;
  std::size_t all = 0;
  while (const std::size_t got = source.read(buffer.data(), buffer.size())) {
    require(got <= buffer.size(), "a source gives no more than was asked for");
    all += got;
  }
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  std::size_t out = 0;
  try {
    MemorySource source(input, "fuzz");
    PeekedSource peeked(source);
    const Packing packing = packing_of(peeked.head());
    if (packing == Packing::none) return 0;
    if (is_compression(packing))
      out = drained(*unpacked(packing, peeked, [](const std::string&) {}));
    else
      each_member(peeked, [&](ByteSource& member) {
        require(!member.name().empty(), "a member has a name");
        out += drained(member);
      });
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::rejected_input && !error.message().empty(),
            "a damaged archive is a bad input, and says why");
  }
  // A last piece may lie behind the bound.
  require(out <= bomb_floor + (1 << 20) || out / bomb_ratio <= size + 1, "no bomb goes off");
  return 0;
}

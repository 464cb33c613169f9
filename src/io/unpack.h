// Compressed files and archives as byte sources: gzip, zstd, xz, bzip2; zip and tar member by member.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "onrecord/format.h"

namespace onrecord::io {

enum class Packing : std::uint8_t { none, gzip, zstd, xz, bzip2, zip, tar };
std::string_view name(Packing packing) noexcept;
// By the first bytes; .docx files are zip archives too, which is for the caller to know.
Packing packing_of(std::string_view head);
bool is_compression(Packing packing) noexcept;  // one stream, not an archive

// What a bomb would do: from this size on, what came out must not be more than `bomb_ratio` times what went in. Text
// is never packed that tight.
inline constexpr std::uint64_t bomb_floor = std::uint64_t{32} << 20;
inline constexpr std::uint64_t bomb_ratio = 200;

// The unpacked bytes of one compressed stream. read() throws Error(rejected_input) for damage ("gzip: ends early",
// "gzip: wrong checksum"), after it has given all bytes before it, and for bombs ("expands beyond ...").
// `notice` hears of bytes behind the end.
std::unique_ptr<ByteSource> unpacked(Packing packing, ByteSource& inner,
                                     std::function<void(const std::string&)> notice);

// Calls `member` for every regular file of a zip or tar archive, in its order; its name is "archive/member". Throws
// Error(rejected_input) for a damaged archive.
void each_member(ByteSource& archive, const std::function<void(ByteSource&)>& member);

}  // namespace onrecord::io

// Code points are counted once a block of bytes; a lookup counts within its block.
#include "text/code_points.h"

#include <algorithm>

namespace onrecord::text {
namespace {

constexpr std::uint32_t block = 128;

bool begins(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text) {
  ascii_ = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii_) return;
  before_block_.reserve(text.size() / block + 1);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at % block == 0) before_block_.push_back(count);
    count += begins(text[at]);
  }
}

std::uint32_t CodePoints::at_byte(std::uint32_t byte) const {
  byte = std::min(byte, static_cast<std::uint32_t>(text_.size()));
  if (ascii_ || byte == 0) return byte;
  const std::uint32_t start = (byte - 1) / block * block;
  std::uint32_t count = before_block_[start / block];
  for (std::uint32_t at = start; at < byte; ++at) count += begins(text_[at]);
  return count;
}

std::uint32_t CodePoints::byte_of(std::uint32_t index) const {
  const std::uint32_t size = static_cast<std::uint32_t>(text_.size());
  if (ascii_) return std::min(index, size);
  const auto after = std::upper_bound(before_block_.begin(), before_block_.end(), index);
  if (after == before_block_.begin()) return size;
  const auto found = after - 1;
  std::uint32_t at = static_cast<std::uint32_t>(found - before_block_.begin()) * block, count = *found;
  for (; at < size; ++at)
    if (begins(text_[at]) && count++ == index) return at;
  return size;
}

}  // namespace onrecord::text

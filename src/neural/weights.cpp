// Reads the layout that extract/train/export.py writes; every length is checked before it is used.
#include "neural/weights.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <bit>
#include <charconv>
#include <cstring>

#include "onrecord/error.h"

namespace onrecord::neural {
namespace {

constexpr std::string_view magic = "ONRTAG\r\n";
constexpr std::uint32_t format_version = 1;

class Bytes {
 public:
  Bytes(std::string_view bytes, const WeightsFile& file) : bytes_(bytes), file_(file) {}

  std::string_view take(std::size_t count) {
    if (count > bytes_.size()) file_.fail("the weights file is cut short");
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }
  template <typename T>
  T number() {
    static_assert(std::endian::native == std::endian::little, "the file's numbers are little-endian");
    T value;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }
  bool empty() const { return bytes_.empty(); }
  std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
  const WeightsFile& file_;
};

template <typename T>
std::vector<T> values(const WeightsFile::Section& section) {
  std::vector<T> out(section.data.size() / sizeof(T));
  if (!out.empty()) std::memcpy(out.data(), section.data.data(), out.size() * sizeof(T));
  return out;
}

}  // namespace

WeightsFile::WeightsFile(std::string_view bytes, std::string_view name) : name_(name) {
  if (bytes.substr(0, magic.size()) != magic) fail("not a weights file of onrecord");
  Bytes in(bytes.substr(magic.size()), *this);
  const auto version = in.number<std::uint32_t>();
  if (version != format_version)
    fail("weights of format " + std::to_string(version) + "; this program reads format " +
         std::to_string(format_version));
  const auto checksum = in.number<std::uint64_t>();
  if (XXH64(in.rest().data(), in.rest().size(), 0) != checksum)
    fail("the weights file is damaged: its checksum does not fit");
  header_ = in.take(in.number<std::uint32_t>());
  while (!in.empty()) {
    const std::string_view key = in.take(in.number<std::uint16_t>());
    Section section;
    section.value_bytes = in.number<std::uint8_t>();
    section.rows = in.number<std::uint32_t>();
    section.columns = in.number<std::uint32_t>();
    if (section.value_bytes > 4) fail("a section of an unknown type");
    const std::uint64_t count = std::uint64_t{section.rows} * section.columns;
    if (count > bytes.size()) fail("the weights file is cut short");
    section.data = in.take(count * (section.value_bytes ? section.value_bytes : 1));
    sections_.insert_or_assign(std::string(key), section);
  }
}

void WeightsFile::fail(const std::string& what) const {
  throw Error(ErrorKind::table, what, name_);
}

const WeightsFile::Section& WeightsFile::section(std::string_view name, std::uint8_t value_bytes) const {
  const auto found = sections_.find(name);
  if (found == sections_.end() || found->second.value_bytes != value_bytes)
    fail("the weights file lacks " + std::string(name));
  return found->second;
}

std::vector<std::int8_t> WeightsFile::bytes(std::string_view name) const {
  return values<std::int8_t>(section(name, 1));
}
std::vector<std::int16_t> WeightsFile::shorts(std::string_view name) const {
  return values<std::int16_t>(section(name, 2));
}
std::vector<float> WeightsFile::floats(std::string_view name) const {
  return values<float>(section(name, 4));
}

std::uint32_t WeightsFile::number(std::string_view key) const {
  const std::string start = std::string(key) + "=";
  for (std::size_t at = 0; at < header_.size();) {
    const std::size_t end = std::min(header_.find('\n', at), header_.size());
    if (header_.compare(at, start.size(), start) == 0) {
      std::uint32_t value = 0;
      const auto result = std::from_chars(header_.data() + at + start.size(), header_.data() + end, value);
      if (result.ec == std::errc() && value > 0 && value < 100000) return value;
    }
    at = end + 1;
  }
  fail("the weights file's header lacks " + std::string(key));
}

}  // namespace onrecord::neural

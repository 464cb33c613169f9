// The weights file: checked and cut into named arrays (layout: extract/train/export.py).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::neural {

class WeightsFile {
 public:
  // Throws Error(table) for a broken, foreign or newer file. `bytes` must outlive this.
  WeightsFile(std::string_view bytes, std::string_view name);

  struct Section {
    std::uint8_t value_bytes = 0;  // 0: text
    std::uint32_t rows = 0, columns = 0;
    std::string_view data;
  };

  // Throws Error(table) where the section is missing or of another type.
  const Section& section(std::string_view name, std::uint8_t value_bytes) const;
  std::vector<std::int8_t> bytes(std::string_view name) const;
  std::vector<std::int16_t> shorts(std::string_view name) const;
  std::vector<float> floats(std::string_view name) const;
  std::uint32_t number(std::string_view key) const;  // of the header
  [[noreturn]] void fail(const std::string& what) const;

 private:
  std::string name_;
  std::string header_;
  std::map<std::string, Section, std::less<>> sections_;
};

}  // namespace onrecord::neural

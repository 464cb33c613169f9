// The shipped tables and weights, embedded into the binary at build.
#pragma once

#include <string_view>
#include <vector>

namespace onrecord::tables {

struct EmbeddedFile {
  std::string_view name;  // "countries.tsv"
  std::string_view bytes;
};

std::vector<EmbeddedFile> embedded_files();  // in the order of src/tables/meson.build

}  // namespace onrecord::tables

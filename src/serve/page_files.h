// The page's own files, embedded into the binary at build.
#pragma once

#include <string_view>
#include <vector>

namespace onrecord::serve {

struct PageFile {
  std::string_view name;  // "main.js"
  std::string_view bytes;
};

std::vector<PageFile> page_files();

}  // namespace onrecord::serve

// Verification: re-hashes every text and quotation, and checks every promise of SCHEMA.md.
#pragma once

#include <functional>
#include <string>

#include "store/store.h"

namespace onrecord::store {

struct Verified {
  std::size_t documents = 0, statements = 0, corrections = 0;
  std::size_t without_text = 0;  // articles whose text is not kept: their quotes cannot be checked
  std::size_t problems = 0;
};

// Calls `problem` for each fault ("doc a12: the text's hash is another one"), `progress` now and then.
Verified verify_store(const Store& store, const std::function<void(const std::string&)>& problem,
                      const std::function<void(std::size_t done, std::size_t total)>& progress);

}  // namespace onrecord::store

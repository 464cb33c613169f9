// Articles that are not in English: counted, and told once with an example.
#pragma once

#include <map>
#include <string>

#include "onrecord/document.h"
#include "onrecord/tracker.h"

namespace onrecord::cli {

class Console;

class OtherLanguages {
 public:
  void note(const Document& document, const Analysis& analysis);
  void add(const OtherLanguages& more);
  // "3 articles are not in English (2 in German, 1 in Polish; for example a.txt) ..."; nothing where all are.
  void tell(Console& console) const;

 private:
  std::map<std::string, std::size_t> counts_;
  std::string example_;
};

}  // namespace onrecord::cli

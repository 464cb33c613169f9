// Furniture: what sites print around and between the words of an article (furniture.tsv).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "tables/tsv.h"

namespace onrecord::tables {

class Furniture {
 public:
  enum class Shape : std::uint8_t {
    opens,   // a line that begins so is furniture
    within,  // a line that holds it is
    credit,  // what stands before it in its line is a caption
    label    // it is itself, and the line goes on: "Read more"
  };
  struct Phrase {
    std::string words;
    Shape shape = Shape::label;
  };

  // From the tables named furniture. Throws Error(table) with file and line.
  explicit Furniture(const std::vector<Table>& tables);

  std::span<const Phrase> phrases() const noexcept { return phrases_; }

 private:
  std::vector<Phrase> phrases_;
};

}  // namespace onrecord::tables

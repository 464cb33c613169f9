// Placeholder until the labeller lands.
#include "stance/label.h"

#include "tables/stance_tables.h"

namespace onrecord {

struct Labeller::Parts {};
Labeller::Labeller(const StanceTables&) : parts_(std::make_unique<Parts>()) {}
Labeller::~Labeller() = default;
std::vector<LabelResult> Labeller::label(std::span<const LabelInput> statements) const {
  return std::vector<LabelResult>(statements.size());
}

}  // namespace onrecord

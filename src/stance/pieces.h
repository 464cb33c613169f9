// Piece: one named piece of evidence with its size, as the models' tables know it by name.
#pragma once

#include <cstdint>
#include <string>

namespace onrecord::stance {

struct Piece {
  std::string name;
  std::int32_t value = 0;  // thousandths
};

}  // namespace onrecord::stance

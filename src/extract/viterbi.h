// The best legal sequence of tags: an I follows only its own B or I.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace onrecord::extract {

// `scores`: rows of `tags` values (O B I, or O and two pairs of B I). Ties fall to the lower tag.
void best_tags(const float* scores, std::size_t rows, std::size_t tags, std::vector<std::uint8_t>& out);

}  // namespace onrecord::extract

// How a statement's words are named for the models.
#include "stance/said_words.h"

#include <algorithm>
#include <bit>

namespace onrecord::stance {

std::string lowered(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

double length_of(std::size_t words) {
  return std::min(static_cast<double>(std::bit_width(words)), 8.0) / 2;
}

std::vector<SaidWord> said_words(const Reading& r) {
  std::vector<SaidWord> said;
  std::uint32_t turned = 0;
  for (std::uint32_t i = 0; i < r.words.size(); ++i) {
    if (r.words[i].before & (tables::between_sentences | tables::between_colon)) turned = 0;
    if (r.zones[i] != Zone::content) continue;
    const bool negative = r.is(i, tables::Marker::negative);
    said.push_back({i, lowered(r.written(i, i + 1)), !negative && turned > 0});
    if (negative)
      turned = negation_reach;
    else if (turned > 0)
      --turned;
  }
  return said;
}

std::string family(const std::string& id) {
  const std::size_t dot = id.rfind('.');
  return dot == std::string::npos ? id : id.substr(0, dot);
}

}  // namespace onrecord::stance

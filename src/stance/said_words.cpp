// How a statement's words are named for the models.
#include "stance/said_words.h"

#include <algorithm>
#include <bit>

#include "text/small_letters.h"

namespace onrecord::stance {

double length_of(std::size_t words) {
  return std::min(static_cast<double>(std::bit_width(words)), 8.0) / 2;
}

namespace {

double weight_of(const tables::PieceWeights* weights, const std::string& piece) {
  if (weights == nullptr) return 0;
  const auto found = weights->find(piece);
  return found == weights->end() ? 0 : found->second;
}

}  // namespace

std::vector<SaidWord> said_words(const Reading& r) {
  const tables::PieceWeights *toward = r.tables().weights("toward"), *plain = r.tables().weights("plain"),
                             *takes = r.tables().weights("takes"), *side = r.tables().weights("side");
  std::vector<SaidWord> said;
  std::uint32_t turned = 0;
  for (std::uint32_t i = 0; i < r.words.size(); ++i) {
    if (r.words[i].before & (tables::between_sentences | tables::between_colon)) turned = 0;
    if (r.zones[i] != Zone::content) continue;
    const bool negative = r.is(i, tables::Marker::negative);
    SaidWord& each = said.emplace_back();
    each.place = i;
    each.piece = (!negative && turned > 0 ? "n:" : "w:") + text::in_small_letters(r.written(i, i + 1));
    each.toward = weight_of(toward, each.piece);
    each.plain = weight_of(plain, each.piece);
    each.takes = weight_of(takes, each.piece);
    each.side = weight_of(side, each.piece);
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

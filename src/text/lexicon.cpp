// One hashed look-up a word; classes as bits; of phrases and endings a class has a few.
#include "text/lexicon.h"

#include <algorithm>

namespace onrecord::text {

void Lexicon::add(std::string_view entry, WordClass of) {
  if (entry.size() > 1 && entry.front() == '-') {
    endings_[index(of)].emplace_back(entry.substr(1));
    return;
  }
  if (entry.find(' ') != std::string_view::npos) {
    std::vector<std::string>& words = phrases_[index(of)].emplace_back();
    for (std::size_t at = 0; at < entry.size();) {
      const std::size_t end = std::min(entry.find(' ', at), entry.size());
      words.emplace_back(entry.substr(at, end - at));
      at = end + 1;
    }
    return;
  }
  const auto [found, fresh] = words_.try_emplace(std::string(entry), static_cast<std::uint16_t>(rows_.size()));
  if (fresh) rows_.emplace_back();
  rows_[found->second].set(index(of));
}

std::uint16_t Lexicon::find(std::string_view word) const noexcept {
  const auto found = words_.find(word);
  return found == words_.end() ? 0 : found->second;
}

bool Lexicon::ends(std::string_view word, WordClass of) const noexcept {
  return std::any_of(endings_[index(of)].begin(), endings_[index(of)].end(),
                     [&](const std::string& ending) { return word.size() > ending.size() && word.ends_with(ending); });
}

std::uint32_t length_of(const TokenizedText& text, std::size_t token, WordClass of) {
  std::uint32_t longest = is(text, token, of) ? 1 : 0;
  for (const std::vector<std::string>& phrase : text.lexicon->phrases(of)) {
    if (phrase.size() <= longest || token + phrase.size() > text.tokens.size()) continue;
    std::size_t same = 0;
    while (same < phrase.size() && text.word(token + same) == phrase[same]) ++same;
    if (same == phrase.size()) longest = static_cast<std::uint32_t>(same);
  }
  return longest;
}

}  // namespace onrecord::text

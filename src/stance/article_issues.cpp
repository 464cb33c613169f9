// Runs the aliases over the whole article and its title, once for all its statements.
#include "stance/article_issues.h"

#include <algorithm>

#include "stance/alias_guards.h"

namespace onrecord::stance {

ArticleIssues::ArticleIssues(const tables::StanceTables& tables, std::string_view text, std::string_view title,
                             ReadingMemory& memory)
    : tables_(tables) {
  named_ = find(text, memory, true);
  in_title_ = find(title, memory, false);
  for (const auto* list : {&named_, &in_title_})
    for (const NamedIssue& each : *list) issues_.push_back(tables_.aliases()[each.alias].issue);
  std::sort(issues_.begin(), issues_.end());
  issues_.erase(std::unique(issues_.begin(), issues_.end()), issues_.end());
}

std::vector<NamedIssue> ArticleIssues::find(std::string_view text, ReadingMemory& memory, bool sentences) {
  std::vector<tables::ScannedWord> words;
  tables::scan_words(text, 0, static_cast<std::uint32_t>(text.size()), tables_.words(), words);
  std::vector<std::uint32_t> sentence(words.size());
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && (words[i].before & (tables::between_sentences | tables::between_line)) != 0) ++count;
    if (sentences && sentence_begins_.size() == count) sentence_begins_.push_back(words[i].begin);
    sentence[i] = count;
  }
  memory.hits.clear();
  tables_.alias_matcher().match(words, {}, {}, memory.scratch, memory.hits);
  const auto& aliases = tables_.aliases();
  std::vector<Mention> mentions;
  for (const tables::PatternHit& hit : memory.hits) mentions.push_back({hit.begin, hit.end, hit.pattern});
  keep_counting(tables_, words, memory, mentions);
  std::vector<NamedIssue> named;
  for (const Mention& each : longest_of_issue(std::move(mentions), aliases))
    named.push_back({{words[each.begin].begin, words[each.end - 1].end}, sentence[each.begin], each.alias});
  return named;
}

const NamedIssue* ArticleIssues::last_before(std::uint32_t byte, int issue) const {
  for (std::size_t i = named_.size(); i-- > 0;)
    if (named_[i].span.end <= byte &&
        (issue < 0 || tables_.aliases()[named_[i].alias].issue == static_cast<std::uint32_t>(issue)))
      return &named_[i];
  return nullptr;
}

const NamedIssue* ArticleIssues::with_head(std::uint32_t byte, tables::WordId head) const {
  const NamedIssue* found = nullptr;
  for (const NamedIssue& each : named_) {
    if (tables_.aliases()[each.alias].head != head) continue;
    if (each.span.begin > byte && found != nullptr) break;
    found = &each;
  }
  return found;
}

std::uint32_t ArticleIssues::sentence_of(std::uint32_t byte) const {
  const auto after = std::upper_bound(sentence_begins_.begin(), sentence_begins_.end(), byte);
  return after == sentence_begins_.begin() ? 0 : static_cast<std::uint32_t>(after - sentence_begins_.begin() - 1);
}

}  // namespace onrecord::stance

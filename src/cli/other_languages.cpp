// Puts the count into one sentence, languages with the most articles first.
#include "cli/other_languages.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/console.h"

namespace onrecord::cli {
namespace {

constexpr std::size_t languages_told = 3;

}  // namespace

void OtherLanguages::note(const Document& document, const Analysis& analysis) {
  if (analysis.other_language.empty()) return;
  if (counts_.empty())
    example_ = !document.title.empty()    ? "\"" + document.title + "\""
               : !document.origin.empty() ? document.origin
                                          : document.doc_id;
  ++counts_[analysis.other_language];
}

void OtherLanguages::add(const OtherLanguages& more) {
  if (counts_.empty()) example_ = more.example_;
  for (const auto& [language, count] : more.counts_) counts_[language] += count;
}

void OtherLanguages::tell(Console& console) const {
  if (counts_.empty()) return;
  std::vector<std::pair<std::string, std::size_t>> languages(counts_.begin(), counts_.end());
  std::stable_sort(languages.begin(), languages.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::size_t all = 0;
  std::string named;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    all += languages[i].second;
    if (i < languages_told)
      named += (named.empty() ? "" : ", ") + with_commas(languages[i].second) + " in " + languages[i].first;
  }
  if (languages.size() > languages_told) named += ", ...";
  console.notice(with_commas(all) + (all == 1 ? " article is" : " articles are") + " not in English (" + named +
                 "; for example " + example_ + "): little of what is found there will be right");
}

}  // namespace onrecord::cli

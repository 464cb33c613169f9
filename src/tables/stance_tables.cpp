// Issues and their aliases: what an analyst writes down is matched in its word forms, with small gaps.
#include "tables/stance_tables.h"

#include <algorithm>

#include "onrecord/error.h"
#include "tables/stance_table_reader.h"

namespace onrecord {
namespace {

constexpr std::uint8_t loose_budget = 5;  // two content words, or up to five function words, between alias words

bool noun_kind(std::uint8_t kinds) { return (kinds & (kind_quantity | kind_measure | kind_agreement)) != 0; }

PatternPart gap_part() {
  PatternPart gap;
  gap.kind = PatternPart::Kind::gap;
  gap.gap = loose_budget;
  gap.loose = true;
  return gap;
}

}  // namespace

StanceTables::StanceTables(std::span<const Table> tables, std::vector<Error>* faults) {
  StanceTableReader(*this, faults).read(tables);
}
StanceTables::~StanceTables() = default;

void StanceTableReader::read_issues(const Rows& rows) {
  std::map<std::string, std::size_t, std::less<>> issue_index;
  std::map<std::string, std::size_t, std::less<>> alias_index;
  for (const Kept& kept : rows) guarded([&] { read_issue(kept, issue_index, alias_index); });
}

void StanceTableReader::read_issue(const Kept& kept, std::map<std::string, std::size_t, std::less<>>& issue_index,
                                   std::map<std::string, std::size_t, std::less<>>& alias_index) {
    const std::string id(cell(kept, "id"));
    if (id.empty()) fail(kept, "id", "empty id");
    const auto [issue, fresh] = issue_index.try_emplace(id, out_.issues_.size());
    const std::string pole(cell(kept, "pole"));
    if (fresh) {
      if (pole.empty()) fail(kept, "pole", "an issue needs its pole sentence");
      out_.issues_.push_back({id, pole});
    } else if (!pole.empty() && pole != out_.issues_[issue->second].pole) {
      fail(kept, "pole", "another pole sentence for " + id + ": \"" + out_.issues_[issue->second].pole + "\" stands above");
    }
    const std::string_view text = cell(kept, "alias");
    if (text.empty()) fail(kept, "alias", "empty alias");
    IssueAlias alias;
    alias.issue = static_cast<std::uint32_t>(issue->second);
    alias.text = std::string(text);
    alias.polarity = number(kept, "polarity", -1, 1, 1);
    if (alias.polarity == 0) fail(kept, "polarity", "+1 or -1");
    const std::string_view kind_cell = kept.table->has("kind") ? cell(kept, "kind") : std::string_view{};
    for (const std::string& name : split_list(kind_cell)) {
      constexpr std::array<std::string_view, 7> names{"quantity", "measure", "agreement", "event",
                                                      "relation", "state",   "any"};
      const auto found = std::find(names.begin(), names.end(), name);
      if (found == names.end()) fail(kept, "kind", "unknown kind of object: " + name);
      alias.kinds |= found == names.end() - 1 ? std::uint8_t{kind_any}
                                              : static_cast<std::uint8_t>(1U << (found - names.begin()));
    }
    alias.row = ref(kept);
    std::string key = id;
    key += '\t';
    key += text;
    const auto [same, first] = alias_index.try_emplace(std::move(key), out_.aliases_.size());
    if (!first) {
      const IssueAlias& before = out_.aliases_[same->second];
      if (before.polarity != alias.polarity)
        fail(kept, "polarity", "conflicting polarity of \"" + alias.text + "\", first in " + before.row.file + ":" +
                                   std::to_string(before.row.line));
      return;
    }
    out_.aliases_.push_back(std::move(alias));
    add_alias(kept, text);
}

// Articles and other function words may be there or not; content words come in any of their forms.
void StanceTableReader::add_alias(const Kept& kept, std::string_view text) {
  IssueAlias& alias = out_.aliases_.back();
  const auto set_of = [&](std::string_view name) {
    std::set<std::string, std::less<>> members;
    if (const auto found = sets_.find(name); found != sets_.end()) members.insert(found->second.begin(), found->second.end());
    return members;
  };
  const auto function_words = set_of("@mark.function"), negatives = set_of("@mark.negative");
  std::vector<std::string> words;
  for (const WordId id : intern_words(text, out_.words_)) words.emplace_back(out_.words_.spelling(id));
  std::vector<std::string> content;
  for (const std::string& word : words)
    if (!function_words.contains(word) || negatives.contains(word)) content.push_back(word);
  if (content.empty()) content = words;
  if (content.empty()) fail(kept, "alias", "an alias without a word: " + std::string(text));
  alias.words = static_cast<std::uint32_t>(content.size());

  std::vector<PatternPart> parts;
  for (const std::string& word : content) {
    PatternPart part;
    const bool noun = noun_kind(alias.kinds) && !word.ends_with("ing");
    for (const std::string& form : noun ? forms_.of_noun(word) : forms_.of_any(word))
      for (const WordId id : intern_words(form, out_.words_)) part.choices.push_back({id});
    parts.push_back(std::move(part));
  }
  const auto number = static_cast<std::uint32_t>(out_.aliases_.size() - 1);
  Pattern straight;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) straight.parts.push_back(gap_part());
    straight.parts.push_back(parts[i]);
  }
  out_.alias_matcher_.add(straight, number);
  // "exchange rate stability" also as "stability of exchange rates".
  if (parts.size() < 2 || content.size() != words.size() || alias.kinds == 0) return;
  Pattern turned;
  turned.parts.push_back(parts.back());
  PatternPart preposition;
  for (const std::string_view word : {"of", "in", "between", "on", "for", "with", "by", "against", "to"})
    preposition.choices.push_back({out_.words_.intern(word)});
  turned.parts.push_back(std::move(preposition));
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    turned.parts.push_back(gap_part());
    turned.parts.push_back(parts[i]);
  }
  out_.alias_matcher_.add(turned, number);
}

}  // namespace onrecord

// Issues and their aliases: what an analyst writes down is matched in its word forms, with small gaps.
#include "tables/stance_tables.h"

#include <algorithm>

#include "onrecord/error.h"
#include "tables/stance_table_reader.h"
#include "tables/word_scan.h"

namespace onrecord::tables {
namespace {

constexpr std::uint8_t loose_budget = 5;  // two content words, or up to five function words, between alias words

bool noun_kind(std::uint8_t kinds) {
  return (kinds & (kind_quantity | kind_measure | kind_agreement)) != 0;
}

constexpr std::uint8_t over_comma = 3;    // words between alias words that the alias itself parts by a comma
constexpr std::uint8_t over_object = 16;  // up to eight content words: "patched up [its quarrel] with Borduria"

PatternPart gap_part(std::uint8_t budget = loose_budget, bool loose = true) {
  PatternPart gap;
  gap.kind = PatternPart::Kind::gap;
  gap.gap = budget;
  gap.loose = loose;
  return gap;
}

PatternPart word_part(WordId word) {
  PatternPart part;
  part.choices.push_back({word});
  return part;
}

}  // namespace

StanceTables::StanceTables(std::span<const Table> tables, std::vector<Error>* faults) {
  StanceTableReader(*this, faults).read(tables);
  const auto one_word = [](const CueRow& cue) { return cue.lemma.find(' ') == std::string::npos; };
  for (std::size_t i = 0; i < cues_.size(); ++i)  // "say" tells more of "said" than "say no to" does
    if (one_word(cues_[i])) note_cue(i);
  for (std::size_t i = 0; i < cues_.size(); ++i)
    if (!one_word(cues_[i])) note_cue(i);
}

// Its first word that is no small one: "was | worried about". A verb that tells nothing by itself ("make clear") only
// where it is the whole cue, or another.
void StanceTables::note_cue(std::size_t cue) {
  const auto small = [&](std::string_view word) {
    const WordId id = words_.find(std::string(word));
    return is(id, Marker::be) || is(id, Marker::past_have) || is(id, Marker::modal) || is(id, Marker::function);
  };
  const std::string& whole = cues_[cue].lemma;
  for (std::string_view lemma = whole; !lemma.empty();) {
    const std::string word(lemma.substr(0, lemma.find(' ')));
    lemma.remove_prefix(std::min(word.size() + 1, lemma.size()));
    const bool light = is(words_.find(word), Marker::light_verb) && word != whole && !cue_words_.contains(word);
    if (small(word) || light) continue;
    cue_words_.emplace(word, cue);
    return;
  }
}

std::string_view StanceTables::kind_of_cue(const std::string& word) const {
  std::vector<std::string> bases = forms_.bases_of(word);
  if (word.ends_with("ed")) bases.push_back(word.substr(0, word.size() - 1));  // "argue", "agree"
  if (word.ends_with("ing")) bases.push_back(word.substr(0, word.size() - 3) + 'e');
  for (const std::string& base : bases)
    if (const auto found = cue_words_.find(base); found != cue_words_.end()) return cues_[found->second].kind;
  return {};
}

StanceTables::~StanceTables() = default;

const PieceWeights* StanceTables::weights(std::string_view model) const {
  const auto found = weights_.find(model);
  return found == weights_.end() ? nullptr : &found->second;
}

std::span<const PartyForm> StanceTables::party_of_member(std::string_view name) const {
  const auto found = party_members_.find(name);
  return found == party_members_.end() ? std::span<const PartyForm>{} : found->second;
}

double StanceTables::weight(std::string_view model, const std::string& piece) const {
  const PieceWeights* of_model = weights(model);
  if (of_model == nullptr) return 0;
  const auto found = of_model->find(piece);
  return found == of_model->end() ? 0 : found->second;
}

std::vector<std::string> StanceTables::relatives_of(std::string_view word) const {
  std::vector<std::string> all = forms_of(word);
  for (std::size_t i = 0, own = all.size(); i < own; ++i)
    if (const auto change = of_change_.find(all[i]); change != of_change_.end())
      all.insert(all.end(), change->second.begin(), change->second.end());
  return all;
}

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
    out_.issues_.push_back({id, pole, {}});
  } else if (!pole.empty() && pole != out_.issues_[issue->second].pole) {
    fail(kept, "pole",
         "another pole sentence for " + id + ": \"" + out_.issues_[issue->second].pole + "\" stands above");
  }
  const std::string_view text = cell(kept, "alias");
  if (text.empty()) fail(kept, "alias", "empty alias");
  IssueAlias alias;
  alias.issue = static_cast<std::uint32_t>(issue->second);
  alias.text = std::string(text);
  alias.polarity = number(kept, "polarity", -1, 1, 1);
  if (alias.polarity == 0) fail(kept, "polarity", "+1 or -1");
  for (const std::string& name : split_list(optional_cell(kept, "kind"))) {
    constexpr std::array<std::string_view, 8> names{"quantity", "measure", "agreement", "event",
                                                    "relation", "state",   "question",  "any"};
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) fail(kept, "kind", "unknown kind of object: " + name);
    alias.kinds |=
        found == names.end() - 1 ? std::uint8_t{kind_any} : static_cast<std::uint8_t>(1U << (found - names.begin()));
  }
  if (const std::string title(optional_cell(kept, "title")); !title.empty()) {
    std::string& known = out_.issues_[issue->second].title;
    if (!known.empty() && known != title)
      fail(kept, "title", "another title for " + id + ": \"" + known + "\" stands above");
    known = title;
  }
  alias.from = day(kept, "from");
  alias.to = day(kept, "to");
  if (alias.from.valid() && alias.to.valid() && alias.to < alias.from) fail(kept, "to", "before \"from\"");
  alias.in_context = !optional_cell(kept, "context").empty();
  out_.has_bound_aliases_ |= alias.in_context || alias.from.valid() || alias.to.valid();
  alias.row = ref(kept);
  std::string key = id;
  key += '\t';
  key += text;
  const auto [same, first] = alias_index.try_emplace(std::move(key), out_.aliases_.size());
  if (!first) {
    const IssueAlias& before = out_.aliases_[same->second];
    if (before.polarity != alias.polarity)
      fail(kept, "polarity",
           "conflicting polarity of \"" + alias.text + "\", first in " + before.row.file + ":" +
               std::to_string(before.row.line));
    return;
  }
  out_.aliases_.push_back(std::move(alias));
  add_alias(kept, text);
  add_guards(kept, "context", false);
  add_guards(kept, "exclude", true);
}

// Each phrase as it stands, every word in any of its forms.
void StanceTableReader::add_guards(const Kept& kept, std::string_view column, bool excludes) {
  for (const std::string& phrase : split_list(optional_cell(kept, column))) {
    Pattern pattern;
    for (const WordId id : intern_words(phrase, out_.words_)) {
      PatternPart& part = pattern.parts.emplace_back();
      for (const std::string& form : out_.forms_.of_any(std::string(out_.words_.spelling(id))))
        for (const WordId word : intern_words(form, out_.words_)) part.choices.push_back({word});
    }
    if (pattern.parts.empty()) fail(kept, column, "no word in \"" + phrase + "\"");
    out_.guard_matcher_.add(pattern, static_cast<std::uint32_t>(out_.guards_.size()));
    out_.guards_.push_back({static_cast<std::uint32_t>(out_.aliases_.size() - 1), excludes});
  }
}

Date StanceTableReader::day(const Kept& kept, std::string_view column) {
  const std::string_view text = optional_cell(kept, column);
  if (text.empty()) return {};
  const std::optional<Date> date = parse_iso_date(text);
  if (!date) fail(kept, column, "not a day as 2019-07-31: " + std::string(text));
  return *date;
}

// Articles and other function words may be there or not; content words come in any of their forms.
void StanceTableReader::add_alias(const Kept& kept, std::string_view text) {
  IssueAlias& alias = out_.aliases_.back();
  const auto set_of = [&](std::string_view name) {
    std::set<std::string, std::less<>> members;
    if (const auto found = sets_.find(name); found != sets_.end())
      members.insert(found->second.begin(), found->second.end());
    return members;
  };
  const auto function_words = set_of("@mark.function"), negatives = set_of("@mark.negative");
  // The words that must be there, each with what stands before it in the alias.
  std::vector<std::string> words, content;
  std::vector<std::size_t> place;  // of a content word among all words
  std::vector<bool> comma;
  for (const WordId id : intern_words(text, out_.words_)) words.emplace_back(out_.words_.spelling(id));
  std::vector<ScannedWord> scanned;
  scan_words(text, 0, static_cast<std::uint32_t>(text.size()), out_.words_, scanned);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!function_words.contains(words[i]) || negatives.contains(words[i])) place.push_back(i);
  if (place.empty())
    for (std::size_t i = 0; i < words.size(); ++i) place.push_back(i);
  if (place.empty()) fail(kept, "alias", "an alias without a word: " + std::string(text));
  for (std::size_t k = 0; k < place.size(); ++k) {
    content.push_back(words[place[k]]);
    bool parted = false;
    for (std::size_t i = k == 0 ? place[k] + 1 : place[k - 1] + 1; i <= place[k] && i < scanned.size(); ++i)
      parted = parted || (scanned[i].before & between_comma) != 0;
    comma.push_back(parted);
  }
  alias.words = static_cast<std::uint32_t>(content.size());
  // "the border question" +1: it is open and matters, so to settle it is to deal with it.
  const auto questions = set_of("@mark.question_noun");
  alias.sought = alias.kinds == 0 ? std::uint8_t{kind_any & ~kind_question} : alias.kinds;
  if (alias.polarity > 0 && (alias.kinds == 0 || (alias.kinds & kind_state) != 0) &&
      std::any_of(words.begin(), words.end(), [&](const std::string& word) { return questions.contains(word); }))
    alias.sought |= kind_question;

  std::vector<PatternPart> parts;
  for (const std::string& word : content) {
    PatternPart part;
    const bool noun = noun_kind(alias.kinds) && !word.ends_with("ing");
    for (const std::string& form : noun ? out_.forms_.of_noun(word) : out_.forms_.of_any(word))
      for (const WordId id : intern_words(form, out_.words_)) part.choices.push_back({id});
    parts.push_back(std::move(part));
  }
  const auto number = static_cast<std::uint32_t>(out_.aliases_.size() - 1);
  const auto add_order = [&](const std::vector<std::size_t>& order) {
    Pattern pattern;
    for (const std::size_t k : order) {
      if (!pattern.parts.empty()) pattern.parts.push_back(comma[k] ? gap_part(over_comma, false) : gap_part());
      pattern.parts.push_back(parts[k]);
    }
    out_.alias_matcher_.add(pattern, number);
  };
  std::vector<std::size_t> order(parts.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  add_order(order);
  const auto word_at = [&](std::string_view word, std::size_t from) {
    return static_cast<std::size_t>(std::find(words.begin() + static_cast<std::ptrdiff_t>(from), words.end(), word) -
                                    words.begin());
  };
  // "a meeting between Aldia and Borduria" is one between Borduria and Aldia.
  if (const std::size_t between = word_at("between", 0); between < words.size()) {
    const std::size_t joint = word_at("and", between);
    const auto first = std::lower_bound(place.begin(), place.end(), between) - place.begin();
    const auto second = std::lower_bound(place.begin(), place.end(), joint) - place.begin();
    const auto last = static_cast<std::ptrdiff_t>(place.size());
    if (joint < words.size() && first < second && second < last) {
      std::vector<std::size_t> swapped(order.begin(), order.begin() + first);
      swapped.insert(swapped.end(), order.begin() + second, order.end());
      swapped.insert(swapped.end(), order.begin() + first, order.begin() + second);
      add_order(swapped);
    }
  }
  // What is done "with" or "against" somebody may hold its object between: the preposition must then be there.
  if (alias.kinds == 0)
    for (const std::string_view preposition : {"with", "against", "from", "toward", "towards"}) {
      const std::size_t at = word_at(preposition, 1);
      const auto tail = static_cast<std::size_t>(std::lower_bound(place.begin(), place.end(), at) - place.begin());
      if (at >= words.size() || tail == 0 || tail >= place.size()) continue;
      Pattern wide;
      for (std::size_t k = 0; k < parts.size(); ++k) {
        if (k == tail) {
          wide.parts.push_back(gap_part(over_object));
          wide.parts.push_back(word_part(out_.words_.intern(preposition)));
        }
        if (k > 0) wide.parts.push_back(gap_part());
        wide.parts.push_back(parts[k]);
      }
      out_.alias_matcher_.add(wide, number);
    }
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

}  // namespace onrecord::tables

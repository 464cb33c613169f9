// A camp's level is a difference of two means, each drawn to the middle by as many silent statements as few bear.
#include "stance/camp.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "stance/label.h"
#include "tables/stance_tables.h"

namespace onrecord::stance {
namespace {

constexpr std::int64_t silent = 15;       // statements that a camp has beside its own, which lean nowhere
constexpr std::int64_t steps = 20;        // of a level, for a mean that leans by one
constexpr double of_a_step = 0.25;        // what one step is to the weights
constexpr std::size_t enough_of_ten = 8;  // of the signs of a speaker's party, that speak for one

bool letter(char byte) {
  return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

// Whether the text has the form as a word: "R-" may be followed by a state, "(R)" by anything.
bool has_word(std::string_view text, std::string_view form) {
  for (std::size_t at = text.find(form); at != std::string_view::npos; at = text.find(form, at + 1)) {
    const std::size_t end = at + form.size();
    const bool begins = !letter(form.front()) || at == 0 || !letter(text[at - 1]);
    const bool ends = !letter(form.back()) || end == text.size() || !letter(text[end]);
    if (begins && ends) return true;
  }
  return false;
}

bool counts(const tables::StanceTables& tables, const tables::PartyForm& row, const LabelInput& statement) {
  const std::string& country = tables.parties()[row.party].country;
  if (statement.country.empty() ? row.several : statement.country != country) return false;
  return !statement.day.valid() ||
         ((!row.from.valid() || row.from <= statement.day) && (!row.until.valid() || statement.day <= row.until));
}

// What shows the speaker's party in this statement; a name goes before all words.
std::set<std::uint32_t> shown_parties(const tables::StanceTables& tables, const LabelInput& statement) {
  std::set<std::uint32_t> parties;
  for (const tables::PartyForm& row : tables.party_of_member(statement.name))
    if (counts(tables, row, statement)) parties.insert(row.party);
  if (!parties.empty()) return parties;
  for (const tables::PartyForm& row : tables.party_words()) {
    if (!counts(tables, row, statement)) continue;
    bool there = has_word(statement.role, row.form) || has_word(statement.name, row.form);
    for (const Span& span : statement.source)
      there = there || has_word(statement.text.substr(span.begin, span.end - span.begin), row.form);
    if (there) parties.insert(row.party);
  }
  return parties;
}

std::string_view country_of_camp(std::string_view camp) {
  return camp.substr(0, camp.find('.'));
}

std::int64_t rounded(std::int64_t value, std::int64_t by) {
  return (value >= 0 ? value + by / 2 : value - by / 2) / by;
}

}  // namespace

std::vector<std::string> camps_of(const tables::StanceTables& tables, std::span<const LabelInput> statements) {
  std::vector<std::string> camps(statements.size());
  if (tables.parties().empty()) return camps;
  std::vector<std::set<std::uint32_t>> shown;
  std::map<std::string_view, std::map<std::uint32_t, std::size_t>> of_speaker;
  for (const LabelInput& statement : statements) {
    shown.push_back(shown_parties(tables, statement));
    if (!statement.speaker.empty())
      for (const std::uint32_t party : shown.back()) ++of_speaker[statement.speaker][party];
  }
  for (std::size_t i = 0; i < statements.size(); ++i) {
    std::optional<std::uint32_t> party;
    if (statements[i].speaker.empty()) {
      if (shown[i].size() == 1) party = *shown[i].begin();
    } else {
      std::size_t all = 0;
      for (const auto& [each, count] : of_speaker[statements[i].speaker]) all += count;
      for (const auto& [each, count] : of_speaker[statements[i].speaker])
        if (10 * count >= enough_of_ten * all) party = each;
    }
    if (party) camps[i] = tables.parties()[*party].id;
  }
  return camps;
}

CampLevels levels_of(const std::map<CampOfIssue, CampSum>& sums) {
  std::map<std::pair<std::string_view, std::string_view>, CampSum> all;  // by issue and country
  for (const auto& [key, sum] : sums) {
    CampSum& total = all[{key.first, country_of_camp(key.second)}];
    total.lean += sum.lean;
    total.statements += sum.statements;
  }
  CampLevels levels;
  for (const auto& [key, sum] : sums) {
    const CampSum& total = all.at({key.first, country_of_camp(key.second)});
    const std::int64_t others = total.statements - sum.statements;
    if (others == 0) continue;
    const std::int64_t own_weight = sum.statements + silent, other_weight = others + silent;
    const std::int64_t level = rounded(steps * (sum.lean * other_weight - (total.lean - sum.lean) * own_weight),
                                       1000 * own_weight * other_weight);
    if (level != 0) levels.emplace(key, static_cast<int>(level));
  }
  return levels;
}

int Outcome::code() const {
  return side == 0
             ? 0
             : 1 + (side + 1) + 4 * static_cast<int>(by_camp) + 8 * static_cast<int>(confidence) + 32 * (camp + 1);
}

double right_of(const tables::StanceTables& tables, double side, double rest) {
  return rest + tables.weight("right", "side") * std::min(std::fabs(side), most_of_a_side);
}

Confidence confidence_of(const tables::StanceTables& tables, double right) {
  const auto reaches = [&](const char* word) {
    return tables.weights("bound")->contains(word) && right >= tables.weight("bound", word);
  };
  return reaches("high") ? Confidence::high : reaches("medium") ? Confidence::medium : Confidence::low;
}

Outcome outcome_of(const tables::StanceTables& tables, double side, double rest, int level) {
  const auto at = [&](double whole) {
    Outcome outcome;
    const double right = right_of(tables, whole, rest);
    if (right < tables.weight("bound", "weighed") || whole == 0) return outcome;
    outcome.side = whole > 0 ? 1 : -1;
    outcome.confidence = confidence_of(tables, right);
    return outcome;
  };
  const Outcome alone = at(side);
  if (level == 0) return alone;
  Outcome outcome = at(side + tables.weight("again", "camp") * of_a_step * level);
  if (outcome.side == 0) return outcome;
  outcome.by_camp = alone.side != outcome.side;
  if (outcome.by_camp) outcome.confidence = Confidence::low;
  outcome.camp = level > 0 ? 1 : -1;
  return outcome;
}

}  // namespace onrecord::stance

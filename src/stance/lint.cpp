// Runs the examples of every row and looks for rows that undo each other.
#include "stance/lint.h"

#include <algorithm>
#include <map>

namespace onrecord::stance {
namespace {

class Linter {
 public:
  explicit Linter(const tables::StanceTables& tables, std::vector<Error>& faults) : tables_(tables), faults_(faults) {}

  void run() {
    for (std::uint32_t i = 0; i < tables_.rules().size(); ++i) {
      const tables::StanceRule& rule = tables_.rules()[i];
      if (rule.examples.yes.empty()) fault(rule.row, rule.id, "no example: the cell `yes` is empty");
      examples(tables::PatternUse::rule, i, rule.id, rule.row, rule.examples);
      twins(rule.id, rule.row, rule.zone, rule.pattern,
            std::string(rule.act ? name(*rule.act) : "") + ' ' + std::to_string(rule.polarity));
    }
    for (std::uint32_t i = 0; i < tables_.attitudes().size(); ++i) {
      const tables::Attitude& attitude = tables_.attitudes()[i];
      examples(tables::PatternUse::attitude, i, attitude.id, attitude.row, attitude.examples);
    }
  }

 private:
  void fault(const tables::TableRef& row, const std::string& id, const std::string& message) {
    faults_.emplace_back(ErrorKind::table, id + ": " + message, row.file, row.line);
  }

  void examples(tables::PatternUse use, std::uint32_t index, const std::string& id, const tables::TableRef& row,
                const tables::RowExamples& cells) {
    for (const std::string& cell : cells.yes)
      if (!fires(tables_, use, index, parse_example(cell)))
        fault(row, id, "column yes: does not fire in its own example \"" + cell + "\"");
    for (const std::string& cell : cells.no)
      if (fires(tables_, use, index, parse_example(cell)))
        fault(row, id, "column no: fires in \"" + cell + "\", in which it must not");
  }

  // Two rules of one pattern: the later never decides anything, or the two disagree.
  void twins(const std::string& id, const tables::TableRef& row, tables::RuleZone zone, const std::string& pattern,
             const std::string& code) {
    const std::string key = (zone == tables::RuleZone::cue ? "cue " : "content ") + pattern;
    const auto [first, fresh] = seen_.try_emplace(key, Seen{id, code});
    if (fresh) return;
    fault(row, id,
          first->second.code == code
              ? "column pattern: shadowed by " + first->second.id + ", which has the same pattern"
              : "column pattern: conflicts with " + first->second.id + ", which has the same pattern and another code");
  }

  struct Seen {
    std::string id, code;
  };
  const tables::StanceTables& tables_;
  std::vector<Error>& faults_;
  std::map<std::string, Seen> seen_;
};

bool same_sentence(std::span<const tables::ScannedWord> words, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t i = std::min(from, to) + 1; i <= std::max(from, to) && i < words.size(); ++i)
    if (words[i].before & tables::between_sentences) return false;
  return true;
}

}  // namespace

ExampleText parse_example(std::string_view cell) {
  ExampleText example;
  bool closed = false;
  for (const char c : cell) {
    if (c == '[' && example.cue.end == 0 && !closed) {
      example.cue.begin = static_cast<std::uint32_t>(example.text.size());
    } else if (c == ']' && !closed) {
      example.cue.end = static_cast<std::uint32_t>(example.text.size());
      closed = true;
    } else {
      example.text += c;
    }
  }
  return example;
}

bool fires(const tables::StanceTables& tables, tables::PatternUse use, std::uint32_t index,
           const ExampleText& example) {
  std::vector<tables::ScannedWord> words;
  tables::scan_words(example.text, 0, static_cast<std::uint32_t>(example.text.size()), tables.words(), words);
  // In a rule's examples any capitalised or plain word may stand for an actor or an issue.
  std::vector<tables::PlaceHolder> places;
  for (std::uint32_t i = 0; i < words.size(); ++i)
    for (std::uint32_t end = i + 1; end <= words.size() && end <= i + 4; ++end) places.push_back({i, end});
  tables::PatternMatcher::Scratch scratch;
  std::vector<tables::PatternHit> hits;
  tables.matcher().match(words, places, places, scratch, hits);
  const int unless = use == tables::PatternUse::rule ? tables.rules()[index].unless : -1;
  const tables::RuleZone zone =
      use == tables::PatternUse::rule ? tables.rules()[index].zone : tables.attitudes()[index].zone;
  for (const tables::PatternHit& hit : hits) {
    const tables::PatternOwner& owner = tables.owner(hit.pattern);
    if (owner.use != use || owner.index != index) continue;
    if (example.cue.end != 0) {
      const bool in_cue = words[hit.begin].begin < example.cue.end && words[hit.end - 1].end > example.cue.begin;
      if (zone == tables::RuleZone::cue && !in_cue) continue;
      if (zone == tables::RuleZone::content && words[hit.begin].begin >= example.cue.begin &&
          words[hit.end - 1].end <= example.cue.end)
        continue;
    }
    const bool forbidden =
        unless >= 0 && std::any_of(hits.begin(), hits.end(), [&](const tables::PatternHit& other) {
          return other.pattern == static_cast<std::uint32_t>(unless) && same_sentence(words, hit.begin, other.begin);
        });
    if (!forbidden) return true;
  }
  return false;
}

std::vector<Error> lint_stance_tables(std::span<const tables::Table> tables) {
  std::vector<Error> faults;
  const tables::StanceTables compiled(tables, &faults);
  Linter(compiled, faults).run();
  std::stable_sort(faults.begin(), faults.end(), [](const Error& a, const Error& b) {
    return a.file() != b.file() ? a.file() < b.file() : a.line() < b.line();
  });
  return faults;
}

}  // namespace onrecord::stance

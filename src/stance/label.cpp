// Labels the statements of one document: each by itself, then those that relay or echo others.
#include "stance/label.h"

#include <algorithm>
#include <optional>

#include "stance/acts.h"
#include "stance/alias_guards.h"
#include "stance/article_issues.h"
#include "stance/evidence_for.h"
#include "stance/positions.h"
#include "stance/reading.h"
#include "stance/refer.h"
#include "stance/strength.h"
#include "stance/weigh.h"
#include "stance/weigh_act.h"

namespace onrecord::stance {
namespace {

std::uint32_t length_of(const Spans& spans) {
  std::uint32_t length = 0;
  for (const Span& span : spans) length += span.end - span.begin;
  return length;
}

// Whether statement `inner` takes up most of what `outer` says: then the outer one only passes it on.
bool passes_on(const LabelInput& outer, const LabelInput& inner) {
  return 10 * length_of(inner.content) >= 6 * length_of(outer.content);
}

// The issue and where it is named, without a position.
StanceLabel bare(const StanceLabel& label) {
  StanceLabel empty;
  empty.issue_id = label.issue_id;
  empty.evidence = label.evidence;
  return empty;
}

void withhold(const Reading& reading, const ActChoice& act, std::vector<StanceLabel>& stances) {
  for (StanceLabel& label : stances) {
    label = bare(label);
    set_position(label, 0);
    label.confidence = Confidence::medium;
    label.rule_ids = {act.rule};
    label.trace.push_back(
        {"stance", act.rule, "0: a position is withheld", reading.span(act.found.begin, act.found.end)});
  }
}

void empty_positions(std::vector<StanceLabel>& stances, const std::string& reason) {
  for (StanceLabel& label : stances) {
    label = bare(label);
    label.abstain_reason = reason;
    label.trace.push_back({"stance", "none", "no position: " + reason, label.evidence});
  }
}

const StanceLabel* label_on(std::uint32_t issue, const std::vector<StanceLabel>& stances,
                            const tables::StanceTables& tables) {
  const std::string& id = tables.issues()[issue].issue_id;
  const auto found =
      std::find_if(stances.begin(), stances.end(), [&](const StanceLabel& label) { return label.issue_id == id; });
  return found == stances.end() ? nullptr : &*found;
}

// The issues on which a statement may take a position: what is said under one issue's name is not meant of those that
// the article names farther off, unless a rule says so.
std::vector<std::uint32_t> issues_meant(const StatementEvidence& statement, const ArticleIssues& article,
                                        const std::vector<StanceLabel>& stances, const tables::StanceTables& tables) {
  std::vector<std::pair<std::uint32_t, About>> named;
  About closest = About::later;
  for (const std::uint32_t issue : article.issues())
    if (const std::optional<About> about = about_of(issue, statement, article)) {
      named.emplace_back(issue, *about);
      closest = std::min(closest, *about);
    }
  std::vector<std::uint32_t> meant;
  for (const auto& [issue, about] : named)
    if (about <= std::max(closest, About::head) || label_on(issue, stances, tables) != nullptr) meant.push_back(issue);
  return meant;
}

}  // namespace

std::string_view country_of(const Speaker& speaker) {
  const bool is_country =
      speaker.speaks_for.size() == 3 &&
      std::all_of(speaker.speaks_for.begin(), speaker.speaks_for.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return is_country ? speaker.speaks_for : speaker.country;
}

struct Labeller::Parts {
  const tables::StanceTables& tables;
};

Labeller::Labeller(const tables::StanceTables& tables) : parts_(new Parts{tables}) {}
Labeller::~Labeller() = default;

std::vector<LabelResult> Labeller::label(std::span<const LabelInput> statements, std::vector<StatementPieces>* pieces,
                                         const CampLevels* levels) const {
  if (pieces != nullptr) pieces->resize(statements.size());
  std::vector<LabelResult> results(statements.size());
  std::vector<StatementIssues> evidence(statements.size());
  ReadingMemory memory;
  Reading reading;
  if (!statements.empty())
    memory.silent = silent_aliases(parts_->tables, statements.front().text, statements.front().title,
                                   statements.front().day, memory);
  std::optional<ArticleIssues> issues;
  if (!statements.empty() && (statements.front().in_article || pieces != nullptr) && !parts_->tables.aliases().empty())
    issues.emplace(parts_->tables, statements.front().text, statements.front().title, memory);
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const LabelInput& input = statements[i];
    LabelResult& result = results[i];
    // What others say within it is theirs: their words are left out, and where they are all of it, it is a relay.
    Spans hidden;
    bool relays = false;
    for (std::size_t k = 0; k < statements.size(); ++k) {
      if (statements[k].holder != static_cast<int>(i)) continue;
      hidden.insert(hidden.end(), statements[k].content.begin(), statements[k].content.end());
      if (!statements[k].source.empty() && passes_on(input, statements[k])) relays = true;
    }
    reading.read(parts_->tables, input, hidden, memory);
    if (reading.words.empty()) continue;
    if (issues) reading.references = referring_mentions(reading, &*issues);
    const CueReading cue = read_cue(reading);
    ActChoice act = choose_act(reading, cue);
    if (cue.row != nullptr) result.cue_lemma = cue.row->lemma;
    result.stances = compose_positions(reading, act, cue);
    result.polarity = evaluate(reading, cue, input.target, result.trace);
    const bool weighed = input.in_article || pieces != nullptr;
    const std::vector<SaidWord> said = weighed ? said_words(reading) : std::vector<SaidWord>{};
    StatementEvidence own{&input, &reading, &act, &cue, nullptr, &said, result.polarity};
    std::vector<Piece> of_act;
    if (weighed && (issues || act_is_open(parts_->tables, act))) of_act = evidence_of_act(own);
    if (pieces != nullptr) (*pieces)[i].act = of_act;
    if (issues) {
      const Stands stands(reading);
      own.stands = &stands;
      evidence[i].strength = strength_of(parts_->tables, of_act);
      const std::vector<std::uint32_t> about = issues_meant(own, *issues, result.stances, parts_->tables);
      for (const std::uint32_t issue : pieces != nullptr ? issues->issues() : about) {
        const StanceLabel* rule = label_on(issue, result.stances, parts_->tables);
        IssueEvidence& found = evidence[i].issues.emplace_back();
        if (!evidence_on(issue, own, *issues, rule, pieces != nullptr, found)) {
          evidence[i].issues.pop_back();
          continue;
        }
        if (pieces != nullptr)
          (*pieces)[i].issues.push_back({parts_->tables.issues()[issue].issue_id, std::string(name(found.about)),
                                         found.polarity, rule == nullptr ? std::nullopt : rule->position,
                                         std::move(found.side_pieces), std::move(found.takes_pieces)});
      }
    }
    if (relays && (act.act == Act::state || act.act == Act::assess)) {
      act.act = Act::relay;
      act.trace = {{"act", "nested", "RELAY: another's statement is passed on", {}}};
      empty_positions(result.stances, "the position is the inner speaker's");
    } else if (act.act == Act::relay) {
      empty_positions(result.stances, "passed on, not taken up");
    } else if (act.act == Act::withhold) {
      withhold(reading, act, result.stances);
    }
    if (act.act == Act::relay || act.act == Act::withhold || act.act == Act::echo) evidence[i].issues.clear();
    if (input.in_article && act_is_open(parts_->tables, act)) weigh_act(parts_->tables, of_act, act);
    result.act = act.act;
    result.trace.insert(result.trace.begin(), act.trace.begin(), act.trace.end());
  }
  if (issues) {
    std::vector<std::string> camps = camps_of(parts_->tables, statements);
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (pieces != nullptr) (*pieces)[i].camp = camps[i];
      results[i].camp = std::move(camps[i]);
    }
  }
  weigh_positions(parts_->tables, statements, evidence, results, levels);
  // An echo says what the statement before it says.
  for (std::size_t i = 1; i < results.size(); ++i) {
    if (results[i].act != Act::echo) continue;
    std::size_t before = i - 1;
    while (before > 0 && (statements[before].holder == static_cast<int>(i) || results[before].act == Act::relay))
      --before;
    for (const StanceLabel& echoed : results[before].stances) {
      const auto own = std::find_if(results[i].stances.begin(), results[i].stances.end(),
                                    [&](const StanceLabel& label) { return label.issue_id == echoed.issue_id; });
      if (own != results[i].stances.end() && own->position) continue;
      if (own != results[i].stances.end()) results[i].stances.erase(own);
      results[i].stances.push_back(echoed);
      results[i].stances.back().evidence = statements[i].content.empty() ? Span{} : statements[i].content.front();
      results[i].stances.back().trace.insert(results[i].stances.back().trace.begin(),
                                             {"stance", "echo", "takes the position of the statement before it", {}});
    }
    std::sort(results[i].stances.begin(), results[i].stances.end(),
              [](const StanceLabel& a, const StanceLabel& b) { return a.issue_id < b.issue_id; });
    results[i].polarity = results[before].polarity;
  }
  return results;
}

}  // namespace onrecord::stance

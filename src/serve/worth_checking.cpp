// Ranks statements by what an error in them would do.
#include "serve/worth_checking.h"

#include <algorithm>
#include <map>

#include "domain/full_text.h"
#include "onrecord/timeline.h"

namespace onrecord::serve {
namespace {

struct Ranked {
  Worth worth = Worth::doubtful;
  std::string reason, issue_id;
};

void put(std::map<std::string, Ranked>& ranks, const std::string& id, Ranked ranked) {
  if (id.empty()) return;
  const auto [place, is_new] = ranks.try_emplace(id, ranked);
  if (!is_new && ranked.worth < place->second.worth) place->second = std::move(ranked);
}

void rank_spells(std::map<std::string, Ranked>& ranks, const Timeline& timeline) {
  const std::string of = timeline.actor_name + " on " + timeline.issue_id;
  for (const Spell& spell : timeline.spells) {
    if (spell.change_from) {
      const std::string change = std::string(name(spell.change)) + " of " + of;
      put(ranks, spell.first_statement_id, {Worth::change, "begins a " + change, timeline.issue_id});
      put(ranks, spell.before_statement_id, {Worth::change, "the last before a " + change, timeline.issue_id});
    }
    if (spell.statements == 1)
      put(ranks, spell.first_statement_id, {Worth::alone, "alone holds a spell of " + of, timeline.issue_id});
    for (const std::string& id : spell.degree_statement_ids)
      put(ranks, id, {Worth::alone, "turns the degree of " + of, timeline.issue_id});
  }
}

// The headline names the speaker and has two of the words said.
bool in_headline(const Statement& statement, const std::vector<std::string>& title) {
  const auto has = [&](const std::string& word) { return std::find(title.begin(), title.end(), word) != title.end(); };
  const std::vector<std::string> speaker = search_words(statement.speaker.name);
  if (speaker.empty() || !has(speaker.back())) return false;
  std::vector<std::string> said = search_words(statement.text);
  std::sort(said.begin(), said.end());
  said.erase(std::unique(said.begin(), said.end()), said.end());
  return std::count_if(said.begin(), said.end(),
                       [&](const std::string& word) { return word.size() > 3 && has(word); }) >= 2;
}

}  // namespace

std::vector<WorthChecking> worth_checking(const StatementSet& set, const std::string& issue_id) {
  std::map<std::string, Ranked> ranks;
  for (const Timeline& timeline : fold_timelines(set)) rank_spells(ranks, timeline);
  std::map<std::string, std::vector<std::string>> titles;
  for (const auto& [id, document] : set.documents) titles[id] = search_words(document.title);
  std::vector<WorthChecking> list;
  for (std::size_t i = 0; i < set.statements.size(); ++i) {
    const Statement& s = set.statements[i];
    if (set.review_status.contains(s.id)) continue;
    if (!issue_id.empty() && std::none_of(s.stances.begin(), s.stances.end(),
                                          [&](const StanceLabel& each) { return each.issue_id == issue_id; }))
      continue;
    WorthChecking item{i, Worth::doubtful, "", issue_id};
    if (const auto found = ranks.find(s.id); found != ranks.end())
      item = {i, found->second.worth, found->second.reason, found->second.issue_id};
    if (item.worth > Worth::headline && in_headline(s, titles[s.doc_id])) {
      item.worth = Worth::headline;
      item.reason = "in the headline";
    }
    list.push_back(std::move(item));
  }
  std::sort(list.begin(), list.end(), [&](const WorthChecking& a, const WorthChecking& b) {
    const Statement &x = set.statements[a.index], &y = set.statements[b.index];
    return std::tie(a.worth, x.probability, x.id) < std::tie(b.worth, y.probability, y.id);
  });
  return list;
}

}  // namespace onrecord::serve

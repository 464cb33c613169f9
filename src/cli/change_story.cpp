// Folds the speaker's statements anew and finds the statement in them.
#include "cli/change_story.h"

#include <algorithm>

#include "cli/statement_card.h"
#include "onrecord/timeline.h"
#include "report/stand_words.h"

namespace onrecord::cli {
namespace {

std::string days_of(const Spell& spell) {
  return spell.from == spell.to ? to_string(spell.from) : to_string(spell.from) + " .. " + to_string(spell.to);
}

std::string in_words(const Spell& spell) {
  std::string label(name(spell.label));
  std::replace(label.begin(), label.end(), '_', ' ');
  return label + ", " + days_of(spell);
}

// "2025-04-15 [0f26fb20b0] "words", by att.need.002"
std::string told(const StatementSet& set, const std::string& id, const std::string& issue) {
  const auto found =
      std::find_if(set.statements.begin(), set.statements.end(), [&](const Statement& s) { return s.id == id; });
  if (found == set.statements.end()) return "[" + id.substr(0, 10) + "]";
  std::string text = said_in_words(found->said) + " [" + id.substr(0, 10) + "] \"" + found->text + "\"";
  for (const StanceLabel& stance : found->stances)
    if (stance.issue_id == issue)
      for (std::size_t i = 0; i < stance.rule_ids.size(); ++i) text += (i == 0 ? ", by " : ", ") + stance.rule_ids[i];
  return text;
}

void tell_spell(ChangeStory& story, const StatementSet& set, const Timeline& timeline, std::size_t at,
                const std::string& id) {
  const Spell& spell = timeline.spells[at];
  story.answer +=
      ": spell " + std::to_string(at + 1) + " of " + std::to_string(timeline.spells.size()) + ", " + in_words(spell);
  if (spell.first_statement_id == id && spell.change == Change::first) story.lines.push_back("the first that is known");
  if (spell.first_statement_id == id && spell.change_from) {
    story.lines.push_back("it begins the spell: " + std::string(name(spell.change)) + " from " +
                          std::string(name(*spell.change_from)) + " to " + std::string(name(spell.side)) +
                          (spell.confirmed ? ", confirmed by another article, " : ", shown by one article only, ") +
                          std::string(report::strength_in_words(spell)));
    story.lines.push_back("superseded: " + in_words(timeline.spells[at - 1]) + ", last said " +
                          told(set, spell.before_statement_id, timeline.issue_id));
  }
  if (at + 1 < timeline.spells.size() && timeline.spells[at + 1].before_statement_id == id)
    story.lines.push_back("the last of its spell; the next is " + in_words(timeline.spells[at + 1]) + ", begun by " +
                          told(set, timeline.spells[at + 1].first_statement_id, timeline.issue_id));
  const auto& degrees = spell.degree_statement_ids;
  if (std::find(degrees.begin(), degrees.end(), id) != degrees.end())
    story.lines.push_back("the side stays, its degree changes here");
}

}  // namespace

std::vector<ChangeStory> change_stories(const store::Store& store, const Statement& statement) {
  std::vector<ChangeStory> stories;
  const bool takes_position = std::any_of(statement.stances.begin(), statement.stances.end(),
                                          [](const StanceLabel& stance) { return stance.position.has_value(); });
  if (!takes_position || statement.speaker.actor_id.empty()) return stories;
  Query query;
  query.who = {statement.speaker.actor_id};
  const StatementSet set = store.read(query);
  if (std::none_of(set.statements.begin(), set.statements.end(),
                   [&](const Statement& s) { return s.id == statement.id; }))
    return stories;
  for (const Timeline& timeline : fold_timelines(set)) {
    const bool on_issue =
        std::any_of(statement.stances.begin(), statement.stances.end(),
                    [&](const StanceLabel& stance) { return stance.issue_id == timeline.issue_id && stance.position; });
    if (!on_issue) continue;
    ChangeStory story;
    story.answer = "on " + timeline.issue_id;
    const auto point = std::find_if(timeline.points.begin(), timeline.points.end(),
                                    [&](const TimelinePoint& each) { return each.statement_id == statement.id; });
    if (point == timeline.points.end()) {
      story.answer += ": a copy of words that count already";
    } else if (!point->dated) {
      story.answer += ": in no spell, as its day is not known";
    } else {
      for (std::size_t i = timeline.spells.size(); i-- > 0;)
        if (timeline.spells[i].from <= point->date) {
          tell_spell(story, set, timeline, i, statement.id);
          break;
        }
      if (point->appearances > 1)
        story.lines.push_back(std::to_string(point->appearances) + " copies of it count once");
    }
    stories.push_back(std::move(story));
  }
  return stories;
}

}  // namespace onrecord::cli

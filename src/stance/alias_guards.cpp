// Matches the guards of alias rows over an article and around single mentions.
#include "stance/alias_guards.h"

#include <algorithm>

namespace onrecord::stance {
namespace {

void match_guards(const tables::StanceTables& tables, std::span<const tables::ScannedWord> words,
                  ReadingMemory& memory) {
  memory.guards.clear();
  tables.guard_matcher().match(words, {}, {}, memory.scratch, memory.guards);
}

bool is_out_of_days(const tables::IssueAlias& alias, Date day) {
  return day.valid() && ((alias.from.valid() && day < alias.from) || (alias.to.valid() && day > alias.to));
}

}  // namespace

std::vector<bool> silent_aliases(const tables::StanceTables& tables, std::string_view text, std::string_view title,
                                 Date day, ReadingMemory& memory) {
  if (!tables.has_bound_aliases()) return {};
  const std::vector<tables::IssueAlias>& aliases = tables.aliases();
  std::vector<bool> named(aliases.size());
  if (std::any_of(aliases.begin(), aliases.end(), [](const tables::IssueAlias& alias) { return alias.in_context; }))
    for (const std::string_view part : {text, title}) {
      std::vector<tables::ScannedWord> words;
      tables::scan_words(part, 0, static_cast<std::uint32_t>(part.size()), tables.words(), words);
      match_guards(tables, words, memory);
      for (const tables::PatternHit& hit : memory.guards)
        if (!tables.guards()[hit.pattern].excludes) named[tables.guards()[hit.pattern].alias] = true;
    }
  std::vector<bool> silent(aliases.size());
  for (std::size_t i = 0; i < aliases.size(); ++i)
    silent[i] = (aliases[i].in_context && !named[i]) || is_out_of_days(aliases[i], day);
  return silent;
}

void keep_counting(const tables::StanceTables& tables, std::span<const tables::ScannedWord> words,
                   ReadingMemory& memory, std::vector<Mention>& mentions) {
  if (!memory.silent.empty())
    std::erase_if(mentions, [&](const Mention& mention) { return memory.silent[mention.alias]; });
  if (mentions.empty() || tables.guards().empty()) return;
  match_guards(tables, words, memory);
  std::erase_if(mentions, [&](const Mention& mention) {
    return std::any_of(memory.guards.begin(), memory.guards.end(), [&](const tables::PatternHit& hit) {
      const tables::AliasGuard& guard = tables.guards()[hit.pattern];
      return guard.excludes && guard.alias == mention.alias && hit.begin < mention.end && mention.begin < hit.end;
    });
  });
}

}  // namespace onrecord::stance

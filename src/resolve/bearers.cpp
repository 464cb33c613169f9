// Who a name that stands alone means: one bearer, or the likeliest of several, a holder of that day, a near
// spelling.
#include <algorithm>

#include "resolve/article.h"

namespace onrecord::resolve {
namespace {

bool within(std::string_view a, std::string_view b, std::size_t allowed) {
  if (a.size() > b.size() + allowed || b.size() > a.size() + allowed) return false;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t up = row[j];
      row[j] = std::min({up + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = up;
    }
  }
  return row[b.size()] <= allowed;
}

// Gender of a possessive that follows in the same sentence with no person between: "Kim added her view".
char possessive_after(const Article& article, const Mention& mention) {
  const std::uint32_t end = std::min(article.size(), mention.name.end + 9);
  for (std::uint32_t i = mention.name.end;
       i < end && article.word(i).sentence == article.word(mention.name.begin).sentence; ++i) {
    const std::int32_t other = article.mention_at[i];
    if (other >= 0 && article.mentions[static_cast<std::size_t>(other)].kind == MentionKind::person) return 0;
    if (article.is(i, "shows_woman"_words)) return 'f';
    if (article.is(i, "shows_man"_words)) return 'm';
  }
  return 0;
}

bool shares_role(const Article& article, const Entity& entity, const Mention& mention) {
  for (std::uint32_t i = mention.title.begin; i < mention.title.end; ++i) {
    const tables::WordId id = article.word(i).id;
    if (id == 0) continue;
    for (const RoleUse& role : entity.roles)
      if (std::find(role.ids.begin(), role.ids.end(), id) != role.ids.end()) return true;
    if (entity.table_actor >= 0)
      for (const tables::DatedRole& role : article.tables.actors()[static_cast<std::size_t>(entity.table_actor)].roles)
        if (std::find(role.words.begin(), role.words.end(), id) != role.words.end()) return true;
  }
  return false;
}

void keep(std::vector<int>& candidates, auto&& test) {
  std::vector<int> kept;
  for (const int each : candidates)
    if (test(each)) kept.push_back(each);
  if (!kept.empty()) candidates = std::move(kept);
}

int last_mentioned(const Article& article, const std::vector<int>& candidates, std::uint32_t position) {
  int best = candidates.front();
  std::int64_t best_at = -1;
  for (const int each : candidates)
    for (const std::uint32_t index : article.entities[static_cast<std::size_t>(each)].mentions) {
      const Mention& mention = article.mentions[index];
      if (mention.name.begin >= position) break;
      const bool quoted = article.word(mention.name.begin).quoted;
      const std::int64_t at = static_cast<std::int64_t>(mention.name.begin) - (quoted ? 1'000'000 : 0);
      if (at > best_at) {
        best_at = at;
        best = each;
      }
    }
  return best;
}

int from_tables(const Article& article, const Mention& mention, tables::WordId family, Confidence& confidence) {
  const Date day = article.document->published_at;
  int found = -1;
  bool several = false, found_by_title = false;
  for (const std::uint32_t index : article.tables.bearers(family)) {
    const tables::TableActor& actor = article.tables.actors()[index];
    bool on_day = actor.roles.empty(), titled = false;
    for (const tables::DatedRole& role : actor.roles) {
      if (!role.holds_on(day)) continue;
      on_day = true;
      for (std::uint32_t i = mention.title.begin; i < mention.title.end; ++i)
        titled = titled || (article.word(i).id != 0 &&
                            std::find(role.words.begin(), role.words.end(), article.word(i).id) != role.words.end());
    }
    bool named = false;
    const auto& countries = article.tables.countries();
    for (std::size_t c = 0; c < countries.size() && !named; ++c)
      named = article.country_named[c] && countries[c].iso3 == actor.country;
    if (!actor.own && !(on_day && (titled || (named && mention.title.empty())))) continue;
    if (actor.own && !on_day && !titled && found >= 0) continue;
    if (found >= 0) {
      const bool better = titled && !found_by_title;
      const bool worse = found_by_title && !titled;
      if (worse || (article.tables.actors()[static_cast<std::size_t>(found)].own && !actor.own)) continue;
      several = !better;
    }
    found = static_cast<int>(index);
    found_by_title = titled;
  }
  if (found < 0 || several) return -1;
  confidence = found_by_title || article.tables.actors()[static_cast<std::size_t>(found)].own ? Confidence::high
                                                                                              : Confidence::medium;
  return found;
}

}  // namespace

int bearer_of(const Article& article, const Mention& mention, std::uint32_t position, Confidence& confidence) {
  const tables::WordId family = article.word(mention.name.end - 1).id;
  std::vector<int> candidates, by_given;
  const auto collect = [&](const std::unordered_map<tables::WordId, std::vector<int>>& index, std::vector<int>& out) {
    const auto found = index.find(family);
    if (found == index.end()) return;
    for (const int each : found->second) {
      const char gender = article.entities[static_cast<std::size_t>(each)].gender;
      if (mention.gender == 0 || gender == 0 || gender == mention.gender) out.push_back(each);
    }
  };
  collect(article.by_family, candidates);
  const bool given_name =
      mention.title.empty() || article.facts(mention.title.end - 1).is(tables::word_class::before_given);
  if (candidates.empty() && given_name) collect(article.by_given, by_given);
  if (candidates.empty()) candidates = by_given;
  confidence = Confidence::high;
  if (candidates.size() > 1) {
    confidence = Confidence::medium;
    // Known before the place that asks; relatives never take the name over.
    keep(candidates, [&](int e) { return article.entities[static_cast<std::size_t>(e)].first <= position; });
    if (!mention.title.empty() && !mention.honorific)
      keep(candidates,
           [&](int e) { return shares_role(article, article.entities[static_cast<std::size_t>(e)], mention); });
    if (const char gender = possessive_after(article, mention); gender != 0)
      keep(candidates, [&](int e) { return article.entities[static_cast<std::size_t>(e)].gender == gender; });
    if (!mention.honorific) keep(candidates, [&](int e) { return !article.entities[static_cast<std::size_t>(e)].kin; });
    if (candidates.size() > 1) {
      int spoke = -1, speaker = -1;
      for (const int each : candidates)
        if (article.entities[static_cast<std::size_t>(each)].spoke_at > spoke) {
          spoke = article.entities[static_cast<std::size_t>(each)].spoke_at;
          speaker = each;
        }
      return speaker >= 0 ? speaker : last_mentioned(article, candidates, position);
    }
  }
  if (!candidates.empty()) {
    const Entity& only = article.entities[static_cast<std::size_t>(candidates.front())];
    if (only.kin && mention.title.empty() && only.mentions.size() == 1 && only.spoke_at < 0)
      confidence = Confidence::medium;
    return candidates.front();
  }
  return -1;
}

bool near_spelling(std::string_view a, std::string_view b) {
  return within(a, b, std::min(a.size(), b.size()) >= 8 ? 2 : 1);
}

int near_bearer(const Article& article, const Mention& mention) {
  const std::string_view name = article.spelling_of(article.word(mention.name.end - 1).id);
  if (name.size() < 4 || article.entities.size() > 400) return -1;
  int found = -1;
  for (std::size_t i = 0; i < article.entities.size(); ++i) {
    const Entity& entity = article.entities[i];
    if (entity.kind != ActorKind::person || entity.family == 0) continue;
    if (mention.gender != 0 && entity.gender != 0 && entity.gender != mention.gender) continue;
    const std::string_view other = article.spelling_of(entity.family);
    if (other.size() < 4 || other.front() != name.front() || !near_spelling(name, other)) continue;
    if (found >= 0) return -1;
    found = static_cast<int>(i);
  }
  return found;
}

int table_bearer(const Article& article, const Mention& mention, Confidence& confidence) {
  return from_tables(article, mention, article.word(mention.name.end - 1).id, confidence);
}

}  // namespace onrecord::resolve

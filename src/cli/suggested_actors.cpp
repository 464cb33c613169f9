// Joins names by their words.
#include "cli/suggested_actors.h"

#include <algorithm>
#include <map>
#include <set>

#include "text/fold.h"
#include "text/printable.h"

namespace onrecord::cli {
namespace {

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (end > at) words.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// "Haley Nikki Haley" is a headline's surname and a name behind it.
std::string said_once(const std::string& name) {
  std::vector<std::string> words = words_of(name);
  if (words.size() > 2 && words.front() == words.back()) words.erase(words.begin());
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// Whether all words of the shorter name stand in the longer one in order, with the same last word; given names may be
// cut: "Ben" in "Benjamin". Words are folded.
bool part_of(const std::vector<std::string>& few, const std::vector<std::string>& many) {
  if (few.empty() || few.size() > many.size() || few.back() != many.back() || few == many) return few == many;
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < few.size(); ++i) {
    while (at + 1 < many.size() && !many[at].starts_with(few[i])) ++at;
    if (at++ + 1 >= many.size()) return false;
  }
  return true;
}

// Tabs and line ends would end a cell, a bar a name.
std::string cell(const std::string& text) {
  std::string out = text::safe_line(text);
  std::replace(out.begin(), out.end(), '|', '/');
  if (!out.empty() && (out[0] == '#' || out[0] == '!')) out.insert(0, 1, ' ');
  return out;
}

}  // namespace

std::vector<SuggestedActor> suggested_actors(const std::vector<store::StoredActor>& found) {
  std::vector<SuggestedActor> actors;
  for (const store::StoredActor& each : found) {
    if (each.kind != "person" && each.kind != "government" && each.kind != "organisation") continue;
    SuggestedActor actor{each.actor_id,   said_once(each.name), each.role, each.country, {},
                         each.statements, each.statements};
    if (actor.name != each.name) actor.aliases.push_back(each.name);
    actors.push_back(std::move(actor));
  }
  // Longer names first, so that what is joined is a part of something that stays.
  std::stable_sort(actors.begin(), actors.end(), [](const SuggestedActor& a, const SuggestedActor& b) {
    return words_of(a.name).size() > words_of(b.name).size();
  });
  std::vector<SuggestedActor> joined;
  struct Name {
    std::vector<std::string> words;  // folded
    std::size_t actor;               // of `joined`
  };
  std::map<std::string, std::vector<Name>> by_last_word;  // what is joined shares it
  for (SuggestedActor& actor : actors) {
    std::vector<std::string> words = words_of(text::folded(actor.name));
    std::vector<Name>& alike = by_last_word[words.empty() ? std::string() : words.back()];
    SuggestedActor* whole = nullptr;
    bool several = false;
    for (const Name& name : alike) {
      SuggestedActor& each = joined[name.actor];
      const bool countries_agree = each.country.empty() || actor.country.empty() || each.country == actor.country;
      if (!countries_agree || !part_of(words, name.words)) continue;
      several = whole != nullptr;
      whole = &each;
    }
    if (whole == nullptr || several) {
      alike.push_back({std::move(words), joined.size()});
      joined.push_back(std::move(actor));
      continue;
    }
    whole->statements += actor.statements;
    if (words.size() > 1 &&
        actor.statements > whole->named_so) {  // a headline's "Enter Vera Lind" is rarer than "Vera Lind"
      std::swap(actor.name, whole->name);
      std::swap(actor.id, whole->id);
      whole->named_so = actor.statements;
    }
    if (actor.name != whole->name) whole->aliases.push_back(actor.name);
    whole->aliases.insert(whole->aliases.end(), actor.aliases.begin(), actor.aliases.end());
    if (whole->role.empty()) whole->role = actor.role;
    if (whole->country.empty()) whole->country = actor.country;
  }
  std::stable_sort(joined.begin(), joined.end(),
                   [](const SuggestedActor& a, const SuggestedActor& b) { return a.statements > b.statements; });
  return joined;
}

std::string suggested_table(const std::vector<SuggestedActor>& actors) {
  std::string out = "id\tname\taliases\trole\tcountry\tnote\n";
  for (const SuggestedActor& actor : actors) {
    std::string aliases;
    std::set<std::string> told{actor.name};
    for (const std::string& alias : actor.aliases)
      if (told.insert(alias).second) aliases += (aliases.empty() ? "" : "|") + cell(alias);
    out += cell(actor.id) + "\t" + cell(actor.name) + "\t" + aliases + "\t" + cell(actor.role) + "\t" +
           cell(actor.country) + "\t" + std::to_string(actor.statements) + " statements\n";
  }
  return out;
}

}  // namespace onrecord::cli

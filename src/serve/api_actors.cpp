// /api/actors, /api/actor, /api/doubles, and merging and splitting.
#include <algorithm>
#include <map>

#include "domain/full_text.h"
#include "serve/handlers.h"
#include "serve/json_out.h"
#include "serve/statement_json.h"
#include "store/stored_actors.h"

namespace onrecord::serve {
namespace {

constexpr std::size_t compared_at_most = 2'000;  // actors, those with the most statements

void put_actor(JsonOut& out, const store::StoredActor& actor) {
  out.open('{')
      .pair("actor_id", actor.actor_id)
      .pair("name", actor.name)
      .pair("kind", actor.kind)
      .pair("role", actor.role)
      .pair("country", actor.country)
      .pair("statements", actor.statements)
      .pair("first_said", actor.first_said)
      .pair("last_said", actor.last_said)
      .close('}');
}

// Why two may be one; empty: nothing says so. All words of the shorter name stand in the longer one, or the last words
// are the same and the first ones begin alike.
std::string likeness(const std::vector<std::string>& a, const std::vector<std::string>& b, bool people) {
  const std::vector<std::string>& shorter = a.size() <= b.size() ? a : b;
  const std::vector<std::string>& longer = a.size() <= b.size() ? b : a;
  if (shorter.empty() || shorter.back().size() < 3) return {};
  if (a == b) return "the same name";
  if (std::all_of(shorter.begin(), shorter.end(), [&](const std::string& word) {
        return std::find(longer.begin(), longer.end(), word) != longer.end();
      }))
    return "one name is a part of the other";
  if (people && shorter.size() >= 2 && shorter.back() == longer.back() &&
      shorter.front().front() == longer.front().front() &&
      (shorter.front().size() <= 2 || longer.front().size() <= 2 ||
       shorter.front().substr(0, 3) == longer.front().substr(0, 3)))
    return "the same surname, and first names that begin alike";
  return {};
}

}  // namespace

std::string api_actors(Service& service, const Request& request) {
  const auto store = service.reader();
  JsonOut out;
  out.open('{').key("actors").open('[');
  for (const store::StoredActor& actor : store::suggest_actors(
           *store, request.text("q"), static_cast<std::size_t>(request.integer("limit", 100, 1, 1'000))))
    put_actor(out, actor);
  return out.close(']').close('}').take();
}

std::string api_actor(Service& service, const Request& request) {
  const auto store = service.reader();
  const std::string id = request.needed("id");
  const std::vector<store::MergeRow> merges = store::merges_of(*store, id);
  if (!store::knows_actor(*store, id) && merges.empty()) throw Refused{404, "no actor \"" + id + "\""};
  JsonOut out;
  out.open('{').key("actor");
  put_actor(out, store::actor_by_id(*store, id));
  out.key("forms").open('[');
  for (const store::ActorForm& form : store::forms_of(*store, id))
    out.open('{').pair("kind", form.kind).pair("form", form.form).pair("count", form.count).close('}');
  out.close(']').key("roles").open('[');
  for (const store::RoleSpan& role : store::roles_of(*store, id))
    out.open('{')
        .pair("role", role.role)
        .pair("first", role.first)
        .pair("last", role.last)
        .pair("statements", role.statements)
        .close('}');
  out.close(']').key("merges").open('[');
  for (const store::MergeRow& merge : merges)
    out.open('{')
        .pair("from", merge.from_id)
        .pair("into", merge.into_id)
        .pair("by", merge.by)
        .pair("on", merge.on)
        .close('}');
  out.close(']').key("splits").open('[');
  for (const store::SplitRow& split : store::splits_of(*store, id))
    out.open('{')
        .pair("from", split.from_id)
        .pair("into", split.into_id)
        .pair("name", split.into_name)
        .pair("criterion", split.criterion)
        .pair("value", split.value)
        .pair("by", split.by)
        .close('}');
  return out.close(']').close('}').take();
}

std::string api_doubles(Service& service, const Request& request) {
  const auto store = service.reader();
  const auto limit = static_cast<std::size_t>(request.integer("limit", 50, 1, 500));
  const std::vector<store::StoredActor> actors = store::suggest_actors(*store, "", compared_at_most);
  std::vector<std::vector<std::string>> names;
  std::map<std::string, std::vector<std::size_t>> by_word;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    names.push_back(search_words(actors[i].name));
    // Authors and groups of different articles are different ones.
    if (actors[i].kind != "person" && actors[i].kind != "organisation" && actors[i].kind != "government") continue;
    if (store::is_unnamed_class(actors[i].actor_id) || names.back().empty()) continue;
    for (const std::string& word : names.back())
      if (word.size() >= 3 && by_word[word].size() < 60) by_word[word].push_back(i);
  }
  struct Pair {
    std::size_t a, b;
    std::string why;
  };
  std::map<std::pair<std::size_t, std::size_t>, std::string> pairs;
  for (const auto& [word, those] : by_word)
    for (std::size_t i = 0; i < those.size(); ++i)
      for (std::size_t j = i + 1; j < those.size(); ++j)
        if (actors[those[i]].kind == actors[those[j]].kind)
          if (std::string why = likeness(names[those[i]], names[those[j]], actors[those[i]].kind == "person");
              !why.empty())
            pairs.try_emplace({those[i], those[j]}, std::move(why));
  std::vector<Pair> list;
  for (auto& [pair, why] : pairs) list.push_back({pair.first, pair.second, std::move(why)});
  std::stable_sort(list.begin(), list.end(), [&](const Pair& x, const Pair& y) {
    return std::min(actors[x.a].statements, actors[x.b].statements) >
           std::min(actors[y.a].statements, actors[y.b].statements);
  });
  JsonOut out;
  out.open('{').pair("pairs", list.size()).key("doubles").open('[');
  for (std::size_t i = 0; i < std::min(limit, list.size()); ++i) {
    out.open('{').pair("why", list[i].why).key("a");
    put_actor(out, actors[list[i].a]);
    out.key("b");
    put_actor(out, actors[list[i].b]);
    out.close('}');
  }
  return out.close(']').close('}').take();
}

std::string api_merge(Service& service, const Request& request) {
  const Fields fields = request.fields();
  const store::Hand hand{made_by(service, fields), made_on(fields)};
  std::size_t changed = 0;
  service.write([&](store::Store& store) {
    changed = store::merge_actors(store, fields.needed("from", 200), fields.needed("into", 200), hand);
  });
  return JsonOut().open('{').pair("changed", changed).close('}').take();
}

std::string api_unmerge(Service& service, const Request& request) {
  const Fields fields = request.fields();
  const store::Hand hand{made_by(service, fields), made_on(fields)};
  std::size_t changed = 0;
  service.write([&](store::Store& store) { changed = store::unmerge_actor(store, fields.needed("from", 200), hand); });
  return JsonOut().open('{').pair("changed", changed).close('}').take();
}

std::string api_split(Service& service, const Request& request) {
  const Fields fields = request.fields();
  const store::Hand hand{made_by(service, fields), made_on(fields)};
  store::Split split{fields.needed("from", 200), fields.text("criterion", 20), fields.texts("values"),
                     fields.needed("into_name", 200)};
  if (split.criterion.empty()) split.criterion = "statement";
  if (split.criterion != "statement" && split.criterion != "form" && split.criterion != "document" &&
      split.criterion != "publisher")
    throw BadField{"criterion", "is none of statement, form, document, publisher"};
  if (split.values.empty()) throw BadField{"values", "is empty"};
  std::size_t changed = 0;
  service.write([&](store::Store& store) { changed = store::split_actor(store, split, hand); });
  return JsonOut().open('{').pair("changed", changed).close('}').take();
}

std::string api_unsplit(Service& service, const Request& request) {
  const Fields fields = request.fields();
  const store::Hand hand{made_by(service, fields), made_on(fields)};
  std::size_t changed = 0;
  service.write([&](store::Store& store) {
    changed = store::unsplit_actor(store, fields.needed("from", 200), fields.needed("into", 200), hand);
  });
  return JsonOut().open('{').pair("changed", changed).close('}').take();
}

}  // namespace onrecord::serve

// Reads filters; names are resolved against the database.
#include "serve/asked_in_page.h"

#include <algorithm>

#include "domain/full_text.h"
#include "names_meant.h"
#include "onrecord/error.h"

namespace onrecord::serve {
namespace {

template <typename Find>
auto values_of(const Request& request, std::string_view parameter, Find find) {
  std::vector<typename decltype(find(std::string()))::value_type> values;
  for (const std::string& each : request.list(parameter)) {
    const auto value = find(each);
    if (!value) throw BadField{std::string(parameter), "\"" + each + "\" is not known"};
    values.push_back(*value);
  }
  return values;
}

std::vector<std::string> speakers(const store::Store& store, const std::string& wanted) {
  const SpeakersMeant found = speakers_meant(store, wanted);
  if (found.fitting.empty()) throw BadField{"who", "nobody is called \"" + wanted + "\""};
  if (found.meant.empty()) {
    std::string message = "\"" + wanted + "\" may be any of " + std::to_string(found.fitting.size()) + " actors: ";
    for (std::size_t i = 0; i < std::min<std::size_t>(found.fitting.size(), 10); ++i)
      message += (i == 0 ? "" : ", ") + found.fitting[i].actor_id;
    throw BadField{"who", message};
  }
  std::vector<std::string> ids;
  for (const store::StoredActor& actor : found.meant) ids.push_back(actor.actor_id);
  return ids;
}

}  // namespace

Query query_of(const Request& request, const store::Store& store) {
  Query query;
  for (const std::string& wanted : request.list("who"))
    for (std::string& id : speakers(store, wanted)) query.who.push_back(std::move(id));
  query.words = request.list("q");
  for (const std::string& typed : query.words)
    if (FullTextSearch(typed).empty()) throw BadField{"q", "holds no word"};
  if (const std::string when = request.text("when"); !when.empty()) {
    try {
      query.when = parse_range(when);
    } catch (const Error& error) {
      throw BadField{"when", error.message()};
    }
  }
  query.issues = request.list("issue");
  query.labels = values_of(request, "label", [](const std::string& s) { return stance_kind(s); });
  query.acts = values_of(request, "act", [](const std::string& s) { return act(s); });
  query.kinds = values_of(request, "kind", [](const std::string& s) { return statement_kind(s); });
  query.publishers = request.list("outlet");
  query.min_probability = request.number("min_probability", 0, 0, 1);
  return query;
}

store::ReadParts parts_of(const Request& request) {
  store::ReadParts parts;
  for (const std::string& each : request.list("review")) {
    if (each != "open" && each != "accepted" && each != "rejected" && each != "corrected" && each != "coded")
      throw BadField{"review", "\"" + each + "\" is none of open, accepted, rejected, corrected, coded"};
    parts.review.push_back(each == "open" ? "" : each);
    if (each == "rejected") parts.rejected = true;
  }
  return parts;
}

}  // namespace onrecord::serve

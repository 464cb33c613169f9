// What a user asked for by name, found in the database: actors, issues, publishers; and the filters of a query.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "onrecord/query.h"
#include "store/stored_actors.h"

namespace onrecord::cli {

// --who: the one actor that is meant. Throws Error(rejected_input): nobody of that name (with the nearest names), or
// several (listed with their counts and ids).
store::StoredActor actor_asked(const store::Store& store, const std::string& wanted);
// The same for a search: a class of unnamed sources ("officials") is all who are called so, in whatever article.
std::vector<std::string> speakers_asked(const store::Store& store, const std::string& wanted);
// --about: an issue by its id, or by words of its id or pole. Throws Error(rejected_input) with the issues there are.
std::string issue_asked(const store::Store& store, const std::string& wanted);
// --publisher: by its name, or a part of it.
std::vector<std::string> publishers_asked(const store::Store& store, const std::string& wanted);

// --label, and its values. Throws Error(usage) for what is no label.
Option label_option(std::string_view help);
std::vector<StanceKind> labels_asked(const Arguments& arguments);

// The filters that query_of() reads, with --not.
std::vector<Option> filter_options();
// Resolved against the database; positional words are a search. Throws Error.
Query query_of(const Arguments& arguments, const store::Store& store);
// The same for commands whose positional arguments are something else.
Query query_of(const Arguments& arguments, const store::Store& store, const std::vector<std::string>& typed_words);

// One filter of a query, for telling which of them left nothing.
struct GivenFilter {
  std::string words;  // "--when 2024-03"
  Query without;      // the query with this filter taken out
};
std::vector<GivenFilter> filters_given(const Query& query, const Arguments& arguments);

}  // namespace onrecord::cli

// The handlers that the table of routes names, by screen; each gives JSON.
#pragma once

#include <string>

#include "serve/request.h"
#include "serve/service.h"

namespace onrecord::serve {

// api_search.cpp
std::string api_record(Service&, const Request&);
std::string api_search(Service&, const Request&);
std::string api_facets(Service&, const Request&);
// api_article.cpp
std::string api_article(Service&, const Request&);
std::string api_articles(Service&, const Request&);
std::string api_statement(Service&, const Request&);
// api_corrections.cpp
std::string api_correct(Service&, const Request&);
std::string api_undo(Service&, const Request&);

// api_coding.cpp
std::string api_code(Service&, const Request&);
// api_queue.cpp
std::string api_queue(Service&, const Request&);
std::string api_samples(Service&, const Request&);
std::string api_sample(Service&, const Request&);
std::string api_draw(Service&, const Request&);
// api_issues.cpp
std::string api_issues(Service&, const Request&);
std::string api_try(Service&, const Request&);
std::string api_save(Service&, const Request&);
std::string api_unsave(Service&, const Request&);
std::string api_relabel(Service&, const Request&);
// api_actors.cpp
std::string api_actors(Service&, const Request&);
std::string api_actor(Service&, const Request&);
std::string api_doubles(Service&, const Request&);
std::string api_merge(Service&, const Request&);
std::string api_unmerge(Service&, const Request&);
std::string api_split(Service&, const Request&);
std::string api_unsplit(Service&, const Request&);
// api_timeline.cpp
std::string api_timelines(Service&, const Request&);
std::string api_timeline(Service&, const Request&);
// api_coders.cpp
std::string api_coders(Service&, const Request&);
std::string api_agreement(Service&, const Request&);

// Who codes, and on which day, by the body's fields `by` and `on`; the server's coder where it names none.
std::string made_by(const Service& service, const Fields& fields);
std::string made_on(const Fields& fields);
// Throws Refused(409), with what is there now, where a statement is no longer at the version that the body's
// `expected` says: {"statement id": "version"}.
void check_versions(const store::Store& store, const Fields& fields);

}  // namespace onrecord::serve

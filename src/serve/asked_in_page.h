// The filters of a request as a Query, as the command line's options mean them.
#pragma once

#include "onrecord/query.h"
#include "serve/request.h"
#include "store/store.h"

namespace onrecord::serve {

// Parameters q, who, when, issue, label, act, outlet, kind, min_probability. Throws BadField.
Query query_of(const Request& request, const store::Store& store);
// What of `parts` the parameter `review` asks for: open, accepted, rejected, corrected, coded.
store::ReadParts parts_of(const Request& request);

}  // namespace onrecord::serve

// From an answer of the passes to the Speaker of the records: id, name, role, country, for whom he speaks.
#pragma once

#include "resolve/article.h"

namespace onrecord::resolve {

Speaker speaker_of(const Article& article, const Source& source, const Answer& answer);
// "kishida.fumio.jpn"; made from the document alone, so that the same article always gives the same id.
std::string actor_id(const Article& article, int entity);

}  // namespace onrecord::resolve

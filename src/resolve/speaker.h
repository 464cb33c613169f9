// From an answer of the passes to the Speaker of the records: id, name, role, country, for whom he speaks.
#pragma once

#include "resolve/article.h"

namespace onrecord::resolve {

Speaker speaker_of(const Article& article, const Source& source, const Answer& answer);
// "kishida.fumio"; made from the document alone, so that the same article always gives the same id.
std::string actor_id(const Article& article, int entity);
// Of a person of the tables; of anybody else what the row gives.
std::string id_of_row(const tables::ActorTables& tables, const tables::TableActor& row);

}  // namespace onrecord::resolve

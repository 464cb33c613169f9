// Firms and bodies that no table names, told by the words around their names.
#pragma once

#include "resolve/article.h"

namespace onrecord::resolve {

// "Northgate, the country's biggest refiner": what stands behind the name's end and a comma tells what it is.
bool firm_in_apposition(const Article& article, std::uint32_t end);

// "energy firm Lundin": the word for its kind stands before the name.
bool firm_behind_its_kind(const Article& article, std::uint32_t begin);

// "Stora said it would buy the mill": the speaker calls itself it. Not "said it would be hard", where nobody is meant.
bool speaks_as_it(const Article& article, const Attribution& attribution);

}  // namespace onrecord::resolve

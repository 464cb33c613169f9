// To whom, where and through whom something was said: addressee, venue, relaying agency.
#pragma once

#include "resolve/article.h"

namespace onrecord::resolve {

// Fills addressee, venue and via of one attribution's speaker.
void find_circumstances(const Article& article, std::uint32_t attribution, Speaker& speaker);

}  // namespace onrecord::resolve

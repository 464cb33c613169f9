// What a site prints around an article is nobody's statement: sign-up lines, captions of pictures, labels of links.
#pragma once

#include <vector>

#include "domain/attribution.h"
#include "tables/furniture.h"
#include "text/tokens.h"

namespace onrecord::extract {

// Takes such attributions out, and such words out of sources; how many attributions were left out.
std::size_t leave_site_furniture(const text::TokenizedText& text, const tables::Furniture& furniture,
                                 std::vector<Attribution>& attributions);

}  // namespace onrecord::extract

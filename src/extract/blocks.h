// Quoted blocks and lists behind a line that ends in a colon, and quotations with a name under them.
#pragma once

#include <vector>

#include "domain/attribution.h"
#include "text/tokens.h"

namespace onrecord::extract {

void hear_blocks(const text::TokenizedText& text, std::vector<Attribution>& found);

}  // namespace onrecord::extract

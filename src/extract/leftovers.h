// Quotations that no cue holds: the speech of before going on, over sentences and paragraphs.
#pragma once

#include <vector>

#include "domain/attribution.h"
#include "text/tokens.h"

namespace onrecord::extract {

// Adds to `found` (ascending by content). A quotation left open at a paragraph's end goes on in the next one that opens
// with a mark: its content gets another span. A whole sentence in marks right after speech gets an attribution of its
// own with `continuation`. Scare quotes and titles get none.
void pick_up_leftovers(const text::TokenizedText& text, float probability, std::vector<Attribution>& found);

}  // namespace onrecord::extract

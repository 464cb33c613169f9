// Speech that the layout gives a speaker: "Q:", "NAME: text", "Name: headline", "@name: text", a quotation with a name
// under it, and what follows a line such as "The mayor wrote:" as a quoted block or a list.
#pragma once

#include <vector>

#include "domain/attribution.h"
#include "text/tokens.h"

namespace onrecord::extract {

// Adds what `found` lacks, and puts whole turns in place of parts of them. Questions of an interviewer are nobody's
// statements.
void hear_turns(const text::TokenizedText& text, std::vector<Attribution>& found);

}  // namespace onrecord::extract

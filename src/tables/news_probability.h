// The tagger's probability as news has it: what people hardly mark in news, deeds above all, is less likely.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/statement.h"
#include "tables/stance_tables.h"

namespace onrecord::tables {

// What of a statement tells how its probability in news differs from the tagger's.
struct SayingShape {
  std::string cue;  // its words
  StatementKind kind = StatementKind::indirect;
  std::size_t content = 0;  // bytes
  bool source = true;       // some words name the speaker
};

SayingShape shape_of(std::string_view text, const Spans& source, const Spans& cue, StatementKind kind,
                     const Spans& content);

// The pieces that the model "news" of the table of weights weighs, beside "constant" and "logit" (the tagger's).
std::vector<std::string> pieces_of(const StanceTables& tables, const SayingShape& shape);

// Rising in `tagged`; the other one takes it back. Without the model, without a cue, and at 0 and 1, both are what they
// are given.
double probability_in_news(const StanceTables& tables, const SayingShape& shape, double tagged);
double probability_as_tagged(const StanceTables& tables, const SayingShape& shape, double in_news);

}  // namespace onrecord::tables

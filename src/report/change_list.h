// What changed: each change that survives error, with both quotations in full.
#pragma once

#include "report/findings.h"
#include "report/markup.h"

namespace onrecord::report {

void put_changes(Markup& out, const ReportView& view, const Findings& findings);
// A quotation with all that it rests on: who, cue, words, day, outlet, link, whether a person has reviewed it.
// `lead` stands before it.
void put_quotation(Markup& out, const ReportView& view, const Statement& statement, const std::string& issue_id,
                   std::string_view lead);
bool is_reviewed(const ReportView& view, const Statement& statement);

}  // namespace onrecord::report

// How a report says dates, labels, changes and methods in words.
#pragma once

#include <string>
#include <string_view>

#include "onrecord/statement_set.h"
#include "onrecord/timeline.h"

namespace onrecord::report {

std::string date_in_words(Date date, DatePrecision precision = DatePrecision::day);  // "5 Mar 1987", "Mar 1987", "1987"
std::string period_in_words(Date from, Date to);                                     // "5 Mar to 28 Oct 1987"
std::string month_in_words(int month);                                               // "Mar"
// The day, or the bounds: "5 Mar 1987", "not after 16 Feb 2024", "between ... and ...", "no date".
std::string when_said(const SaidDate& said);
// How the date was found: "weekday in the text", "day of the article" ...
std::string_view method_in_words(DateMethod method);
std::string label_in_words(StanceKind label);  // "qualified support"
std::string_view side_in_words(Side side);     // "for", "against", "neutral", "mixed"
// "reversal from for to against, confirmed"; `confirming`: the articles that confirm a change.
std::string change_in_words(const Spell& spell, int confirming);
std::string signed_position(double position);                                     // "+0.75", "0.00", "-1.00"
std::string counted(std::size_t n, std::string_view one, std::string_view many);  // "1 article", "1,204 articles"
std::string digits_grouped(std::size_t n);
// Cut at a blank before `bytes` with an ellipsis; line breaks become blanks. Never cuts within a character.
std::string clipped(std::string_view text, std::size_t bytes);
std::string one_line(std::string_view text);
// A cue as it stands before what is said: "began:" without its colon, which is put there anyway.
std::string_view without_colon(std::string_view cue);
std::string sentence_case(std::string text);  // its first letter large
// An id or hash as people compare them: its first 12 bytes, never cut within a character (records of others hold any
// text).
std::string_view short_id(std::string_view id);

}  // namespace onrecord::report

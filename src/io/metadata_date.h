// Dates as metadata write them: "2024-02-16T10:00:00Z", "Fri, 16 Feb 2024 10:00 GMT", "February 16, 2024
// Friday".
#pragma once

#include <optional>
#include <string_view>

#include "onrecord/date.h"

namespace onrecord::io {

// The day as written, no time zone applied, so that it is the same everywhere. Empty where `text` is blank.
// Throws Error(rejected_input) without file and line: "date "2024-02-30" is not a day of the calendar",
// "date "03/04/2024" is ambiguous (March 4 or 3 April?)", "date "soon" is not understood".
std::optional<Date> parse_metadata_date(std::string_view text, bool month_first = false);

// A whole date (with its year) among other words: "SEOUL, Feb. 16, 2024 (Yonhap)". Nothing else is an error
// here.
std::optional<Date> find_whole_date(std::string_view words);

// "2024-02-16_talks.txt", "20240216.html", "a/2024_02_16.txt": from the last part of the path.
std::optional<Date> date_of_file_name(std::string_view path);

}  // namespace onrecord::io

// Any words as a date of metadata, of a file's name, among other words, or as a period that a user types.
#include <string_view>

#include "fuzz.h"
#include "io/metadata_date.h"
#include "onrecord/error.h"
#include "onrecord/query.h"

using namespace onrecord;
using namespace onrecord::io;

namespace {

void require_day(Date date) {
  require(make_date(date.year, date.month, date.day) == date, "a date is a day of the calendar");
  require(parse_iso_date(to_string(date)) == date, "a date comes back from what is written");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view words(reinterpret_cast<const char*>(bytes), size);
  for (const auto find : {find_whole_date, date_of_file_name})
    if (const auto date = find(words)) require_day(*date);
  if (const auto date = parse_iso_date(words)) require_day(*date);
  try {
    if (const auto date = parse_metadata_date(words)) require_day(*date);
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::rejected_input, "a wrong date is a bad input");
  }
  try {
    const DateRange range = parse_range(words);
    for (const Date day : {range.from, range.to})
      if (day.valid()) require_day(day);
    require(!range.from.valid() || !range.to.valid() || range.from <= range.to, "a period ends after it begins");
    const DateRange fixed = anchored(range, {2024, 2, 16});
    require(!fixed.from.valid() || !fixed.to.valid() || fixed.from <= fixed.to, "and so where it is counted back");
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::usage, "a wrong period is a wrong use");
  }
  return 0;
}

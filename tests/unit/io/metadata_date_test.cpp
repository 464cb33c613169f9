// Dates of metadata, and those that are refused.
#include "io/metadata_date.h"

#include <doctest/doctest.h>

#include "onrecord/error.h"

using namespace onrecord;
using namespace onrecord::io;

namespace {

std::string read(std::string_view text) {
  try {
    const auto date = parse_metadata_date(text);
    return date ? to_string(*date) : "none";
  } catch (const Error& error) {
    return error.message();
  }
}

}  // namespace

TEST_CASE("dates as metadata write them") {
  for (const std::string_view text :
       {"2024-02-16", "2024-02-16T23:59:00Z", "2024-02-16 10:00:00", "2024-02-16T01:00:00+05:30", "20240216T100000Z",
        "2024/2/16", "Fri, 16 Feb 2024 10:00:00 +0000", "Xyz, 16 Feb 24 10:00 GMT", "February 16, 2024 Friday",
        "16 February 2024", "Feb. 16, 2024", "Fri Feb 16 10:00:00 2024", "16/02/2024", "02/16/2024", "16.02.2024",
        "16th of February 2024"})
    CHECK_MESSAGE(read(text) == "2024-02-16", text);
  CHECK(read(" ") == "none");
  CHECK(read("0001-01-01") == "0001-01-01");
  CHECK(read("05/05/2024") == "2024-05-05");
}

TEST_CASE("dates that are refused") {
  CHECK(read("2024-02-30") == "date \"2024-02-30\" is not a day of the calendar");
  CHECK(read("03/04/2024").find("is ambiguous") != std::string::npos);
  CHECK(read("soon").find("is not understood") != std::string::npos);
  CHECK(read("2024-13-01").find("is not a day") != std::string::npos);
}

TEST_CASE("dates in datelines and file names") {
  CHECK(to_string(find_whole_date("SEOUL, Feb. 16, 2024 (Agency)").value_or(Date{})) == "2024-02-16");
  CHECK(!find_whole_date("SEOUL, Feb. 16"));
  CHECK(to_string(date_of_file_name("a/2024-02-16_talks.txt").value_or(Date{})) == "2024-02-16");
  CHECK(to_string(date_of_file_name("talks.20240216.txt").value_or(Date{})) == "2024-02-16");
  CHECK(!date_of_file_name("2024-02-16/talks.txt"));
  CHECK(!date_of_file_name("report-12345678.txt"));
}

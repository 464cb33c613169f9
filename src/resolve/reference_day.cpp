// The day that relative expressions count from: the dateline's, else the publication's, else a line that is a date.
#include "resolve/said_dates.h"
#include "resolve/time_finder.h"
#include "resolve/time_values.h"

namespace onrecord::resolve {
namespace {

constexpr std::size_t longest_dateline = 120;  // bytes before the dash
constexpr int furthest_dateline = 10;          // days from the metadata's day; beyond, one of them is wrong

// The day among the words of a dateline ("TOKYO, March 31 -"), which mostly leave out the year.
Date day_among(std::string_view words_of_line, Date near, const tables::TimeWords& words) {
  const TimePieces pieces(words_of_line, words);
  const TimeFinder finder(pieces, near);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::size_t end = i;
    if (!finder.month_at(i, end) && !pieces.is_number(i)) continue;
    const auto found = finder.at(i);
    if (!found) continue;
    if (const auto range = days_of(found->value); range && range->precision == DatePrecision::day) return range->from;
  }
  return {};
}

bool begins_in_capitals(std::string_view line) {
  std::size_t capitals = 0;
  while (capitals < line.size() && line[capitals] >= 'A' && line[capitals] <= 'Z') ++capitals;
  return capitals >= 3;
}

// "TOKYO, March 31 (Agency) - The minister said": what stands before the dash.
std::string_view dateline_of(std::string_view line) {
  const std::string_view head = line.substr(0, longest_dateline);
  if (!begins_in_capitals(head)) return {};
  const std::size_t dash =
      std::min({head.find(" - "), head.find(" -- "), head.find("\xE2\x80\x94"), head.find("\xE2\x80\x93")});
  return dash == std::string_view::npos ? std::string_view() : head.substr(0, dash);
}

// A line that is a whole date and nothing else: "Monday, May 18, 2015".
Date whole_date_line(std::string_view line, const tables::TimeWords& words) {
  if (line.size() > 60) return {};
  const TimePieces pieces(line, words);
  const TimeFinder finder(pieces, {});
  const auto found = finder.at(0);
  if (!found || found->end < pieces.size()) return {};
  const auto range = days_of(found->value);
  return range && range->precision == DatePrecision::day ? range->from : Date();
}

}  // namespace

Date reference_day(const Document& document, const text::TokenizedText& text, const tables::TimeWords& words) {
  const Date published = document.published_at;
  const auto accept = [&](Date day) {
    return day.valid() && (!published.valid() || std::abs(days_between(published, day)) <= furthest_dateline);
  };
  if (const Date day = day_among(document.dateline, published, words); accept(day)) return day;
  constexpr std::size_t lines = 5;
  for (std::size_t i = 0; i < text.paragraphs.size() && i < lines; ++i) {
    const text::TokenRange range = text.paragraphs[i];
    const std::uint32_t begin = text.tokens[range.begin].begin, end = text.tokens[range.end - 1].end;
    const std::string_view line = text.text.substr(begin, end - begin);
    if (const std::string_view dateline = dateline_of(line); !dateline.empty())
      if (const Date day = day_among(dateline, published, words); accept(day)) return day;
    if (!published.valid())
      if (const Date day = whole_date_line(line, words); day.valid()) return day;
  }
  return published;
}

}  // namespace onrecord::resolve

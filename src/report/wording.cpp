// Words for dates, labels and counts: English, without locale.
#include "report/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace onrecord::report {

std::string month_in_words(int month) {
  static constexpr std::array<std::string_view, 12> names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return std::string(names[static_cast<std::size_t>(month - 1)]);
}

std::string date_in_words(Date date, DatePrecision precision) {
  if (!date.valid()) return "no date";
  std::string words;
  if (precision == DatePrecision::week) return words.append("week of ").append(date_in_words(monday_of(date)));
  if (precision == DatePrecision::day) {
    words += std::to_string(date.day);
    words += ' ';
  }
  if (precision != DatePrecision::year) {
    words += month_in_words(date.month);
    words += ' ';
  }
  words += std::to_string(date.year);
  return words;
}

std::string period_in_words(Date from, Date to) {
  if (!from.valid() || !to.valid() || from == to) return date_in_words(from.valid() ? from : to);
  std::string words = std::to_string(from.day);
  if (from.year != to.year)
    words = date_in_words(from);
  else if (from.month != to.month)
    words.append(" ").append(month_in_words(from.month));
  return words.append(" to ").append(date_in_words(to));
}

std::string when_said(const SaidDate& said) {
  if (said.date.valid() && said.precision != DatePrecision::none) return date_in_words(said.date, said.precision);
  std::string words;
  if (said.earliest.valid() && said.latest.valid())
    return words.append("between ")
        .append(date_in_words(said.earliest))
        .append(" and ")
        .append(date_in_words(said.latest));
  if (said.latest.valid()) return words.append("not after ").append(date_in_words(said.latest));
  if (said.earliest.valid()) return words.append("not before ").append(date_in_words(said.earliest));
  return "no date";
}

std::string_view method_in_words(DateMethod method) {
  switch (method) {
    case DateMethod::weekday:
      return "weekday in the text";
    case DateMethod::date:
      return "date in the text";
    case DateMethod::deictic:
      return "day word in the text";
    case DateMethod::tense:
      return "bounds from the tense";
    case DateMethod::same_occasion:
      return "same occasion as before";
    case DateMethod::published:
      return "day of the article";
    case DateMethod::none:
      break;
  }
  return "not dated";
}

std::string label_in_words(StanceKind label) {
  if (label == StanceKind::none) return "no position";
  std::string words(name(label));
  for (char& c : words)
    if (c == '_') c = ' ';
  return words;
}

std::string_view side_in_words(Side side) {
  return name(side);
}

std::string change_in_words(const Spell& spell, int confirming) {
  if (spell.change == Change::first) return "first";
  std::string words(name(spell.change));
  words.append(" from ").append(name(*spell.change_from)).append(" to ").append(name(spell.side));
  return words.append(spell.confirmed ? ", confirmed" : confirming == 2 ? ", shown by one article" : ", not confirmed");
}

std::string signed_position(double position) {
  const long hundredths = std::lround(position * 100);
  return hundredths == 0 ? std::string("0.00") : fmt::format("{:+.2f}", static_cast<double>(hundredths) / 100);
}

std::string digits_grouped(std::size_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return digits_grouped(n).append(" ").append(n == 1 ? one : many);
}

std::string_view without_colon(std::string_view cue) {
  while (!cue.empty() && (cue.back() == ':' || cue.back() == ',' || cue.back() == ' ')) cue.remove_suffix(1);
  return cue;
}

std::string sentence_case(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const char shown = byte == '\n' || byte == '\t' || byte == '\r' ? ' ' : byte;
    if (shown != ' ' || (!out.empty() && out.back() != ' ')) out += shown;
  }
  return out;
}

std::string clipped(std::string_view text, std::size_t bytes) {
  std::string line = one_line(text);
  if (line.size() <= bytes) return line;
  std::size_t end = line.rfind(' ', bytes);
  if (end == std::string::npos || end < bytes / 2) {
    end = bytes;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xc0) == 0x80) --end;
  }
  line.resize(end);
  return line.append(" \u2026");
}

std::string_view short_id(std::string_view id) {
  std::size_t end = std::min<std::size_t>(id.size(), 12);
  while (end > 0 && end < id.size() && (static_cast<unsigned char>(id[end]) & 0xC0) == 0x80) --end;
  return id.substr(0, end);
}

}  // namespace onrecord::report

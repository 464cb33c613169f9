// What a query means: ranges of days, and whether a statement is one of those asked for.
#include "onrecord/query.h"

#include <algorithm>
#include <charconv>

#include "domain/full_text.h"
#include "onrecord/error.h"

namespace onrecord {
namespace {

Error bad_range(std::string_view text, const std::string& why) {
  return Error(ErrorKind::usage, "\"" + std::string(text) + "\" is not a period: " + why);
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

// "2024", "2024-02" or "2024-02-16": its first and last day.
std::optional<std::pair<Date, Date>> period(std::string_view text) {
  if (text.size() == 10) {
    const std::optional<Date> day = parse_iso_date(text);
    if (!day) return std::nullopt;
    return std::pair(*day, *day);
  }
  if (text.size() != 4 && !(text.size() == 7 && text[4] == '-')) return std::nullopt;
  const std::optional<int> year = whole_number(text.substr(0, 4));
  const std::optional<int> month = text.size() == 7 ? whole_number(text.substr(5)) : std::optional<int>(0);
  if (!year || !month || (text.size() == 7 && (*month < 1 || *month > 12))) return std::nullopt;
  const std::optional<Date> first = make_date(*year, *month == 0 ? 1 : *month, 1);
  const std::optional<Date> last_month = make_date(*year, *month == 0 ? 12 : *month, 1);
  if (!first || !last_month) return std::nullopt;
  return std::pair(*first, last_day_of_month(*last_month));
}

template <typename T>
bool among(const std::vector<T>& values, const T& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool same_name(std::string_view a, std::string_view b) {  // ASCII case aside
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

bool in_range(const DateRange& range, const Statement& statement, const DocumentInfo& document) {
  const auto [from, to] = said_period(statement.said, document.published_at);
  if (!to.valid()) return !range.from.valid() && !range.to.valid();
  return (!range.from.valid() || to >= range.from) && (!range.to.valid() || from <= range.to);
}

// Labels are those on the issues asked for, where the query asks for issues.
bool has_stance(const Query& query, const Statement& statement) {
  const bool joint = !query.issues.empty() && !query.labels.empty() && !query.negate_issues;
  const auto on_issue = [&](const StanceLabel& s) { return among(query.issues, s.issue_id); };
  const auto with_label = [&](const StanceLabel& s) { return among(query.labels, s.label) && (!joint || on_issue(s)); };
  const auto any = [&](const auto& test) {
    return std::any_of(statement.stances.begin(), statement.stances.end(), test);
  };
  if (!query.issues.empty() && any(on_issue) == query.negate_issues) return false;
  return query.labels.empty() || any(with_label) != query.negate_labels;
}

}  // namespace

DateRange parse_range(std::string_view text) {
  DateRange range;
  if (text.starts_with("last:")) {
    std::string_view length = text.substr(5);
    Date last;
    if (const std::size_t dots = length.find(".."); dots != std::string_view::npos) {
      const auto days = period(length.substr(dots + 2));
      if (!days) throw bad_range(text, "a day, month or year was expected after ..");
      last = days->second;
      length = length.substr(0, dots);
    }
    const char unit = length.empty() ? ' ' : length.back();
    const int days = unit == 'd' ? 1 : unit == 'w' ? 7 : unit == 'm' ? 30 : unit == 'y' ? 365 : 0;
    if (days != 0) length.remove_suffix(1);
    const std::optional<int> count = whole_number(length);
    if (days == 0 || !count || *count == 0 || *count > 100'000)
      throw bad_range(text, "last:90d, last:12w, last:6m or last:2y was expected");
    if (!last.valid()) {
      range.last_days = *count * days;
    } else {
      range.from = add_days(last, 1 - *count * days);
      range.to = last;
    }
    return range;
  }
  const std::size_t dots = text.find("..");
  const std::string_view first = text.substr(0, dots);
  const std::string_view second = dots == std::string_view::npos ? first : text.substr(dots + 2);
  if (first.empty() && second.empty()) throw bad_range(text, "it names no day");
  for (const std::string_view part : {first, second})
    if (!part.empty() && !period(part))
      throw bad_range(text, "2024, 2024-02, 2024-02-16, or two of them with .. between, was expected");
  if (!first.empty()) range.from = period(first)->first;
  if (!second.empty()) range.to = period(second)->second;
  if (range.from.valid() && range.to.valid() && range.from > range.to)
    throw bad_range(text, "it ends before it begins");
  return range;
}

DateRange anchored(const DateRange& range, Date newest) {
  if (!range.last_days) return range;
  DateRange days;
  if (newest.valid()) {
    days.from = add_days(newest, 1 - *range.last_days);
    days.to = newest;
  }
  return days;
}

std::pair<Date, Date> said_period(const SaidDate& said, Date published_at) {
  if (said.date.valid()) {
    if (said.precision == DatePrecision::year) {
      const std::optional<Date> last = make_date(said.date.year, 12, 31);
      return {said.date, last.value_or(said.date)};
    }
    if (said.precision == DatePrecision::month) return {said.date, last_day_of_month(said.date)};
    if (said.precision == DatePrecision::week) return {monday_of(said.date), add_days(monday_of(said.date), 6)};
    if (said.precision == DatePrecision::day) return {said.date, said.date};
  }
  if (said.earliest.valid() && said.latest.valid()) return {said.earliest, said.latest};
  const Date only = said.latest.valid() ? said.latest : said.earliest.valid() ? said.earliest : published_at;
  return {only, only};
}

bool matches(const Query& query, const Statement& statement, const DocumentInfo& document) {
  if (!query.who.empty() && among(query.who, statement.speaker.actor_id) == query.negate_who) return false;
  if (!query.acts.empty() && among(query.acts, statement.act) == query.negate_acts) return false;
  if (!query.kinds.empty() && among(query.kinds, statement.kind) == query.negate_kinds) return false;
  if (statement.probability < query.min_probability) return false;
  if (query.when && in_range(*query.when, statement, document) == query.negate_when) return false;
  if (!query.publishers.empty()) {
    const bool found = std::any_of(query.publishers.begin(), query.publishers.end(),
                                   [&](const std::string& name) { return same_name(name, document.publisher); });
    if (found == query.negate_publishers) return false;
  }
  if (!query.ids.empty() && std::none_of(query.ids.begin(), query.ids.end(),
                                         [&](const std::string& id) { return statement.id.starts_with(id); }))
    return false;
  if (!has_stance(query, statement)) return false;
  if (query.words.empty()) return true;
  const bool found = std::any_of(query.words.begin(), query.words.end(), [&](const std::string& typed) {
    return FullTextSearch(typed).matches(statement.text);
  });
  return found != query.negate_words;
}

}  // namespace onrecord

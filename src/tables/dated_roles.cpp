// Reads the roles of an actor row, with their periods in either notation.
#include "tables/dated_roles.h"

#include <algorithm>
#include <array>
#include <map>

#include "onrecord/error.h"
#include "text/fold.h"

namespace onrecord::tables {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Length of a date that begins here: 4, 7 or 10, or 0.
std::size_t date_length(std::string_view text) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    if (at + count > text.size()) return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                       text.begin() + static_cast<std::ptrdiff_t>(at + count), is_digit);
  };
  if (!digits(0, 4) || (text.size() > 4 && is_digit(text[4]))) return 0;
  if (text.size() < 7 || text[4] != '-' || !digits(5, 2)) return 4;
  if (text.size() < 10 || text[7] != '-' || !digits(8, 2)) return 7;
  return 10;
}

struct Period {
  std::size_t begin = std::string_view::npos, end = 0;  // in the cell, with brackets
  std::string_view from, until;
};

// The next "a..b", "a..", "a-..b", "..b" or, at the end of the cell, "a-".
Period next_period(std::string_view cell, std::size_t at) {
  for (std::size_t i = at; i < cell.size(); ++i) {
    const bool start = i == 0 || cell[i - 1] == ' ' || cell[i - 1] == '(';
    if (!start) continue;
    std::size_t length = date_length(cell.substr(i)), end = i + length;
    if (length == 0 && !cell.substr(i).starts_with("..")) continue;
    const std::string_view from = cell.substr(i, length);
    if (length != 0 && end < cell.size() && cell[end] == '-') ++end;
    std::string_view until;
    if (cell.substr(end).starts_with("..")) {
      end += 2;
      const std::size_t until_length = date_length(cell.substr(end));
      until = cell.substr(end, until_length);
      end += until_length;
    } else if (cell[end - 1] != '-' || (end < cell.size() && cell[end] != ')' && cell[end] != ',')) {
      continue;
    }
    if (end < cell.size() && cell[end] == ')') ++end;
    const std::size_t begin = i > 0 && cell[i - 1] == '(' ? i - 1 : i;
    return {begin, end, from, until};
  }
  return {};
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == ',' || text.front() == ';')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == ',' || text.back() == ';')) text.remove_suffix(1);
  return text;
}

// Offices that one person holds at a time; others (senators, spokesmen, experts) are shared.
bool sole_office(std::string_view role) {
  constexpr std::array<std::string_view, 11> shared{"deputy", "vice",    "assistant", "under", "former", "acting",
                                                    "senior", "adviser", "spokes",    "co-",   "member"};
  for (const std::string_view word : shared)
    if (role.find(word) != std::string_view::npos) return false;
  constexpr std::array<std::string_view, 8> sole{
      "prime minister",          "chancellor",         "president",          "governor",
      "chief cabinet secretary", "treasury secretary", "secretary of state", "supreme leader"};
  for (const std::string_view office : sole)
    if (role == office || role.starts_with(std::string(office) + " of ") || role.ends_with(" " + std::string(office)))
      return true;
  return role.ends_with(" minister") && role.find(' ') == role.rfind(' ');
}

}  // namespace

Date parse_bound(std::string_view text, bool last, const Table& table, const TableRow& row) {
  if (text.empty()) return {};
  const auto number = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) value = value * 10 + (text[i] - '0');
    return value;
  };
  const std::size_t length = date_length(text);
  if (length == 0 || length != text.size())
    table.fail(row, "not a date (2024, 2024-02 or 2024-02-16): " + std::string(text));
  const int year = number(0, 4), month = length >= 7 ? number(5, 2) : last ? 12 : 1;
  const std::optional<Date> first = make_date(year, month, length == 10 ? number(8, 2) : 1);
  if (!first) table.fail(row, "no such day: " + std::string(text));
  return length == 10 || !last ? *first : last_day_of_month(*first);
}

std::vector<DatedRole> parse_roles(std::string_view cell, const Table& table, const TableRow& row) {
  std::vector<DatedRole> roles;
  std::size_t at = 0;
  while (true) {
    const Period period = next_period(cell, at);
    if (period.begin == std::string_view::npos) break;
    DatedRole role;
    role.text = trimmed(cell.substr(at, period.begin - at));
    role.from = parse_bound(period.from, false, table, row);
    role.until = parse_bound(period.until, true, table, row);
    if (role.from.valid() && role.until.valid() && role.until < role.from)
      table.fail(row, "the role runs backwards: " + std::string(period.from) + ".." + std::string(period.until));
    if (!role.text.empty()) roles.push_back(std::move(role));
    at = period.end;
  }
  if (const std::string_view rest = trimmed(cell.substr(at)); !rest.empty() && roles.empty())
    roles.push_back({std::string(rest), {}, {}, {}});
  return roles;
}

bool DatedRole::holds_on(Date day) const noexcept {
  if (!day.valid()) return true;
  return (!from.valid() || from <= day) && (!until.valid() || day <= until);
}

void check_offices(const std::vector<TableActor>& actors, std::size_t first) {
  struct Spell {
    Date from, until;
    const TableActor* actor;
  };
  std::map<std::string, std::vector<Spell>> offices;
  for (std::size_t i = first; i < actors.size(); ++i)
    for (const DatedRole& role : actors[i].roles) {
      if (!role.from.valid() || actors[i].country.empty()) continue;
      std::string office = text::folded(role.text);
      if (sole_office(office))
        offices[actors[i].file + '\t' + actors[i].country + '\t' + office].push_back(
            {role.from, role.until, &actors[i]});
    }
  for (auto& [office, spells] : offices) {
    std::sort(spells.begin(), spells.end(), [](const Spell& a, const Spell& b) { return a.from < b.from; });
    for (std::size_t i = 1; i < spells.size(); ++i) {
      const Spell &before = spells[i - 1], &after = spells[i];
      if (before.actor->name == after.actor->name) continue;
      // A month in which one goes and another comes is no clash.
      const bool same_month =
          before.until.valid() && before.until.year == after.from.year && before.until.month == after.from.month;
      if ((!before.until.valid() || before.until > after.from) && !same_month)
        throw Error(ErrorKind::table,
                    "two holders of one office on " + to_string(after.from) + ": " + before.actor->name + " (line " +
                        std::to_string(before.actor->line) + ") and " + after.actor->name,
                    after.actor->file, after.actor->line);
    }
  }
}

}  // namespace onrecord::tables

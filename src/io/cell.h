// A value of a record, and how CSV and JSON write it: the same everywhere, without locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "onrecord/date.h"
#include "onrecord/statement.h"

namespace onrecord::io {

enum class CellType : std::uint8_t { text, integer, number, boolean, date, list, spans };

// Empty, or a value of the column's type. Spans count code points.
using Cell =
    std::variant<std::monostate, std::string, std::int64_t, double, bool, Date, std::vector<std::string>, Spans>;

// Numbers with a point and at most six decimals, without trailing zeros: "0.25", "-1".
std::string number_in_words(double value);

// As it stands in a CSV cell before quoting: "" for empty, "true", "2024-02-16", "a b" for lists, "12-40
// 52-60" for spans.
std::string plain(const Cell& cell);
// RFC 4180: quoted where it holds a comma, quote, newline, or begins or ends with a blank.
void append_csv(std::string& out, std::string_view value, char separator = ',');
// JSON; empty cells are null, lists arrays, spans [[begin,end],...].
void append_json(std::string& out, const Cell& cell);
void append_json_string(std::string& out, std::string_view value);

}  // namespace onrecord::io

// Text made safe for a terminal: article text and file names may hold what a terminal obeys.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace onrecord::text {

// Replaces by <U+XXXX> (a broken byte by <0xXX>): bytes below 0x20, 0x7F, C1 controls, bidirectional marks and
// overrides, line and paragraph separators, interlinear and tag characters. Zero-width characters that scripts need
// (joiners) stay. Newlines and tabs are replaced as well: the result is one line.
std::string safe_line(std::string_view text);
// The same, but newlines and tabs stay.
std::string safe_text(std::string_view text);

// Columns that printable text takes on a terminal: wide characters two, combining marks none.
std::size_t columns_of(std::string_view text);
// The beginning of printable text that fits `columns`, cut between characters, with "…" where something was cut.
std::string fit_columns(std::string_view text, std::size_t columns);

}  // namespace onrecord::text

// Tells wrapped lines from lines that are paragraphs, verses or lists.
#include "text/line_wraps.h"

#include <algorithm>
#include <vector>

namespace onrecord::text {
namespace {

// In characters. Shorter lines are lists; news with a paragraph a line has longer ones.
constexpr std::size_t narrowest = 40, widest = 130;

struct Line {
  std::size_t begin, end;  // without its end and the blanks before that
  std::size_t next;        // where the next one begins
};

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    std::size_t end = line_end;
    while (end > at && blank(text[end - 1])) --end;
    lines.push_back({at, end, std::min(line_end + 1, text.size())});
    at = line_end + 1;
  }
  return lines;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view first_word(std::string_view line) {
  return line.substr(0, std::min(line.find(' '), line.size()));
}

}  // namespace

std::optional<std::string> without_line_wraps(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  const auto words = [&](const Line& line) { return text.substr(line.begin, line.end - line.begin); };
  std::size_t width = 0;
  for (const Line& line : lines) {
    width = std::max(width, characters(words(line)));
    if (width > widest) return std::nullopt;
  }
  if (width < narrowest) return std::nullopt;
  std::size_t neighbours = 0, flowing = 0;
  std::vector<std::size_t> wraps;  // the lines whose end only wraps
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string_view line = words(lines[i]), next = words(lines[i + 1]);
    if (line.empty() || next.empty()) continue;
    ++neighbours;
    const bool indented = blank(next.front());
    if (!indented && next.front() >= 'a' && next.front() <= 'z') ++flowing;
    if (!indented && characters(line) + 1 + characters(first_word(next)) > width) wraps.push_back(i);
  }
  // In prose a third of the lines begin in the middle of a sentence with a small letter, and nearly all are full.
  if (flowing == 0 || 4 * flowing < neighbours || 5 * wraps.size() < 3 * neighbours) return std::nullopt;
  std::string flat(text);
  for (const std::size_t i : wraps)
    for (std::size_t at = lines[i].end; at < lines[i].next; ++at) flat[at] = ' ';
  return flat;
}

}  // namespace onrecord::text

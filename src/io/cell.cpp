// Cells as text. Numbers go through to_chars: no locale, the shortest digits that read back the same.
#include "io/cell.h"

#include <charconv>
#include <cmath>

namespace onrecord::io {
namespace {

template <typename... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <typename... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

}  // namespace

std::string number_in_words(double value) {
  const double rounded = std::round(value * 1e6) / 1e6;
  char buffer[64];
  const auto [end, error] =
      std::to_chars(buffer, buffer + sizeof buffer, rounded == 0 ? 0.0 : rounded, std::chars_format::fixed);
  return error == std::errc() ? std::string(buffer, end) : std::string();
}

std::string plain(const Cell& cell) {
  return std::visit(
      Overloaded{[](std::monostate) { return std::string(); }, [](const std::string& text) { return text; },
                 [](std::int64_t number) { return std::to_string(number); },
                 [](double number) { return number_in_words(number); },
                 [](bool yes) { return std::string(yes ? "true" : "false"); },
                 [](Date date) { return to_string(date); },
                 [](const std::vector<std::string>& list) {
                   std::string out;
                   for (const std::string& item : list) out += (out.empty() ? "" : " ") + item;
                   return out;
                 },
                 [](const Spans& spans) {
                   std::string out;
                   for (const Span& span : spans)
                     out += (out.empty() ? "" : " ") + std::to_string(span.begin) + '-' + std::to_string(span.end);
                   return out;
                 }},
      cell);
}

void append_csv(std::string& out, std::string_view value, char separator) {
  const bool edges = !value.empty() && (value.front() == ' ' || value.back() == ' ');
  const bool quoted = edges || value.find(separator) != std::string_view::npos ||
                      value.find_first_of("\"\r\n") != std::string_view::npos;
  if (!quoted) {
    out += value;
    return;
  }
  out += '"';
  for (const char c : value) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_json_string(std::string& out, std::string_view value) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (const char c : value) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\r')
      out += "\\r";
    else if (byte < 0x20 || byte == 0x7F)
      ((out += "\\u00") += hex[byte >> 4]) += hex[byte & 15];
    else
      out += c;
  }
  out += '"';
}

void append_json(std::string& out, const Cell& cell) {
  std::visit(
      Overloaded{
          [&](std::monostate) { out += "null"; }, [&](const std::string& text) { append_json_string(out, text); },
          [&](std::int64_t number) { out += std::to_string(number); },
          [&](double number) { out += number_in_words(number); }, [&](bool yes) { out += yes ? "true" : "false"; },
          [&](Date date) { date.valid() ? append_json_string(out, to_string(date)) : void(out += "null"); },
          [&](const std::vector<std::string>& list) {
            out += '[';
            for (const std::string& item : list) {
              if (out.back() != '[') out += ',';
              append_json_string(out, item);
            }
            out += ']';
          },
          [&](const Spans& spans) {
            out += '[';
            for (const Span& span : spans) {
              if (out.back() == ']') out += ',';
              out += '[' + std::to_string(span.begin) + ',' + std::to_string(span.end) + ']';
            }
            out += ']';
          }},
      cell);
}

}  // namespace onrecord::io

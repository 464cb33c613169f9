// Tells messages of one kind by their words: names, quotations and numbers in them may differ.
#include "cli/repeats.h"

#include <algorithm>

namespace onrecord::cli {
namespace {

constexpr std::size_t kinds_most = 200;  // more different messages than that are all said

// Whether what stands in quotation marks is a field's name, not a value of an article.
bool is_field_name(std::string_view quoted) {
  return std::all_of(quoted.begin(), quoted.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

// Without numbers, and without values in quotation marks.
std::string kind_of(std::string_view message) {
  std::string kind;
  for (std::size_t at = 0; at < message.size(); ++at) {
    const char c = message[at];
    if (c == '"') {
      const std::size_t end = std::min(message.find('"', at + 1), message.size());
      if (const std::string_view quoted = message.substr(at + 1, end - at - 1); is_field_name(quoted)) kind += quoted;
      at = end;
    } else if (c < '0' || c > '9') {
      kind += c;
    }
  }
  return kind;
}

}  // namespace

bool Repeats::is_first(bool is_error, std::string_view place, std::string_view message) {
  std::string key = kind_of(message);
  const auto kind = std::find_if(kinds_.begin(), kinds_.end(),
                                 [&](const Kind& each) { return each.is_error == is_error && each.key == key; });
  if (kind == kinds_.end()) {
    if (kinds_.size() < kinds_most) kinds_.push_back({std::move(key), std::string(message), is_error, 0, {}});
    return true;
  }
  ++kind->more;
  if (kind->places.size() < places_told_ && !place.empty()) kind->places.emplace_back(place);
  return false;
}

void Repeats::error(const Error& error) {
  const std::lock_guard lock(mutex_);
  std::string place = error.file();
  if (error.line() != 0) place += ":" + std::to_string(error.line());
  // "record 3: ..." is a part of the place
  std::string_view message = error.message();
  if (message.starts_with("record "))
    if (const std::size_t colon = message.find(": "); colon != std::string_view::npos) {
      place += (place.empty() ? "" : ": ") + std::string(message.substr(0, colon));
      message.remove_prefix(colon + 2);
    }
  if (is_first(true, place, message)) console_.error(error);
}

void Repeats::notice(std::string_view message) {
  const std::lock_guard lock(mutex_);
  const std::size_t colon = message.find(": ");
  const bool placed = colon != std::string_view::npos;
  if (is_first(false, placed ? message.substr(0, colon) : std::string_view(),
               placed ? message.substr(colon + 2) : message))
    console_.notice(message);
}

void Repeats::finish() {
  const std::lock_guard lock(mutex_);
  for (const Kind& kind : kinds_) {
    if (kind.more == 0) continue;
    std::string line = kind.message + ": and " + with_commas(kind.more) + " more like it";
    for (std::size_t i = 0; i < kind.places.size(); ++i) line += (i == 0 ? ": " : ", ") + kind.places[i];
    if (kind.more > kind.places.size() && !kind.places.empty()) line += " ...";
    if (kind.is_error)
      console_.error(line);
    else
      console_.notice(line);
  }
  kinds_.clear();
}

}  // namespace onrecord::cli

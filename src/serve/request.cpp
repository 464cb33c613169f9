// Takes addresses and bodies apart.
#include "serve/request.h"

#include <simdjson.h>

#include <charconv>

namespace onrecord::serve {
namespace {

constexpr int deepest = 16;
constexpr std::size_t longest_parameter = 20'000;

std::optional<std::string> unescaped(std::string_view text, bool plus_is_blank) {
  std::string out;
  const auto digit = [](char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size() || digit(text[i + 1]) < 0 || digit(text[i + 2]) < 0) return std::nullopt;
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' && plus_is_blank ? ' ' : text[i];
    }
  }
  if (out.find('\0') != std::string::npos || !simdjson::validate_utf8(out.data(), out.size())) return std::nullopt;
  return out;
}

using simdjson::SUCCESS;

JsonValue value_of(simdjson::dom::element element, int depth) {
  if (depth > deepest) throw BadField{"body", "is nested too deep"};
  JsonValue value;
  simdjson::dom::array list;
  simdjson::dom::object object;
  std::string_view text;
  if (element.get(value.boolean) == SUCCESS) {
    value.kind = JsonValue::Kind::boolean;
  } else if (element.get(value.number) == SUCCESS) {
    value.kind = JsonValue::Kind::number;
  } else if (element.get(text) == SUCCESS) {
    value.kind = JsonValue::Kind::text;
    value.text = text;
  } else if (element.get(list) == SUCCESS) {
    value.kind = JsonValue::Kind::list;
    for (const simdjson::dom::element each : list) value.list.push_back(value_of(each, depth + 1));
  } else if (element.get(object) == SUCCESS) {
    value.kind = JsonValue::Kind::object;
    for (const auto& [key, each] : object) value.object.insert_or_assign(std::string(key), value_of(each, depth + 1));
  }
  return value;
}

}  // namespace

Fields::Fields(const JsonValue& value, std::string path) : value_(value), path_(std::move(path)) {
  if (value.kind != JsonValue::Kind::object)
    throw BadField{path_.empty() ? "body" : path_.substr(0, path_.size() - 1), "is no object"};
}

const JsonValue* Fields::find(std::string_view name) const {
  const auto found = value_.object.find(name);
  return found == value_.object.end() || found->second.kind == JsonValue::Kind::null ? nullptr : &found->second;
}

bool Fields::has(std::string_view name) const {
  return find(name) != nullptr;
}

std::string Fields::text(std::string_view name, std::size_t most) const {
  const JsonValue* value = find(name);
  if (value == nullptr) return {};
  const std::string field = path_ + std::string(name);
  if (value->kind != JsonValue::Kind::text) throw BadField{field, "is no text"};
  if (value->text.size() > most) throw BadField{field, "is longer than " + std::to_string(most) + " bytes"};
  if (value->text.find('\0') != std::string::npos) throw BadField{field, "holds a NUL"};
  return value->text;
}

std::string Fields::needed(std::string_view name, std::size_t most) const {
  std::string value = text(name, most);
  if (value.empty()) throw BadField{path_ + std::string(name), "is missing"};
  return value;
}

std::int64_t Fields::integer(std::string_view name, std::int64_t fallback, std::int64_t least,
                             std::int64_t most) const {
  const JsonValue* value = find(name);
  if (value == nullptr) return fallback;
  const auto whole = static_cast<std::int64_t>(value->number);
  if (value->kind != JsonValue::Kind::number || static_cast<double>(whole) != value->number || whole < least ||
      whole > most)
    throw BadField{path_ + std::string(name),
                   "is no whole number from " + std::to_string(least) + " to " + std::to_string(most)};
  return whole;
}

bool Fields::flag(std::string_view name) const {
  const JsonValue* value = find(name);
  if (value == nullptr) return false;
  if (value->kind != JsonValue::Kind::boolean) throw BadField{path_ + std::string(name), "is neither true nor false"};
  return value->boolean;
}

std::vector<std::string> Fields::texts(std::string_view name) const {
  std::vector<std::string> texts;
  const JsonValue* value = find(name);
  if (value == nullptr) return texts;
  if (value->kind != JsonValue::Kind::list) throw BadField{path_ + std::string(name), "is no list"};
  for (const JsonValue& each : value->list) {
    if (each.kind != JsonValue::Kind::text || each.text.find('\0') != std::string::npos)
      throw BadField{path_ + std::string(name), "holds something that is no text"};
    texts.push_back(each.text);
  }
  return texts;
}

Spans Fields::spans(std::string_view name) const {
  Spans spans;
  const JsonValue* value = find(name);
  if (value == nullptr) return spans;
  const BadField bad{path_ + std::string(name), "is no list of [begin, end], ascending and disjoint"};
  if (value->kind != JsonValue::Kind::list || value->list.size() > 100) throw bad;
  for (const JsonValue& each : value->list) {
    if (each.kind != JsonValue::Kind::list || each.list.size() != 2) throw bad;
    const double begin = each.list[0].number, end = each.list[1].number;
    const double least = spans.empty() ? 0 : spans.back().end;
    if (each.list[0].kind != JsonValue::Kind::number || each.list[1].kind != JsonValue::Kind::number ||
        !(begin >= least) || !(end > begin) || !(end <= 4e9))
      throw bad;
    spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
  return spans;
}

std::vector<Fields> Fields::objects(std::string_view name, std::size_t most) const {
  std::vector<Fields> objects;
  const JsonValue* value = find(name);
  const std::string field = path_ + std::string(name);
  if (value == nullptr) throw BadField{field, "is missing"};
  if (value->kind != JsonValue::Kind::list) throw BadField{field, "is no list"};
  if (value->list.size() > most) throw BadField{field, "holds more than " + std::to_string(most)};
  for (std::size_t i = 0; i < value->list.size(); ++i)
    objects.emplace_back(value->list[i], field + "[" + std::to_string(i) + "].");
  return objects;
}

Fields Fields::object(std::string_view name) const {
  static const JsonValue empty{.kind = JsonValue::Kind::object, .text = {}, .list = {}, .object = {}};
  const JsonValue* value = find(name);
  return Fields(value == nullptr ? empty : *value, path_ + std::string(name) + ".");
}

std::vector<std::string> Fields::names() const {
  std::vector<std::string> names;
  for (const auto& [name, value] : value_.object) names.push_back(name);
  return names;
}

std::string Request::text(std::string_view name) const {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string() : found->second.front();
}

std::string Request::needed(std::string_view name) const {
  std::string value = text(name);
  if (value.empty()) throw BadField{std::string(name), "is missing"};
  return value;
}

std::vector<std::string> Request::list(std::string_view name) const {
  std::vector<std::string> values;
  if (const auto found = parameters.find(name); found != parameters.end())
    for (const std::string& each : found->second)
      if (!each.empty()) values.push_back(each);
  return values;
}

std::int64_t Request::integer(std::string_view name, std::int64_t fallback, std::int64_t least,
                              std::int64_t most) const {
  const std::string value = text(name);
  if (value.empty()) return fallback;
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (failed != std::errc() || end != value.data() + value.size() || number < least || number > most)
    throw BadField{std::string(name),
                   "is no whole number from " + std::to_string(least) + " to " + std::to_string(most)};
  return number;
}

double Request::number(std::string_view name, double fallback, double least, double most) const {
  const std::string value = text(name);
  if (value.empty()) return fallback;
  double number = 0;
  const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (failed != std::errc() || end != value.data() + value.size() || !(number >= least && number <= most))
    throw BadField{std::string(name), "is no number from " + std::to_string(least) + " to " + std::to_string(most)};
  return number;
}

std::optional<Request> parse_target(std::string_view target) {
  if (target.empty() || target.front() != '/' || target.starts_with("//")) return std::nullopt;
  Request request;
  const std::size_t mark = std::min(target.find('?'), target.size());
  std::optional<std::string> path = unescaped(target.substr(0, mark), false);
  if (!path || path->find("..") != std::string::npos || path->find("//") != std::string::npos) return std::nullopt;
  request.path = std::move(*path);
  for (std::size_t at = mark + 1; at < target.size();) {
    const std::size_t end = std::min(target.find('&', at), target.size());
    const std::string_view pair = target.substr(at, end - at);
    at = end + 1;
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    std::optional<std::string> name = unescaped(pair.substr(0, equals), true);
    std::optional<std::string> value =
        unescaped(equals < pair.size() ? pair.substr(equals + 1) : std::string_view(), true);
    if (!name || !value || value->size() > longest_parameter) return std::nullopt;
    request.parameters[*name].push_back(std::move(*value));
  }
  return request;
}

JsonValue parse_body(const std::string& bytes) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (const auto failure = parser.parse(bytes).get(root); failure != simdjson::SUCCESS)
    throw BadField{"body", std::string("is not JSON: ") + simdjson::error_message(failure)};
  JsonValue value = value_of(root, 0);
  if (value.kind != JsonValue::Kind::object) throw BadField{"body", "is no object"};
  return value;
}

}  // namespace onrecord::serve

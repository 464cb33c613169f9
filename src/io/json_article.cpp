// JSON articles by simdjson's DOM: it checks the whole object, also the values that nobody asks for.
#include "io/json_article.h"

#include <simdjson.h>

#include <array>
#include <initializer_list>
#include <optional>

#include "onrecord/error.h"

namespace onrecord::io {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

[[noreturn]] void refuse(const std::string& message) {
  throw Error(ErrorKind::rejected_input, message);
}

std::string_view kind_of(element value) {
  switch (value.type()) {
    case element_type::ARRAY:
      return "an array";
    case element_type::OBJECT:
      return "an object";
    case element_type::STRING:
      return "a string";
    case element_type::BOOL:
      return "a boolean";
    case element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

// The first key of `keys` that is there and not null.
struct Field {
  std::string_view key;
  element value;
};
std::optional<Field> first_of(object article, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    element value;
    if (article.at_key(key).get(value) == simdjson::SUCCESS && !value.is_null()) return Field{key, value};
  }
  return std::nullopt;
}

// A string or nothing; numbers are taken where `numbers` allows them (ids, versions).
std::string string_of(object article, std::initializer_list<std::string_view> keys, bool numbers = false) {
  const std::optional<Field> field = first_of(article, keys);
  if (!field) return {};
  std::string_view text;
  if (field->value.get(text) == simdjson::SUCCESS) return text == "None" ? std::string() : std::string(text);
  if (std::int64_t number = 0; numbers && field->value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  if (std::uint64_t number = 0; numbers && field->value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  refuse('"' + std::string(field->key) + "\" is " + std::string(kind_of(field->value)) + ", not a string");
}

std::vector<std::string> authors_of(object article) {
  std::vector<std::string> authors;
  const std::optional<Field> field = first_of(article, {"authors", "author"});
  if (!field) return authors;
  simdjson::dom::array list;
  std::string_view text;
  if (field->value.get(text) == simdjson::SUCCESS)
    authors.emplace_back(text);
  else if (field->value.get(list) == simdjson::SUCCESS)
    for (const element one : list)
      if (one.get(text) == simdjson::SUCCESS) authors.emplace_back(text);
  return authors;
}

// GDELT's quotation graph has no body, only each quote with some words before and after it.
std::optional<std::string> text_of_quotes(object article) {
  simdjson::dom::array quotes;
  if (article.at_key("quotes").get(quotes) != simdjson::SUCCESS) return std::nullopt;
  std::string text;
  for (const element one : quotes) {
    object quote;
    if (one.get(quote) != simdjson::SUCCESS)
      refuse("\"quotes\" holds " + std::string(kind_of(one)) + ", not an object");
    const std::string before = string_of(quote, {"pre"}), after = string_of(quote, {"post"});
    const auto joint = [](const std::string& left, const std::string& right) {
      const bool apart = !left.empty() && !right.empty() && left.back() != ' ' && right.front() != ' ';
      return apart && (right.front() > '@' || right.front() < 0 || right.front() == '"') ? " " : "";
    };
    const std::string words = '"' + string_of(quote, {"quote"}) + '"';
    if (!text.empty()) text += "\n\n";
    text += before + joint(before, words) + words + joint(words, after) + after;
  }
  return text;
}

std::string text_of(object article, bool& complete) {
  if (const auto field = first_of(article, {"text", "maintext", "plaintext"})) {
    std::string_view text;
    if (field->value.get(text) == simdjson::SUCCESS) return std::string(text);
    refuse('"' + std::string(field->key) + "\" is " + std::string(kind_of(field->value)) + ", not a string");
  }
  if (auto text = text_of_quotes(article)) {
    complete = false;
    return *text;
  }
  for (const std::string_view key : {"text", "maintext", "plaintext"})
    if (element value; article.at_key(key).get(value) == simdjson::SUCCESS)
      refuse('"' + std::string(key) + "\" is null, not a string");
  refuse("\"text\" is missing");
}

void fill_metadata(object article, JsonArticle& out) {
  Document& document = out.document;
  const auto fill = [](std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
  };
  fill(document.doc_id, string_of(article, {"doc_id", "id"}, true));
  fill(document.title, string_of(article, {"title", "headline"}));
  fill(document.publisher, string_of(article, {"publisher", "source_domain", "source", "domain"}));
  fill(document.url, string_of(article, {"url"}));
  fill(document.language, string_of(article, {"language", "lang"}));
  fill(document.country, string_of(article, {"country"}));
  fill(document.dateline, string_of(article, {"dateline"}));
  fill(document.version, string_of(article, {"version"}, true));
  fill(out.written_date,
       string_of(article, {"date", "published", "published_at", "date_publish", "publishing_date", "publish_date"}));
  if (document.authors.empty()) document.authors = authors_of(article);
}

std::string reason(simdjson::error_code error) {
  if (error == simdjson::DEPTH_ERROR) return "nested too deep";
  if (error == simdjson::NUMBER_ERROR) return "a number that is out of range or none";
  if (error == simdjson::STRING_ERROR) return "a broken string (half of a surrogate pair, or a bad escape)";
  if (error == simdjson::UNCLOSED_STRING) return "a string without end";
  if (error == simdjson::UNESCAPED_CHARS) return "an unescaped control character in a string";
  if (error == simdjson::EMPTY) return "nothing there";
  return "broken or cut off";
}

}  // namespace

struct JsonArticleParser::Inner {
  simdjson::dom::parser parser;
  std::map<std::string, std::string> keys;
};

namespace {

// The value under a key, which may itself hold dots, or under a path of keys.
bool find_at(object article, std::string_view path, element& value) {
  if (article.at_key(path).get(value) == simdjson::SUCCESS) return true;
  for (std::size_t dot; (dot = path.find('.')) != std::string_view::npos; path.remove_prefix(dot + 1))
    if (article.at_key(path.substr(0, dot)).get(article) != simdjson::SUCCESS) return false;
  return article.at_key(path).get(value) == simdjson::SUCCESS;
}

// What --map says holds a key; nothing where it names none, or it is not there or null.
std::optional<std::string> mapped(object article, const std::map<std::string, std::string>& keys,
                                  std::initializer_list<const char*> ours) {
  for (const char* key : ours) {
    const auto found = keys.find(key);
    if (found == keys.end()) continue;
    element value;
    if (!find_at(article, found->second, value) || value.is_null()) return std::string();
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) return std::string(text);
    if (value.is_int64() || value.is_uint64()) return simdjson::minify(value);
    simdjson::dom::array list;
    if (value.get(list) == simdjson::SUCCESS) {  // paragraphs
      std::string joined;
      for (const element one : list)
        if (one.get(text) == simdjson::SUCCESS) joined.append(joined.empty() ? "" : "\n\n").append(text);
      return joined;
    }
    refuse('"' + found->second + "\" (--map " + key + ") is " + std::string(kind_of(value)) + ", not a string");
  }
  return std::nullopt;
}

void fill_mapped(object article, const std::map<std::string, std::string>& keys, JsonArticle& out) {
  Document& document = out.document;
  const auto take = [&](std::string& field, std::initializer_list<const char*> ours) {
    if (std::optional<std::string> value = mapped(article, keys, ours)) field = std::move(*value);
  };
  take(document.doc_id, {"doc_id", "id"});
  take(document.title, {"title"});
  take(document.publisher, {"publisher", "source"});
  take(document.url, {"url"});
  take(document.language, {"language"});
  take(document.country, {"country"});
  take(document.version, {"version"});
  take(out.written_date, {"date", "published", "published_at"});
  std::string authors;
  take(authors, {"authors", "author"});
  if (!authors.empty()) document.authors = {authors};
}

}  // namespace

JsonArticleParser::JsonArticleParser(std::map<std::string, std::string> keys) : inner_(std::make_unique<Inner>()) {
  inner_->keys = std::move(keys);
}
JsonArticleParser::~JsonArticleParser() = default;

JsonArticle JsonArticleParser::parse(std::string& json) {
  json.reserve(json.size() + simdjson::SIMDJSON_PADDING);
  element root;
  const std::size_t first = json.find_first_not_of(" \t");
  const bool is_array = first != std::string::npos && json[first] == '[';
  if (const auto error = inner_->parser.parse(json.data(), json.size(), false).get(root))
    refuse("not valid JSON: " + reason(error) + (is_array ? "; one object per line is expected" : ""));
  object article;
  if (root.get(article) != simdjson::SUCCESS)
    refuse("this JSON is " + std::string(kind_of(root)) + "; one object per line is expected");
  JsonArticle out;
  if (!inner_->keys.empty()) fill_mapped(article, inner_->keys, out);
  fill_metadata(article, out);
  for (const std::string_view key : {"meta", "metadata"})
    if (object meta; article.at_key(key).get(meta) == simdjson::SUCCESS) fill_metadata(meta, out);
  if (std::optional<std::string> text = mapped(article, inner_->keys, {"text"})) {
    if (text->empty()) refuse('"' + inner_->keys.at("text") + "\" (--map text) is missing or empty");
    out.document.text = std::move(*text);
  } else {
    out.document.text = text_of(article, out.document.body_complete);
  }
  return out;
}

}  // namespace onrecord::io

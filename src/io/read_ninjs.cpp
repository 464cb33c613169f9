// ninjs 1.x to 3.1 (IPTC's news in JSON): one item, an array of items, or an item a line; "canceled" withdraws.
#include <simdjson.h>

#include <array>

#include "io/decode.h"
#include "io/finish.h"
#include "io/html_page.h"
#include "io/readers.h"
#include "io/sources.h"

namespace onrecord::io {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// 1.x writes its keys in small letters, 2.x and 3.x in camel case.
std::string string_of(object item, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    element value;
    if (item.at_key(key).get(value) != simdjson::SUCCESS) continue;
    std::string_view text;
    std::int64_t number = 0;
    if (value.get(text) == simdjson::SUCCESS && !is_blank(text)) return std::string(text);
    if (value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  }
  return {};
}

bool is_markup(std::string_view content_type) {
  return content_type.find("html") != std::string_view::npos || content_type.find("xml") != std::string_view::npos;
}

// The main one of headlines[] or bodies[]: by its role, else the first. `value` only with its content type.
std::string chosen(object item, std::string_view key, const std::array<std::string_view, 3>& roles) {
  array list;
  if (item.at_key(key).get(list) != simdjson::SUCCESS) return {};
  std::string best;
  std::size_t best_rank = roles.size() + 1;
  for (const element one : list) {
    object part;
    if (one.get(part) != simdjson::SUCCESS) continue;
    const std::string role = string_of(part, {"role"});
    const auto found = std::find(roles.begin(), roles.end(), role);
    const auto rank = static_cast<std::size_t>(found - roles.begin());
    if (rank >= best_rank) continue;
    std::string text = string_of(part, {"value"});
    const std::string type = string_of(part, {"contentType", "contenttype"});
    if (text.empty()) continue;
    best = is_markup(type) || (type.empty() && text.find("</") != std::string::npos) ? text_of_html(text)
                                                                                     : std::move(text);
    best_rank = rank;
  }
  return best;
}

std::string body_of(object item) {
  if (std::string text = chosen(item, "bodies", {"main", "body", "text"}); !text.empty()) return text;
  if (std::string text = string_of(item, {"body_text"}); !text.empty()) return text;
  return text_of_html(string_of(item, {"body_xhtml", "body_html"}));
}

std::vector<std::string> authors_of(object item) {
  std::vector<std::string> authors;
  for (const std::string_view key : {"authors", "by"}) {
    array list;
    if (item.at_key(key).get(list) != simdjson::SUCCESS) continue;
    for (const element one : list)
      if (object person; one.get(person) == simdjson::SUCCESS)
        if (std::string name = string_of(person, {"name"}); !name.empty()) authors.push_back(std::move(name));
  }
  if (authors.empty())
    if (std::string byline = string_of(item, {"byline"}); !byline.empty()) authors.push_back(std::move(byline));
  return authors;
}

std::string publisher_of(object item) {
  for (const std::string_view key : {"infoSources", "infosource", "infosources"}) {
    array list;
    if (item.at_key(key).get(list) != simdjson::SUCCESS) continue;
    for (const element one : list)
      if (object source; one.get(source) == simdjson::SUCCESS)
        if (std::string name = string_of(source, {"name"}); !name.empty()) return name;
  }
  return string_of(item, {"source", "provider", "copyrightHolder", "copyrightholder"});
}

struct NinjsItem {
  Document document;
  std::string date;
};

NinjsItem read_item(element value) {
  object item;
  if (value.get(item) != simdjson::SUCCESS) throw Error(ErrorKind::rejected_input, "an item that is no JSON object");
  NinjsItem out;
  Document& document = out.document;
  const std::string type = string_of(item, {"type"});
  if (!type.empty() && type != "text" && type != "composite")
    throw Error(ErrorKind::rejected_input, "\"type\" is \"" + type.substr(0, 40) + "\", not text");
  document.doc_id = string_of(item, {"uri", "guid"});
  if (document.doc_id.empty()) throw Error(ErrorKind::rejected_input, "\"uri\" is missing");
  document.withdrawn = string_of(item, {"pubStatus", "pubstatus"}) == "canceled";
  document.text = body_of(item);
  document.title = chosen(item, "headlines", {"main", "headline", "title"});
  if (document.title.empty()) document.title = string_of(item, {"headline", "title", "slugline"});
  document.language = string_of(item, {"language"});
  document.dateline = string_of(item, {"located"});
  document.url = string_of(item, {"url", "canonicalUrl"});
  if (document.url.empty() && document.doc_id.starts_with("http")) document.url = document.doc_id;
  document.publisher = publisher_of(item);
  document.authors = authors_of(item);
  out.date = string_of(item, {"versionCreated", "versioncreated", "firstCreated", "firstcreated"});
  document.version = string_of(item, {"version"});
  if (document.version.empty()) document.version = out.date;
  return out;
}

class NinjsReader : public Reader {
 public:
  explicit NinjsReader(const ReadOptions& options) : options_(options) {}

  void read(ByteSource& source, const ReadEvents& events) override {
    std::string bytes = read_all(source, options_.max_document);
    const std::string& name = source.name();
    for (const std::string& notice : repair_utf8(bytes))
      if (events.notice) events.notice(name + ": " + notice);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    element root;
    if (parser_.parse(bytes).get(root) != simdjson::SUCCESS) return lines(bytes, name, events);
    array list;
    if (root.get(list) != simdjson::SUCCESS) return item(root, {name, 0, 0, text_hash(bytes)}, events);
    std::size_t record = 0;
    for (const element one : list) item(one, {name, 0, ++record, text_hash(simdjson::minify(one))}, events);
  }

 private:
  void lines(const std::string& bytes, const std::string& name, const ReadEvents& events) {
    std::size_t number = 0, taken = 0;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
      const std::string line = bytes.substr(at, end - at);
      at = end + 1;
      ++number;
      if (is_blank(line)) continue;
      element root;
      const Place place{name, number, 0, text_hash(line)};
      if (parser_.parse(line).get(root) == simdjson::SUCCESS) {
        ++taken;
        item(root, place, events);
      } else if (taken == 0) {
        throw Error(ErrorKind::rejected_input, "not valid JSON: broken or cut off", name);
      } else if (events.rejected) {
        events.rejected(rejected_at(place, "not valid JSON: broken or cut off"));
      }
    }
  }

  void item(element value, const Place& place, const ReadEvents& events) const {
    NinjsItem read;
    try {
      read = read_item(value);
    } catch (const Error& error) {
      if (events.rejected) events.rejected(rejected_at(place, error.message()));
      return;
    }
    if (read.document.withdrawn && events.notice)
      events.notice(to_string(place) + ": " + read.document.doc_id + " is withdrawn (canceled)");
    deliver(std::move(read.document), read.date, place, options_, events);
  }

  ReadOptions options_;
  simdjson::dom::parser parser_;
};

}  // namespace

// An object with an address and at least one of the keys that only ninjs has.
bool is_ninjs(std::string_view head) {
  if (head.find("\"uri\"") == std::string_view::npos && head.find("\"guid\"") == std::string_view::npos) return false;
  for (const std::string_view key : {"\"pubStatus\"", "\"pubstatus\"", "\"bodies\"", "\"headlines\"", "\"body_text\"",
                                     "\"body_xhtml\"", "\"body_html\"", "\"versionCreated\"", "\"versioncreated\""})
    if (head.find(key) != std::string_view::npos) return true;
  return false;
}

std::unique_ptr<Reader> make_ninjs_reader(const ReadOptions& options) {
  return std::make_unique<NinjsReader>(options);
}

}  // namespace onrecord::io

// JSON-LD by simdjson: looks for an article in whatever shape the page's maker chose.
#include "io/json_ld.h"

#include <simdjson.h>

#include <array>

#include "io/html_page.h"

namespace onrecord::io {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr int deepest = 8;

bool is_article_type(std::string_view type) {
  if (const std::size_t slash = type.find_last_of("/:"); slash != std::string_view::npos) type.remove_prefix(slash + 1);
  return type.ends_with("NewsArticle") || type == "Article" || type == "BlogPosting" || type == "LiveBlogPosting" ||
         type == "Report";
}

bool is_article(object item) {
  element type;
  if (item.at_key("@type").get(type) != simdjson::SUCCESS) return false;
  std::string_view name;
  if (type.get(name) == simdjson::SUCCESS) return is_article_type(name);
  simdjson::dom::array list;
  if (type.get(list) == simdjson::SUCCESS)
    for (const element one : list)
      if (one.get(name) == simdjson::SUCCESS && is_article_type(name)) return true;
  return false;
}

// A string, the "name" or "@id" of an object, or that of the first of an array.
std::string words_of(element value) {
  std::string_view text;
  object item;
  for (simdjson::dom::array list; value.get(list) == simdjson::SUCCESS; value = list.at(0).value())
    if (list.size() == 0) return {};
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  if (value.get(item) == simdjson::SUCCESS)
    for (const std::string_view key : {"name", "@id", "@value"})
      if (item.at_key(key).get(text) == simdjson::SUCCESS) return std::string(text);
  return {};
}

std::string field(object item, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    element value;
    if (item.at_key(key).get(value) != simdjson::SUCCESS) continue;
    if (std::string words = words_of(value); !words.empty()) return words;
  }
  return {};
}

std::vector<std::string> names_of(object item, std::string_view key) {
  std::vector<std::string> names;
  element value;
  simdjson::dom::array list;
  if (item.at_key(key).get(value) != simdjson::SUCCESS) return names;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const element one : list)
      if (std::string name = words_of(one); !name.empty()) names.push_back(std::move(name));
  } else if (std::string name = words_of(value); !name.empty()) {
    names.push_back(std::move(name));
  }
  return names;
}

// Some put HTML or entities into it: then it is read as HTML, its lines kept apart.
std::string body_text(const std::string& body) {
  const std::size_t ampersand = body.find('&');
  const bool entities = ampersand != std::string::npos && body.find(';', ampersand) != std::string::npos;
  const bool elements = body.find("</") != std::string::npos || body.find("<br") != std::string::npos ||
                        body.find("<p>") != std::string::npos;
  if (!entities && !elements) return body;
  std::string html;
  for (const char c : body) html += c == '\n' && !elements ? std::string("<br><br>") : std::string(1, c);
  return text_of_html(html);
}

LinkedArticle read(object item) {
  LinkedArticle out;
  Document& document = out.document;
  document.title = field(item, {"headline", "name"});
  document.publisher = field(item, {"publisher", "sourceOrganization"});
  document.url = field(item, {"url", "mainEntityOfPage"});
  document.language = field(item, {"inLanguage"});
  document.authors = names_of(item, "author");
  out.written_date = field(item, {"datePublished", "dateCreated", "dateModified"});
  document.text = body_text(field(item, {"articleBody"}));
  simdjson::dom::array updates;
  if (document.text.empty() && item.at_key("liveBlogUpdate").get(updates) == simdjson::SUCCESS)
    for (const element one : updates)
      if (object update; one.get(update) == simdjson::SUCCESS)
        if (const std::string body = body_text(field(update, {"articleBody"})); !body.empty())
          document.text += (document.text.empty() ? "" : "\n\n") + body;
  return out;
}

void search(element value, std::optional<LinkedArticle>& best, int depth) {
  if (depth > deepest || (best && !best->document.text.empty())) return;
  simdjson::dom::array list;
  object item;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const element one : list) search(one, best, depth + 1);
  } else if (value.get(item) == simdjson::SUCCESS) {
    if (is_article(item)) {
      LinkedArticle article = read(item);
      if (!best || (best->document.text.empty() && !article.document.text.empty())) best = std::move(article);
      return;
    }
    for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage"})
      if (element inner; item.at_key(key).get(inner) == simdjson::SUCCESS) search(inner, best, depth + 1);
  }
}

std::string bare(const std::string& script) {
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  return begin == std::string::npos || end == std::string::npos || end < begin ? std::string()
                                                                               : script.substr(begin, end - begin + 1);
}

}  // namespace

std::optional<LinkedArticle> linked_article(const std::vector<std::string>& scripts) {
  simdjson::dom::parser parser;
  std::optional<LinkedArticle> best;
  for (const std::string& script : scripts) {
    std::string json = bare(script);
    // Newlines inside strings are no JSON, but common; outside of strings a blank does as well.
    for (char& c : json)
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    element root;
    if (!json.empty() && parser.parse(json).get(root) == simdjson::SUCCESS) search(root, best, 0);
  }
  return best;
}

}  // namespace onrecord::io

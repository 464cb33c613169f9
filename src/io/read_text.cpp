// Plain text, with optional front matter between lines of "---".
#include <array>
#include <optional>

#include "io/decode.h"
#include "io/finish.h"
#include "io/readers.h"
#include "io/sources.h"

namespace onrecord::io {
namespace {

constexpr std::size_t longest_front_matter = 64 << 10;
constexpr std::size_t longest_headline = 200;  // bytes of a first line that may be the title

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

struct FrontMatter {
  Document document;
  std::string date;
};

DateOrigin origin_named(std::string_view wanted) {
  for (const DateOrigin origin :
       {DateOrigin::metadata, DateOrigin::argument, DateOrigin::dateline, DateOrigin::filename})
    if (name(origin) == wanted) return origin;
  return DateOrigin::none;
}

std::vector<std::string> split_authors(std::string_view text) {
  std::vector<std::string> authors;
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.find(','));
    const std::string_view author = trimmed(text.substr(0, end));
    if (!author.empty()) authors.emplace_back(author);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return authors;
}

void set_field(FrontMatter& matter, std::string_view key, std::string_view value) {
  Document& document = matter.document;
  if (key == "id" || key == "doc_id")
    document.doc_id = value;
  else if (key == "url")
    document.url = value;
  else if (key == "title")
    document.title = value;
  else if (key == "source" || key == "publisher")
    document.publisher = value;
  else if (key == "author" || key == "authors")
    document.authors = split_authors(value);
  else if (key == "published" || key == "date" || key == "published_at")
    matter.date = value;
  else if (key == "date_origin")
    document.date_origin = origin_named(value);
  else if (key == "language")
    document.language = value;
  else if (key == "country")
    document.country = value;
  else if (key == "dateline")
    document.dateline = value;
  else if (key == "version")
    document.version = value;
}

// Takes the front matter off `text`; nothing where the lines between the marks are not all "key: value".
std::optional<FrontMatter> take_front_matter(std::string& text) {
  if (!text.starts_with("---\n")) return std::nullopt;
  FrontMatter matter;
  std::size_t at = 4;
  while (at < text.size() && at < longest_front_matter) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = std::string_view(text).substr(at, end - at);
    at = end + 1;
    if (trimmed(line) == "---") {
      text.erase(0, std::min(at, text.size()));
      return matter;
    }
    const std::size_t colon = line.find(':');
    if (is_blank(line)) continue;
    if (colon == std::string_view::npos || line.substr(0, colon).find(' ') != std::string_view::npos)
      return std::nullopt;
    set_field(matter, trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  }
  return std::nullopt;
}

// "They left." ends so, "Talks in the U.S." and "They left..." do not.
bool ends_a_sentence(std::string_view line) {
  const std::size_t last_word = line.find_last_of(' ') + 1;  // npos + 1 is 0
  return line.ends_with('.') && line.find('.', last_word) == line.size() - 1;
}

// The first line, where it is short, no sentence, and others follow. It stays in the text: headlines quote people too.
std::string_view headline(std::string_view text) {
  const std::size_t begin = text.find_first_not_of("\n\t ");
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin);
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos || end > longest_headline || is_blank(text.substr(end))) return {};
  const std::string_view line = trimmed(text.substr(0, end));
  return ends_a_sentence(line) ? std::string_view() : line;
}

class TextReader : public Reader {
 public:
  explicit TextReader(const ReadOptions& options) : options_(options) {}

  void read(ByteSource& source, const ReadEvents& events) override {
    Place place{source.name()};
    FrontMatter matter;
    try {
      std::string bytes = read_all(source, options_.max_document);
      place.input_hash = text_hash(bytes);
      DecodedText decoded = decode_text(std::move(bytes));
      if (events.notice)
        for (const std::string& notice : decoded.notices) events.notice(to_string(place) + ": " + notice);
      if (auto found = take_front_matter(decoded.text)) matter = std::move(*found);
      matter.document.text = std::move(decoded.text);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::rejected_input) throw;
      if (events.rejected) events.rejected(rejected_at(place, error.message()));
      return;
    }
    if (matter.document.title.empty()) matter.document.title = headline(matter.document.text);
    deliver(std::move(matter.document), matter.date, place, options_, events);
  }

 private:
  ReadOptions options_;
};

}  // namespace

std::unique_ptr<Reader> make_text_reader(const ReadOptions& options) {
  return std::make_unique<TextReader>(options);
}

}  // namespace onrecord::io

// JSON Lines: one article a line; a bad line is told with its number, and the others go on.
#include "io/decode.h"
#include "io/finish.h"
#include "io/json_article.h"
#include "io/readers.h"
#include "io/sources.h"

namespace onrecord::io {
namespace {

constexpr std::size_t longest_line = std::size_t{16} << 20;

class JsonlReader : public Reader {
 public:
  explicit JsonlReader(const ReadOptions& options) : options_(options) {}

  void read(ByteSource& source, const ReadEvents& events) override {
    LineReader lines(source, longest_line);
    try {
      read_lines(lines, source.name(), events);
    } catch (const Error& error) {
      // Damage below (gzip): the lines before it are taken.
      if (error.kind() != ErrorKind::rejected_input) throw;
      throw Error(error.kind(), "record " + std::to_string(lines.number() + 1) + ": " + error.message(), source.name());
    }
  }

 private:
  void read_lines(LineReader& lines, const std::string& name, const ReadEvents& events) {
    std::string line;
    bool first = true;
    while (lines.next(line)) {
      Place place{name, lines.number()};
      if (lines.number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
      place.input_hash = text_hash(line);
      if (lines.too_long()) {
        if (events.rejected) events.rejected(rejected_at(place, "line longer than " + size_in_words(longest_line)));
        continue;
      }
      if (is_blank(line)) continue;
      const bool is_array =
          first && line.find_first_not_of(" \t") != std::string::npos && line[line.find_first_not_of(" \t")] == '[';
      first = false;
      record(line, place, events);
      if (is_array) return;  // the lines of one big array would only repeat the message
    }
  }

  void record(std::string& line, const Place& place, const ReadEvents& events) {
    JsonArticle article;
    try {
      for (const std::string& notice : repair_utf8(line))
        if (events.notice) events.notice(to_string(place) + ": " + notice);
      article = parser_.parse(line);
    } catch (const Error& error) {
      if (events.rejected) events.rejected(rejected_at(place, error.message()));
      return;
    }
    deliver(std::move(article.document), article.written_date, place, options_, events);
  }

  ReadOptions options_;
  JsonArticleParser parser_;
};

}  // namespace

std::unique_ptr<Reader> make_jsonl_reader(const ReadOptions& options) {
  return std::make_unique<JsonlReader>(options);
}

}  // namespace onrecord::io

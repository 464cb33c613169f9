// JSON Lines, one article a line, and a JSON array of articles; a bad one is told with its number, the others go on.
#include <array>
#include <utility>

#include "io/decode.h"
#include "io/finish.h"
#include "io/json_article.h"
#include "io/readers.h"
#include "io/sources.h"

namespace onrecord::io {
namespace {

constexpr std::size_t longest_line = std::size_t{16} << 20;

// The elements of one big array as they stream by, each as its own text.
class ArrayElements {
 public:
  explicit ArrayElements(ByteSource& source) : source_(source) {}

  // False at the array's end. An element longer than a line may be is skipped: too_long().
  bool next(std::string& element) {
    element.clear();
    too_long_ = false;
    for (char c = 0; !ended_ && byte(c);) {
      if (in_string_) {
        in_string_ = escaped_ || c != '"';
        escaped_ = !escaped_ && c == '\\';
      } else if (c == '"') {
        in_string_ = true;
      } else if (c == '[' || c == '{') {
        if (depth_++ == 0) continue;  // the array's own
      } else if (c == ']' || c == '}') {
        if (--depth_ <= 0) {
          ended_ = true;
          return !is_blank(element) || too_long_;
        }
      } else if (c == ',' && depth_ == 1) {
        return true;
      }
      if (element.size() >= longest_line) {
        too_long_ = true;
        element.clear();
      }
      if (!too_long_) element += c == '\n' || c == '\r' ? ' ' : c;
    }
    cut_off_ = !ended_;
    return cut_off_ && std::exchange(open_, false);  // what came until it broke off
  }
  bool too_long() const { return too_long_; }
  bool cut_off() const { return cut_off_; }
  // Whether something but white space follows the array.
  bool more() {
    for (char c = 0; byte(c);)
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return true;
    return false;
  }

 private:
  bool byte(char& c) {
    if (at_ == size_) {
      size_ = source_.read(buffer_.data(), buffer_.size());
      at_ = 0;
      if (size_ == 0) return false;
    }
    c = buffer_[at_++];
    return true;
  }

  ByteSource& source_;
  std::array<char, 1 << 16> buffer_{};
  std::size_t at_ = 0, size_ = 0;
  int depth_ = 0;
  bool in_string_ = false, escaped_ = false, ended_ = false, cut_off_ = false, too_long_ = false, open_ = true;
};

bool begins_array(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && head[first] == '[';
}

class JsonlReader : public Reader {
 public:
  explicit JsonlReader(const ReadOptions& options) : options_(options), parser_(options.columns) {}

  void read(ByteSource& given, const ReadEvents& events) override {
    PeekedSource source(given);
    if (begins_array(source.head())) return read_array(source, events);
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
  void read_array(ByteSource& source, const ReadEvents& events) {
    ArrayElements elements(source);
    std::string element;
    const auto reject = [&](const Place& place, const std::string& why) {
      if (events.rejected) events.rejected(rejected_at(place, why));
    };
    std::size_t number = 0;
    while (elements.next(element)) {
      const Place place{source.name(), 0, ++number, text_hash(element)};
      if (elements.cut_off())
        reject(place, "the array breaks off here");
      else if (elements.too_long())
        reject(place, "longer than " + size_in_words(longest_line));
      else
        record(element, place, events);
    }
    if (elements.more()) reject({source.name(), 0, number + 1, {}}, "something follows the array: it was not read");
  }

  void read_lines(LineReader& lines, const std::string& name, const ReadEvents& events) {
    std::string line;
    while (lines.next(line)) {
      Place place{name, lines.number()};
      if (lines.number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
      place.input_hash = text_hash(line);
      if (lines.too_long()) {
        if (events.rejected) events.rejected(rejected_at(place, "line longer than " + size_in_words(longest_line)));
        continue;
      }
      if (is_blank(line)) continue;
      record(line, place, events);
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

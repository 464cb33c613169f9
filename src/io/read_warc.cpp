// WARC: the HTML pages among the answers of a crawl; a record whose length is wrong costs no other.
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "io/finish.h"
#include "io/http_answer.h"
#include "io/page_article.h"
#include "io/readers.h"
#include "io/sources.h"
#include "text/small_letters.h"

namespace onrecord::io {
namespace {

constexpr std::size_t longest_header = std::size_t{64} << 10;
constexpr std::size_t piece = std::size_t{256} << 10;

// Lines and blocks of a stream, with a way back for blocks that turned out to be something else.
class Stream {
 public:
  explicit Stream(ByteSource& source) : source_(source) {}

  bool line(std::string& out) {
    out.clear();
    for (;;) {
      const std::size_t end = buffer_.find('\n', at_);
      const std::size_t length = std::min(end, buffer_.size()) - at_;
      if (out.size() < longest_header) out.append(buffer_, at_, std::min(length, longest_header - out.size()));
      at_ += length;
      if (end != std::string::npos) {
        ++at_;
        if (!out.empty() && out.back() == '\r') out.pop_back();
        return true;
      }
      if (!fill()) return !out.empty();
    }
  }
  // Fewer bytes only at the end.
  std::string take(std::size_t size) {
    while (buffer_.size() - at_ < size && fill()) {
    }
    std::string out = buffer_.substr(at_, size);
    at_ += out.size();
    return out;
  }
  std::string_view peek(std::size_t size) {
    while (buffer_.size() - at_ < size && fill()) {
    }
    return std::string_view(buffer_).substr(at_, size);
  }
  void put_back(std::string_view bytes) {
    buffer_.replace(0, at_, bytes);
    at_ = 0;
  }

 private:
  bool fill() {
    buffer_.erase(0, at_);
    at_ = 0;
    const std::size_t kept = buffer_.size();
    buffer_.resize(kept + piece);
    std::size_t got = 0;
    try {
      got = source_.read(buffer_.data() + kept, piece);
    } catch (...) {
      buffer_.resize(kept);
      throw;
    }
    buffer_.resize(kept + got);
    return got != 0;
  }

  ByteSource& source_;
  std::string buffer_;
  std::size_t at_ = 0;
};

using Headers = std::map<std::string, std::string>;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

Headers read_headers(Stream& stream) {
  Headers headers;
  std::string line, name;
  while (stream.line(line) && !line.empty()) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) continue;
    name = text::in_small_letters(std::string_view(line).substr(0, colon));
    headers.emplace(name, trimmed(std::string_view(line).substr(colon + 1)));
  }
  return headers;
}

std::optional<std::uint64_t> length_of(const Headers& headers) {
  const auto found = headers.find("content-length");
  if (found == headers.end()) return std::nullopt;
  std::uint64_t length = 0;
  const char* end = found->second.data() + found->second.size();
  const auto [stop, error] = std::from_chars(found->second.data(), end, length);
  if (error != std::errc() || stop != end) return std::nullopt;
  return length;
}

class WarcReader : public Reader {
 public:
  explicit WarcReader(const ReadOptions& options) : options_(options) {}

  void read(ByteSource& source, const ReadEvents& events) override {
    Stream stream(source);
    std::size_t record = 0, passed_over = 0;
    try {
      std::string line;
      while (stream.line(line)) {
        if (line.empty()) continue;
        if (!line.starts_with("WARC/")) continue;  // what lies behind a record of wrong length
        ++record;
        if (!one_record(stream, {source.name(), 0, record}, events)) ++passed_over;
      }
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::rejected_input) throw;
      throw Error(error.kind(), "record " + std::to_string(record + 1) + ": " + error.message(), source.name());
    }
    if (passed_over > 0 && events.notice)
      events.notice(source.name() + ": " + std::to_string(passed_over) + " of " + std::to_string(record) +
                    " records passed over: no pages (requests, redirects, images, revisits ...)");
  }

 private:
  // False where the record is no page.
  bool one_record(Stream& stream, Place place, const ReadEvents& events) {
    const Headers headers = read_headers(stream);
    const auto reject = [&](const std::string& why) {
      if (events.rejected) events.rejected(rejected_at(place, why));
      return true;
    };
    const auto header = [&](const char* name) {
      const auto found = headers.find(name);
      return found == headers.end() ? std::string() : found->second;
    };
    const std::optional<std::uint64_t> length = length_of(headers);
    if (!length)
      return reject("Content-Length \"" + header("content-length").substr(0, 40) + "\" is not a number of bytes");
    // Too large a record is looked through for the next one, for its length may be wrong.
    if (*length > options_.max_document)
      return reject("Content-Length " + std::to_string(*length) + " is larger than " +
                    size_in_words(options_.max_document) + " (--max-doc sets the limit)");
    const std::string block = stream.take(*length);
    const std::string_view behind = stream.peek(5);
    if (block.size() < *length ||
        !(behind.empty() || behind.starts_with("\r\n") || behind.starts_with('\n') || behind == "WARC/")) {
      // Too long, it swallowed the beginning of the next record; too short, the rest of this one follows.
      const std::size_t next = block.find("\nWARC/1.");
      if (next != std::string::npos) stream.put_back(std::string_view(block).substr(next + 1));
      return reject("Content-Length " + std::to_string(*length) + " is not the length of the record");
    }
    if (header("warc-type") != "response") return false;
    const std::optional<HttpAnswer> answer = html_answer(block, place.file);
    if (!answer) return false;
    place.input_hash = text_hash(block);
    std::string uri = header("warc-target-uri");
    if (uri.size() > 2 && uri.front() == '<' && uri.back() == '>') uri = uri.substr(1, uri.size() - 2);
    PageArticle article;
    try {
      article = article_of_page(answer->body, answer->charset);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::rejected_input) throw;
      return reject(error.message());
    }
    for (const std::string& notice : article.notices)
      if (events.notice) events.notice(to_string(place) + ": " + notice);
    if (article.document.url.empty()) article.document.url = uri;
    if (article.written_date.empty() && !options_.date.valid()) {
      article.written_date = header("warc-date");
      if (events.notice && !article.written_date.empty())
        events.notice(to_string(place) + ": the page has no date: that of its capture is taken, " +
                      article.written_date);
    }
    deliver(std::move(article.document), article.written_date, place, options_, events);
    return true;
  }

  ReadOptions options_;
};

}  // namespace

std::unique_ptr<Reader> make_warc_reader(const ReadOptions& options) {
  return std::make_unique<WarcReader>(options);
}

}  // namespace onrecord::io

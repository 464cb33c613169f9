// Document: one article as every reader gives it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/date.h"

namespace onrecord {

// Where a document's date came from; `none` is an answer: the clock is never asked.
enum class DateOrigin : std::uint8_t { none, metadata, argument, dateline, filename };
std::string_view name(DateOrigin origin) noexcept;

struct Document {
  std::string doc_id;  // given by the input, else derived from the text's hash
  // UTF-8, valid, LF newlines; paragraphs are separated by newlines. All offsets count from its first byte (a byte
  // order mark of the file is not part of it).
  std::string text;
  std::string title;
  Date published_at;  // invalid where unknown
  DateOrigin date_origin = DateOrigin::none;
  std::string dateline;  // "TOKYO, Feb 16 -" where the format gives it apart from the text
  std::string publisher;
  std::string url;
  std::vector<std::string> authors;
  std::string language;
  std::string country;
  std::string version;        // as the format gives it; a higher one replaces
  bool body_complete = true;  // false for teasers of feeds
  bool withdrawn = false;     // ninjs pubStatus canceled: its statements leave
  std::string input_hash;     // of the record as it came (JSONL line, file); of the text where a reader gives none
  std::string origin;         // file or archive member it came from, for messages only
};

// 128-bit hash of the text as 32 hex digits (xxHash XXH3); the document's identity where nothing better is given.
std::string text_hash(std::string_view text);

// What an article is over all of its versions, in whatever format it comes: "url:" and its address where it has one of
// its own, else "id:" and its doc_id (where that is the hash of its text, a changed text is another article).
std::string article_identity(std::string_view doc_id, std::string_view url);
std::string article_identity(const Document& document);
// "https://example.org/" is the address of a paper, not of an article.
bool names_an_article(std::string_view url) noexcept;

}  // namespace onrecord

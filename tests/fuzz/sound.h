// What every document that a reader gives must be: clean UTF-8, one-line fields, a day of the calendar or none.
#pragma once

#include <string>

#include "fuzz.h"
#include "io/decode.h"
#include "onrecord/document.h"

inline bool clean(const std::string& text, bool one_line) {
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if ((code < 0x20 && (one_line || (byte != '\n' && byte != '\t'))) || code == 0x7F) return false;
  }
  return onrecord::io::is_valid_utf8(text);
}

inline void require_sound(const onrecord::Document& document) {
  require(clean(document.text, false), "a text is clean UTF-8");
  require(!document.text.empty() || document.withdrawn, "only withdrawn articles have no text");
  require(!document.doc_id.empty(), "an article has an id");
  for (const std::string* field : {&document.doc_id, &document.title, &document.publisher, &document.url,
                                   &document.language, &document.country, &document.version, &document.dateline})
    require(clean(*field, true), "fields are clean UTF-8, each one line");
  for (const std::string& author : document.authors) require(clean(author, true), "authors are one line each");
  const onrecord::Date day = document.published_at;
  require(!day.valid() || onrecord::make_date(day.year, day.month, day.day).has_value(), "a date is a day");
}

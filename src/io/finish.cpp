// Finishing of documents: the same limits, dates and ids whatever the format.
#include "io/finish.h"

#include <algorithm>

#include "io/decode.h"
#include "io/metadata_date.h"
#include "io/sources.h"

namespace onrecord::io {
namespace {

constexpr std::size_t longest_title = 1000;  // bytes; what is beyond is no headline
constexpr std::size_t longest_field = 4000;

void tell(const ReadEvents& events, const Place& place, const std::string& what) {
  if (events.notice) events.notice(to_string(place) + ": " + what);
}

// Cuts at a character's border.
bool cut(std::string& text, std::size_t longest) {
  if (text.size() <= longest) return false;
  while (longest > 0 && (static_cast<unsigned char>(text[longest]) & 0xC0) == 0x80) --longest;
  text.resize(longest);
  return true;
}

// Fields are one line: white space runs become one blank.
void tidy_field(std::string& field, std::size_t longest) {
  clean_text(field);
  std::string out;
  for (const char c : field) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  field = std::move(out);
  cut(field, longest);
}

// A whole date in the dateline, given apart or as the beginning of one of the first lines: "SEOUL, Feb. 16,
// 2024 -".
std::optional<Date> date_of_dateline(const Document& document) {
  if (!document.dateline.empty()) return find_whole_date(document.dateline);
  std::string_view rest = document.text;
  for (int lines = 0; lines < 4 && !rest.empty(); ++lines) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const std::string_view head = line.substr(0, 100);
    const std::size_t dash =
        std::min({head.find(" - "), head.find(" -- "), head.find("\xE2\x80\x94"), head.find("\xE2\x80\x93")});
    const bool capitals = head.size() > 3 && head[0] >= 'A' && head[0] <= 'Z' && head[1] >= 'A' && head[1] <= 'Z';
    if (capitals && dash != std::string_view::npos)
      if (const auto date = find_whole_date(head.substr(0, dash))) return date;
  }
  return std::nullopt;
}

void set_date(Document& document, std::string_view written, const Place& place, const ReadOptions& options) {
  const auto take = [&](std::optional<Date> date, DateOrigin origin) {
    if (!date || document.published_at.valid()) return;
    document.published_at = *date;
    document.date_origin = origin;
  };
  if (document.published_at.valid()) return;
  const DateOrigin said_origin = document.date_origin;  // front matter may say where its date came from
  take(parse_metadata_date(written, options.us_dates),
       said_origin == DateOrigin::none ? DateOrigin::metadata : said_origin);
  if (options.date.valid()) take(options.date, DateOrigin::argument);
  take(date_of_dateline(document), DateOrigin::dateline);
  take(date_of_file_name(place.file), DateOrigin::filename);
  if (!document.published_at.valid()) document.date_origin = DateOrigin::none;
}

void finish(Document& document, std::string_view written_date, const Place& place, const ReadOptions& options,
            const ReadEvents& events) {
  if (document.text.size() > options.max_document)
    throw Error(ErrorKind::rejected_input,
                "larger than " + size_in_words(options.max_document) + " (--max-doc sets the limit)");
  if (const std::size_t replaced = clean_text(document.text))
    tell(events, place, "control characters or invalid bytes replaced by U+FFFD: " + std::to_string(replaced));
  if (is_blank(document.text) && !document.withdrawn) throw Error(ErrorKind::rejected_input, "empty document");
  if (document.title.size() > longest_title)
    tell(events, place, "title cut at " + std::to_string(longest_title) + " bytes");
  tidy_field(document.title, longest_title);
  for (std::string* field : {&document.doc_id, &document.url, &document.publisher, &document.language,
                             &document.country, &document.version, &document.dateline})
    tidy_field(*field, longest_field);
  for (std::string& author : document.authors) tidy_field(author, longest_field);
  set_date(document, written_date, place, options);
  if (!document.published_at.valid())
    tell(events, place, "no date");
  else if (options.today.valid() && document.published_at > options.today)
    tell(events, place, "future date " + to_string(document.published_at));
  if (document.doc_id.empty()) document.doc_id = text_hash(document.text);
  if (document.input_hash.empty())
    document.input_hash = place.input_hash.empty() ? text_hash(document.text) : place.input_hash;
  document.origin = place.file;
}

}  // namespace

std::string to_string(const Place& place) {
  std::string text(place.file);
  if (place.line != 0) text += ':' + std::to_string(place.line);
  if (place.record != 0) text += ": record " + std::to_string(place.record);
  return text;
}

Error rejected_at(const Place& place, const std::string& message) {
  const std::string record = place.record != 0 ? "record " + std::to_string(place.record) + ": " : std::string();
  Error error(ErrorKind::rejected_input, record + message, place.file, place.line);
  error.set_input_hash(place.input_hash);
  return error;
}

void deliver(Document&& document, std::string_view written_date, const Place& place, const ReadOptions& options,
             const ReadEvents& events) {
  try {
    finish(document, written_date, place, options, events);
  } catch (const Error& error) {
    if (events.rejected) events.rejected(rejected_at(place, error.message()));
    return;
  }
  events.document(std::move(document));
}

}  // namespace onrecord::io

// CSV and TSV: a row is an article; columns by their usual names, or as --map says.
#include <algorithm>
#include <array>

#include "io/csv_records.h"
#include "io/decode.h"
#include "io/finish.h"
#include "io/readers.h"

namespace onrecord::io {
namespace {

struct KnownColumn {
  std::string_view key;
  std::array<std::string_view, 10> names;  // without case, blanks and underscores; the first that is there wins
};
constexpr std::array known_columns{
    KnownColumn{"text",
                {"text", "body", "content", "articletext", "fulltext", "maintext", "plaintext", "article", "bodytext",
                 "storytext"}},
    KnownColumn{"title", {"title", "headline", "heading", "articletitle"}},
    KnownColumn{"date",
                {"date", "published", "publishedat", "publishdate", "datepublish", "publicationdate", "pubdate",
                 "datepublished", "publishingdate", "loaddate"}},
    KnownColumn{
        "publisher",
        {"publisher", "source", "publication", "medianame", "outlet", "newspaper", "sourcedomain", "sourcename"}},
    KnownColumn{"url", {"url", "link", "articleurl", "uri"}},
    KnownColumn{"doc_id", {"docid", "id", "storiesid", "articleid", "guid", "documentid"}},
    KnownColumn{"authors", {"authors", "author", "byline"}},
    KnownColumn{"language", {"language", "lang"}},
    KnownColumn{"country", {"country"}},
    KnownColumn{"version", {"version"}},
};

std::string bare(std::string_view header) {
  std::string out;
  for (const char c : header)
    if (c != ' ' && c != '_' && c != '-' && c != '\r') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return out;
}

class CsvReader : public Reader {
 public:
  explicit CsvReader(const ReadOptions& options) : options_(options) {
    for (const auto& [key, column] : options_.columns)
      if (std::none_of(known_columns.begin(), known_columns.end(),
                       [ours = our_key(key)](const KnownColumn& known) { return known.key == ours; }))
        throw Error(ErrorKind::usage,
                    "--map: unknown key \"" + key +
                        "\"; known are text, title, date, publisher, url, doc_id, authors, language, country, version");
  }

  void read(ByteSource& source, const ReadEvents& events) override {
    CsvRecords records(source, options_.max_document + (std::size_t{1} << 20));
    std::vector<std::string> cells;
    const std::string& name = source.name();
    if (!records.next(cells)) throw Error(ErrorKind::rejected_input, "empty document", name);
    find_columns(cells, name);
    if (headlines_only_ && events.notice)
      events.notice(name + ": no column holds the text: only the headlines are read (--map text=COLUMN names one)");
    const std::size_t width = cells.size();
    while (records.next(cells)) {
      if (cells.size() == 1 && is_blank(cells[0])) continue;
      const Place place{name, records.line()};
      if (cells.size() > width) {
        if (events.rejected)
          events.rejected(
              rejected_at(place, std::to_string(cells.size()) + " cells, but the header has " + std::to_string(width)));
        continue;
      }
      row(cells, place, events);
    }
  }

 private:
  static std::string_view our_key(std::string_view key) {
    return key == "published" || key == "published_at" ? "date"
           : key == "id"                               ? "doc_id"
           : key == "author"                           ? "authors"
           : key == "source"                           ? "publisher"
                                                       : key;
  }

  void find_columns(const std::vector<std::string>& header, const std::string& file) {
    columns_.clear();
    for (const auto& [key, column] : options_.columns) {
      const auto found =
          std::find_if(header.begin(), header.end(), [&wanted = column](const std::string& cell) {  // clang 14
            return cell == wanted || bare(cell) == bare(wanted);
          });
      if (found == header.end())
        throw Error(ErrorKind::rejected_input, "no column \"" + column + "\" (--map); it has: " + listed(header), file,
                    1);
      columns_.emplace(our_key(key), static_cast<std::size_t>(found - header.begin()));
    }
    for (const KnownColumn& known : known_columns)
      for (const std::string_view name : known.names)
        for (std::size_t i = 0; i < header.size() && !name.empty(); ++i)
          if (bare(header[i]) == name) columns_.emplace(known.key, i);
    headlines_only_ = !columns_.contains("text");
    // Lists of links (Media Cloud) have headlines only; anything else without a text is a mistake.
    if (headlines_only_ && !(columns_.contains("title") && columns_.contains("url")))
      throw Error(ErrorKind::rejected_input,
                  "no column for the text (--map text=COLUMN names it); it has: " + listed(header), file, 1);
  }

  static std::string listed(const std::vector<std::string>& header) {
    std::string out;
    for (const std::string& cell : header) out += (out.empty() ? "" : ", ") + cell.substr(0, 40);
    return out.substr(0, 400);
  }

  void row(std::vector<std::string>& cells, const Place& place, const ReadEvents& events) const {
    const auto take = [&](std::string_view key) {
      const auto found = columns_.find(key);
      std::string cell =
          found == columns_.end() || found->second >= cells.size() ? std::string() : cells[found->second];
      const auto notices = repair_utf8(cell);
      if (events.notice)
        for (const std::string& notice : notices) events.notice(to_string(place) + ": " + notice);
      return cell;
    };
    Document document;
    document.title = take("title");
    document.text = headlines_only_ ? document.title : take("text");
    document.body_complete = !headlines_only_;
    document.publisher = take("publisher");
    document.url = take("url");
    document.doc_id = take("doc_id");
    document.language = take("language");
    document.country = take("country");
    document.version = take("version");
    const std::string authors = take("authors");
    for (std::size_t at = 0; at < authors.size();) {
      const std::size_t end = std::min(authors.find(';', at), authors.size());
      if (!is_blank(authors.substr(at, end - at))) document.authors.push_back(authors.substr(at, end - at));
      at = end + 1;
    }
    deliver(std::move(document), take("date"), place, options_, events);
  }

  ReadOptions options_;
  std::map<std::string, std::size_t, std::less<>> columns_;  // our key -> position
  bool headlines_only_ = false;
};

}  // namespace

// A first line with at least two columns that we know, or names that --map gives, is CSV.
bool is_csv_header(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (head.starts_with("sep=")) return true;
  const std::string_view line = head.substr(0, head.find_first_of("\r\n"));
  if (line.size() > 4000) return false;
  const char separator = csv_separator(line);
  int known = 0;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(separator, at), line.size());
    std::string cell(line.substr(at, end - at));
    std::erase(cell, '"');
    const std::string name = bare(cell);
    for (const KnownColumn& column : known_columns)
      if (!name.empty() && std::find(column.names.begin(), column.names.end(), name) != column.names.end()) ++known;
    at = end + 1;
  }
  return known >= 2;
}

std::unique_ptr<Reader> make_csv_reader(const ReadOptions& options) {
  return std::make_unique<CsvReader>(options);
}

}  // namespace onrecord::io

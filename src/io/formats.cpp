// The list of formats that can be read, and how a file's format is told by its first bytes.
#include <algorithm>
#include <array>

#include "io/decode.h"
#include "io/readers.h"

namespace onrecord::io {
namespace {

struct FormatEntry {
  FormatInfo info;
  std::unique_ptr<Reader> (*make)(const ReadOptions&);
  bool (*recognises)(std::string_view head, std::string_view file_name);
};

bool has_suffix(std::string_view file_name, std::string_view suffix) {
  if (file_name.size() <= suffix.size()) return false;
  const std::string_view end = file_name.substr(file_name.size() - suffix.size());
  return std::equal(end.begin(), end.end(), suffix.begin(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a | 0x20 : a) == b; });
}

std::string_view without_mark_and_space(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : head.substr(begin);
}

// An object in the first line, or an array: "[Agency]" and "{note}" at the start of a text are not JSON.
bool is_jsonl(std::string_view head, std::string_view file_name) {
  if (has_suffix(file_name, ".jsonl") || has_suffix(file_name, ".ndjson")) return true;
  const std::string_view text = without_mark_and_space(head);
  if (text.empty() || (text[0] != '{' && text[0] != '[')) return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n", 1);
  if (next == std::string_view::npos) return false;
  return text[0] == '{' ? text[next] == '"' || text[next] == '}' : text[next] == '{' || text[next] == '[';
}

// The name of the first element of XML or HTML, in lower case; empty where there is none. Passes over the XML
// declaration, comments and the document type.
std::string first_element(std::string_view head) {
  std::string_view text = without_mark_and_space(head);
  while (text.starts_with("<?") || text.starts_with("<!")) {
    const bool own_entities = text.starts_with("<!DOCTYPE") && text.find('[') < text.find('>');
    const std::string_view end = text.starts_with("<!--") ? "-->" : own_entities ? "]>" : ">";
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) return {};
    text = without_mark_and_space(text.substr(at + end.size()));
  }
  std::string name;
  if (!text.starts_with('<')) return name;
  for (const char c : text.substr(1)) {
    if (c == ' ' || c == '>' || c == '/' || c == '\t' || c == '\r' || c == '\n') break;
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  }
  return name;
}

bool is_docx(std::string_view head, std::string_view file_name) {
  // The first members of a Word document are named in its first bytes; other programs write them in other orders.
  return head.starts_with("PK\x03\x04") &&
         (has_suffix(file_name, ".docx") || head.find("word/document.xml") != std::string_view::npos ||
          head.find("[Content_Types].xml") != std::string_view::npos);
}

bool is_pdf(std::string_view head, std::string_view) {
  return head.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

bool is_feed(std::string_view head, std::string_view) {
  const std::string name = first_element(head);
  if (name == "rss" || name == "feed" || name == "rdf:rdf") return true;
  // XML with another root, or with a list of entities that does not end: the reader refuses both.
  return without_mark_and_space(head).starts_with("<?xml") && name != "html";
}

bool is_html(std::string_view head, std::string_view file_name) {
  if (has_suffix(file_name, ".html") || has_suffix(file_name, ".htm") || has_suffix(file_name, ".xhtml")) return true;
  const std::string_view text = without_mark_and_space(head);
  if (text.size() > 9 && text.starts_with("<!") && (text.substr(2, 7) == "DOCTYPE" || text.substr(2, 7) == "doctype"))
    return true;
  const std::string name = first_element(head);
  constexpr std::array<std::string_view, 9> elements{"html", "head",    "body", "meta",   "title",
                                                     "div",  "article", "p",    "section"};
  return std::find(elements.begin(), elements.end(), name) != elements.end();
}

bool is_csv(std::string_view head, std::string_view file_name) {
  return has_suffix(file_name, ".csv") || has_suffix(file_name, ".tsv") || is_csv_header(head);
}

bool is_ninjs_file(std::string_view head, std::string_view) {
  const std::string_view text = without_mark_and_space(head);
  return !text.empty() && (text[0] == '{' || text[0] == '[') && is_ninjs(text);
}

bool is_dna_file(std::string_view head, std::string_view) {
  return is_dna(head);
}

bool is_warc(std::string_view head, std::string_view) {
  return without_mark_and_space(head).starts_with("WARC/");
}

bool is_anything(std::string_view, std::string_view) {
  return true;
}

constexpr std::array entries{
    FormatEntry{
        {"docx", "Word documents; exports of Nexis Uni with many articles in one file"}, make_docx_reader, is_docx},
    FormatEntry{{"pdf", "PDF, by pdftotext of poppler-utils"}, make_pdf_reader, is_pdf},
    FormatEntry{
        {"dna", "studies of Discourse Network Analyzer: its SQLite file, or the list of coded statements (CSV)"},
        make_dna_reader,
        is_dna_file},
    FormatEntry{{"warc", "web archives: the HTML pages among their answers"}, make_warc_reader, is_warc},
    FormatEntry{
        {"ninjs", "ninjs 1.x to 3.1: an item, an array of items, or an item a line"}, make_ninjs_reader, is_ninjs_file},
    FormatEntry{
        {"jsonl",
         "JSON: an object a line, or an array of them: text, doc_id, title, date, publisher, url; news-please, fundus, GDELT GQG; --map "
         "names other keys"},
        make_jsonl_reader,
        is_jsonl},
    FormatEntry{{"feed", "RSS 2.0, RSS 1.0 and Atom"}, make_feed_reader, is_feed},
    FormatEntry{{"html", "saved pages: JSON-LD, metadata, the page's main text"}, make_html_reader, is_html},
    FormatEntry{{"csv", "CSV or TSV with a header; --map names the columns"}, make_csv_reader, is_csv},
    FormatEntry{{"text", "plain text, with optional front matter between --- lines"}, make_text_reader, is_anything},
};

}  // namespace

}  // namespace onrecord::io

namespace onrecord {

const std::vector<FormatInfo>& formats() {
  static const std::vector<FormatInfo> list = [] {
    std::vector<FormatInfo> infos;
    for (const io::FormatEntry& entry : io::entries) infos.push_back(entry.info);
    return infos;
  }();
  return list;
}

std::unique_ptr<Reader> make_reader(std::string_view format, const ReadOptions& options) {
  std::string known;
  for (const io::FormatEntry& entry : io::entries) {
    if (entry.info.name == format) return entry.make(options);
    known += (known.empty() ? "" : ", ") + std::string(entry.info.name);
  }
  throw Error(ErrorKind::usage, "unknown format \"" + std::string(format) + "\"; known are " + known);
}

std::string_view recognise_format(std::string_view head, std::string_view file_name) {
  const auto found = std::find_if(io::entries.begin(), io::entries.end(),
                                  [&](const io::FormatEntry& entry) { return entry.recognises(head, file_name); });
  return found->info.name;
}

}  // namespace onrecord

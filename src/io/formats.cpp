// The list of formats that can be read, and how a file's format is told by its first bytes.
#include <algorithm>
#include <array>

#include "io/decode.h"
#include "io/readers.h"

namespace onrecord {
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

bool is_anything(std::string_view, std::string_view) {
  return true;
}

constexpr std::array entries{
    FormatEntry{
        {"jsonl",
         "one JSON object a line: text, doc_id, title, date, publisher, url; news-please, fundus, GDELT GQG"},
        make_jsonl_reader,
        is_jsonl},
    FormatEntry{
        {"text", "plain text, with optional front matter between --- lines"}, make_text_reader, is_anything},
};

}  // namespace

const std::vector<FormatInfo>& formats() {
  static const std::vector<FormatInfo> list = [] {
    std::vector<FormatInfo> infos;
    for (const FormatEntry& entry : entries) infos.push_back(entry.info);
    return infos;
  }();
  return list;
}

std::unique_ptr<Reader> make_reader(std::string_view format, const ReadOptions& options) {
  std::string known;
  for (const FormatEntry& entry : entries) {
    if (entry.info.name == format) return entry.make(options);
    known += (known.empty() ? "" : ", ") + std::string(entry.info.name);
  }
  throw Error(ErrorKind::usage, "unknown format \"" + std::string(format) + "\"; known are " + known);
}

std::string_view recognise_format(std::string_view head, std::string_view file_name) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const FormatEntry& entry) {
    return entry.recognises(head, file_name);
  });
  return found->info.name;
}

}  // namespace onrecord

// A row is a class: its name and its words.
#include "tables/lexicon_reader.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "tables/embedded.h"
#include "tables/table_kinds.h"
#include "text/nearest.h"

namespace onrecord::tables {
namespace {

text::WordClass class_of(const Table& table, const TableRow& row) {
  const std::string_view name = table.cell(row, "class");
  const auto found = std::find_if(std::begin(text::word_classes), std::end(text::word_classes),
                                  [&](const text::WordClassRow& each) { return each.name == name; });
  if (found != std::end(text::word_classes))
    return static_cast<text::WordClass>(found - std::begin(text::word_classes));
  std::vector<std::string_view> names;
  for (const text::WordClassRow& each : text::word_classes) names.push_back(each.name);
  std::string message = "no rule asks for a class of words \"" + std::string(name) + '"';
  if (const std::string_view near = text::nearest(name, names); !near.empty())
    message += " (did you mean \"" + std::string(near) + "\"?)";
  table.fail(row, message);
}

}  // namespace

void read_words(const Table& table, text::Lexicon& lexicon) {
  for (const TableRow& row : table.rows()) {
    const text::WordClass of = class_of(table, row);
    const std::vector<std::string> words = split_list(table.cell(row, "words"));
    if (words.empty()) table.fail(row, "a class of words needs words");
    for (const std::string& word : words) {
      if (lexicon.full()) table.fail(row, "too many words of classes: 65,535 are the most");
      lexicon.add(word, of);
    }
  }
}

text::Lexicon lexicon_of(std::span<const Table> tables) {
  text::Lexicon lexicon;
  for (const Table& table : tables)
    if (use_of(table) == TableUse::words) read_words(table, lexicon);
  return lexicon;
}

const text::Lexicon& shipped_lexicon() {
  static const text::Lexicon lexicon = [] {
    std::vector<Table> words;
    for (const EmbeddedFile& file : embedded_files())
      if (file.name == "words.tsv") words.push_back(Table::parse(std::string(file.name), file.bytes));
    return lexicon_of(words);
  }();
  return lexicon;
}

}  // namespace onrecord::tables

// Counts the commonest words at the beginning of a text. Small letters of other alphabets than ours are not made: few
// common words begin a sentence.
#include "tables/languages.h"

#include <algorithm>
#include <cstdint>

#include "tables/table_kinds.h"
#include "text/small_letters.h"

namespace onrecord::tables {
namespace {

constexpr std::size_t bytes_read = 8192;
// Of an article's words, the commonest of its language are 30 to 50 in 100; of a list of prices in English, some 10.
constexpr std::size_t fewest_words = 20, fewest_letters = 60, least_of_100 = 12;
constexpr const char* other_script = "another script";

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

bool is_ascii_letter(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// How many bytes of a word begin here; 0: none. Marks of punctuation in UTF-8 are no letters.
std::size_t letter_at(std::string_view text, std::size_t at) {
  const unsigned char first = byte_at(text, at), second = byte_at(text, at + 1);
  if (is_ascii_letter(first)) return 1;
  if (first < 0xC3) return 0;
  if (first == 0xE2 || (first == 0xE3 && second == 0x80) || first >= 0xEF) return 0;  // marks, symbols, forms
  return first < 0xE0 ? 2 : 3;
}

// Greek and all that stands behind it in Unicode, but for the letters of Vietnamese.
bool is_of_another_script(std::string_view text, std::size_t at) {
  const unsigned char first = byte_at(text, at), second = byte_at(text, at + 1);
  return first >= 0xCD && (first != 0xE1 || second < 0xB8 || second > 0xBB);
}

}  // namespace

Languages::Languages(const std::vector<Table>& tables) {
  for (const Table& table : tables) {
    if (use_of(table) != TableUse::languages) continue;
    for (const TableRow& row : table.rows()) {
      const std::string_view code = table.cell(row, "code"), name = table.cell(row, "language");
      const std::vector<std::string> words = split_list(table.cell(row, "words"));
      if (code.empty() || name.empty() || words.empty())
        table.fail(row, "a language needs its code, its name and its words");
      if (code == "en") english_ = languages_.size();
      for (const std::string& word : words) words_[word].push_back(languages_.size());
      languages_.push_back({std::string(code), std::string(name)});
    }
  }
}

std::string Languages::name_of(std::string_view given) const {
  const std::string code = text::in_small_letters(given.substr(0, given.find_first_of("-_")));
  if (code.starts_with("en") || code == "und") return {};
  for (const Language& language : languages_)
    if (language.code == code || text::in_small_letters(language.name) == code) return language.name;
  return std::string(given);
}

std::string Languages::other_than_english(std::string_view text, std::string_view given) const {
  text = text.substr(0, bytes_read);
  std::vector<std::size_t> counts(languages_.size());
  std::size_t words = 0, letters = 0, others = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    for (std::size_t size = letter_at(text, at); size > 0; size = letter_at(text, at)) {
      ++letters;
      others += is_of_another_script(text, at) ? 1 : 0;
      at += size;
    }
    if (at == begin) {
      ++at;
      continue;
    }
    at = std::min(at, text.size());
    ++words;
    if (const auto found = words_.find(text::in_small_letters(text.substr(begin, at - begin))); found != words_.end())
      for (const std::size_t language : found->second) ++counts[language];
  }
  const std::size_t english = english_ < counts.size() ? counts[english_] : 0;
  if (words >= fewest_words && !counts.empty()) {
    const auto most = std::max_element(counts.begin(), counts.end());
    const auto language = static_cast<std::size_t>(most - counts.begin());
    if (*most * 100 >= words * least_of_100)
      return language == english_ || *most < 2 * english ? std::string() : languages_[language].name;
  }
  if (letters >= fewest_letters && others * 2 > letters) return other_script;
  return name_of(given);
}

}  // namespace onrecord::tables

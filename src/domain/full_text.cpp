// Full text search: words as FTS5's unicode61 sees them, character by character.
#include "domain/full_text.h"

#include <utf8proc.h>

#include <algorithm>
#include <iterator>

#include "domain/unicode61_tables.h"

namespace onrecord {
namespace {

constexpr std::size_t most_terms = 64;

template <typename Ranges>
auto range_of(const Ranges& ranges, char32_t point) {
  const auto next = std::upper_bound(ranges.begin(), ranges.end(), point,
                                     [](char32_t wanted, const auto& range) { return wanted < range.first; });
  return next == ranges.begin() || std::prev(next)->last < point ? ranges.end() : std::prev(next);
}

bool within(const auto& ranges, char32_t point) {
  return range_of(ranges, point) != ranges.end();
}

// Without case and accents.
char32_t plain(char32_t point) {
  const auto run = range_of(unicode61::becoming, point);
  if (run == unicode61::becoming.end() || (point - run->first) % run->step != 0) return point;
  return static_cast<char32_t>(static_cast<std::int32_t>(point) + run->away);
}

// Calls on_word(folded, byte after it) for each word. Accepts any bytes: invalid ones separate.
template <typename OnWord>
void each_word(std::string_view text, OnWord on_word) {
  std::string word;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  std::size_t at = 0, end = 0;
  while (at < text.size()) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {  // most of what there is
      if ((first >= '0' && first <= '9') || (first >= 'a' && first <= 'z'))
        word += static_cast<char>(first);
      else if (first >= 'A' && first <= 'Z')
        word += static_cast<char>(first | 0x20);
      else if (!word.empty()) {
        on_word(word, end);
        word.clear();
      }
      end = ++at;
      continue;
    }
    utf8proc_int32_t point = -1;
    const utf8proc_ssize_t length =
        utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    const auto character = static_cast<char32_t>(point);
    if (length <= 0 || within(unicode61::dividing, character)) {
      if (!word.empty()) {
        on_word(word, end);
        word.clear();
      }
    } else if (!within(unicode61::disappearing, character)) {
      utf8proc_uint8_t out[4];
      const utf8proc_ssize_t size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(plain(character)), out);
      word.append(reinterpret_cast<const char*>(out), static_cast<std::size_t>(size));
    }
    at += static_cast<std::size_t>(std::max<utf8proc_ssize_t>(length, 1));
    end = at;
  }
  if (!word.empty()) on_word(word, text.size());
}

// The length of a quotation mark at `at`, 0 where there is none.
std::size_t mark_at(std::string_view text, std::size_t at) {
  if (text[at] == '"') return 1;
  for (const std::string_view mark : {"\u201c", "\u201d", "\u201e"})
    if (text.substr(at, mark.size()) == mark) return mark.size();
  return 0;
}

}  // namespace

std::vector<std::string> search_words(std::string_view text) {
  std::vector<std::string> words;
  each_word(text, [&](const std::string& word, std::size_t) { words.push_back(word); });
  return words;
}

FullTextSearch::FullTextSearch(std::string_view typed) {
  const auto add = [&](std::string_view part) {
    Term term;
    std::size_t end = 0;
    each_word(part, [&](const std::string& word, std::size_t after) {
      term.words.push_back(word);
      end = after;
    });
    if (term.words.empty()) return;
    term.prefix = end < part.size() && part[end] == '*';
    if (std::find(terms_.begin(), terms_.end(), term) == terms_.end()) terms_.push_back(std::move(term));
  };
  for (std::size_t at = 0; at < typed.size();) {
    if (const std::size_t mark = mark_at(typed, at); mark != 0) {
      std::size_t end = at + mark;
      while (end < typed.size() && mark_at(typed, end) == 0) ++end;
      add(typed.substr(at + mark, end - at - mark));
      at = end < typed.size() ? end + mark_at(typed, end) : end;
      continue;
    }
    std::size_t end = at;
    while (end < typed.size() && typed[end] != ' ' && typed[end] != '\t' && typed[end] != '\n' &&
           mark_at(typed, end) == 0)
      ++end;
    if (end > at) add(typed.substr(at, end - at));
    at = end > at ? end : at + 1;
  }
}

bool FullTextSearch::matches(std::string_view text) const {
  const std::vector<std::string> words = search_words(text);
  return std::all_of(terms_.begin(), terms_.end(), [&](const Term& term) {
    for (std::size_t start = 0; start + term.words.size() <= words.size(); ++start) {
      bool same = true;
      for (std::size_t i = 0; same && i < term.words.size(); ++i)
        same = term.prefix && i + 1 == term.words.size() ? words[start + i].starts_with(term.words[i])
                                                         : words[start + i] == term.words[i];
      if (same) return true;
    }
    return false;
  });
}

std::string FullTextSearch::fts_expression() const {
  std::string expression;
  for (std::size_t i = 0; i < std::min(terms_.size(), most_terms); ++i) {
    if (i > 0) expression += " AND ";
    expression += '"';
    for (std::size_t j = 0; j < terms_[i].words.size(); ++j) {
      if (j > 0) expression += ' ';
      expression += terms_[i].words[j];
    }
    expression += terms_[i].prefix ? "\"*" : "\"";
  }
  return expression;
}

}  // namespace onrecord

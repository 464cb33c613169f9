// The text as words, numbers and marks, for the patterns of temporal expressions.
#pragma once

#include <string_view>
#include <vector>

#include "onrecord/statement.h"
#include "tables/time_words.h"

namespace onrecord::resolve {

struct TimePiece {
  enum class Kind : std::uint8_t { word, number, mark, line_end };
  std::uint32_t begin = 0, end = 0;  // bytes
  tables::WordId word = 0;           // in TimeWords, by small letters
  std::int32_t number = -1;          // value of up to 8 digits
  Kind kind = Kind::mark;
  char mark = 0;           // an ASCII mark; quotation marks of any kind are '"', dashes '-', apostrophes '\''
  bool capital = false;    // begins with a capital
  bool glued = false;      // no blank before it
  bool past_form = false;  // small letters that end in -ed, as most past verbs do

  std::uint32_t size() const { return end - begin; }
};

class TimePieces {
 public:
  TimePieces(std::string_view text, const tables::TimeWords& words);

  std::size_t size() const { return pieces_.size(); }
  // A line end where there is no such piece: patterns need no bounds checks.
  const TimePiece& operator[](std::size_t index) const { return index < pieces_.size() ? pieces_[index] : outside_; }
  std::string_view text(std::size_t index) const;
  std::string_view text() const { return text_; }
  const tables::TimeWords& words() const { return words_; }

  bool is(std::size_t index, tables::TimeClass of) const { return words_.is((*this)[index].word, of); }
  std::optional<int> value(std::size_t index, tables::TimeClass of) const {
    return words_.value((*this)[index].word, of);
  }
  bool ends(std::size_t index, tables::TimeClass of) const { return words_.ends(text(index), of); }
  bool is_number(std::size_t index) const { return (*this)[index].kind == TimePiece::Kind::number; }
  bool is_word(std::size_t index) const { return (*this)[index].kind == TimePiece::Kind::word; }
  bool is_mark(std::size_t index, char mark) const {
    return (*this)[index].kind == TimePiece::Kind::mark && (*this)[index].mark == mark;
  }
  bool spells(std::size_t index, std::string_view lower_case) const;
  // Index of the first piece that ends after `byte`.
  std::size_t at_byte(std::uint32_t byte) const;

 private:
  std::string_view text_;
  const tables::TimeWords& words_;
  std::vector<TimePiece> pieces_;
  TimePiece outside_{.kind = TimePiece::Kind::line_end};
};

// Whether what stands at pieces [begin, end) lies in the past (-1) or the future (1) by the words around it; 0: they do
// not tell.
int tense_around(const TimePieces& pieces, std::size_t begin, std::size_t end);
// A verb in the past tense, as far as its form tells.
bool is_past_verb(const TimePieces& pieces, std::size_t index);

}  // namespace onrecord::resolve

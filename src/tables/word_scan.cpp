// Splits text into words by bytes, with one look-up a word and no allocation for ASCII words.
#include "tables/word_scan.h"

#include <array>
#include <cstring>

#include "text/fold.h"

namespace onrecord::tables {
namespace {

constexpr std::size_t longest_word = 64;  // bytes; longer ones are in no table

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z');
}
bool is_high(char c) {
  return (static_cast<unsigned char>(c) & 0x80) != 0;
}

// Length of the typographic mark at `at` (an apostrophe, dash or quotation mark of U+2010..U+201F, U+2026), or 0.
std::size_t mark_length(std::string_view text, std::size_t at) {
  if (at + 2 < text.size() && text[at] == '\xE2' && text[at + 1] == '\x80') return 3;
  if (at + 1 < text.size() && text[at] == '\xC2') {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if (second == 0xAB || second == 0xBB || second == 0xA0) return 2;
  }
  return 0;
}

bool typographic_apostrophe(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && text[at] == '\xE2' && text[at + 1] == '\x80' &&
         (text[at + 2] == '\x99' || text[at + 2] == '\x98');
}

std::uint8_t flag_of_mark(std::string_view text, std::size_t at) {
  if (text[at] == '\xC2') return text[at + 1] == '\xA0' ? 0 : between_quote;
  const auto third = static_cast<unsigned char>(text[at + 2]);
  if (third >= 0x90 && third <= 0x91) return 0;  // hyphens
  if (third >= 0x92 && third <= 0x95) return between_dash;
  if (third >= 0x98 && third <= 0x9F) return between_quote;
  if (third == 0xA6) return between_comma;  // ellipsis
  return 0;
}

std::uint8_t flag_of_byte(char c) {
  switch (c) {
    case ',':
      return between_comma;
    case '!':
      return between_sentences;
    case '?':
      return between_sentences | between_question;
    case ';':
    case ':':
      return between_colon;
    case '"':
      return between_quote;
    case '(':
    case ')':
    case '[':
    case ']':
      return between_bracket;
    case '\n':
      return between_line;
    default:
      return 0;
  }
}

// "Mr.", "Sen.": a full stop after these ends no sentence.
bool abbreviation(std::string_view folded_word) {
  static constexpr std::array<std::string_view, 25> known{
      "mr", "mrs", "ms",   "dr",  "sen",  "rep", "gov", "gen",  "st",  "jr",   "sr", "no",    "vs",
      "lt", "col", "capt", "sgt", "prof", "rev", "hon", "dept", "inc", "corp", "co", "messrs"};
  for (const std::string_view each : known)
    if (each == folded_word) return true;
  return folded_word.size() == 1;
}

// One word of letters and digits; `end` is set past it, with the full stops of "U.S." inside.
struct Run {
  std::size_t end = 0;
  bool dotted = false;
  bool plain = true;  // ASCII only
};

Run run_at(std::string_view text, std::size_t at) {
  Run run{at};
  while (run.end < text.size()) {
    const char c = text[run.end];
    if (is_letter(c) || is_digit(c)) {
      ++run.end;
    } else if (is_high(c) && mark_length(text, run.end) == 0) {
      run.plain = false;
      ++run.end;
    } else if ((c == '.' || c == ',') && run.end > at && is_digit(text[run.end - 1]) && run.end + 1 < text.size() &&
               is_digit(text[run.end + 1])) {
      ++run.end;
    } else if (c == '.' && is_letter(text[run.end - 1]) && (run.end == at + 1 || text[run.end - 2] == '.') &&
               run.end + 1 < text.size() && is_letter(text[run.end + 1]) &&
               (run.end + 2 >= text.size() || !is_letter(text[run.end + 2]))) {
      run.dotted = true;
      ++run.end;
    } else {
      break;
    }
  }
  if (run.dotted && run.end < text.size() && text[run.end] == '.') ++run.end;
  return run;
}

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t from, std::size_t to) : text_(text.substr(0, to)), at_(from) {}

  // Calls word(folded, begin, end, before, capital, hyphen) for each word.
  template <class Word>
  void run(const Word& word) {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (const std::size_t mark = mark_length(text_, at_); mark != 0) {
        if (typographic_apostrophe(text_, at_) && clitic(at_ + 3, word)) continue;
        before_ |= flag_of_mark(text_, at_);
        at_ += mark;
      } else if (c == '\'') {
        if (clitic(at_ + 1, word)) continue;
        before_ |= between_quote;
        ++at_;
      } else if (is_letter(c) || is_digit(c) || is_high(c)) {
        one_word(word);
      } else {
        separator(c);
      }
    }
  }

 private:
  void separator(char c) {
    if (c == '-') {
      const bool inner = at_ > 0 && at_ + 1 < text_.size() && text_[at_ - 1] != ' ' && text_[at_ + 1] != ' ' &&
                         text_[at_ - 1] != '-' && text_[at_ + 1] != '-';
      const bool doubled = at_ + 1 < text_.size() && text_[at_ + 1] == '-';
      const bool free = at_ > 0 && text_[at_ - 1] == ' ' && at_ + 1 < text_.size() && text_[at_ + 1] == ' ';
      if (inner) hyphen_ = true;
      if (doubled || free) before_ |= between_dash;
    } else if (c == '.') {
      std::size_t dots = 1;
      while (at_ + dots < text_.size() && text_[at_ + dots] == '.') ++dots;
      before_ |= dots > 1 ? between_comma : between_sentences;
      at_ += dots - 1;
    } else {
      before_ |= flag_of_byte(c);
    }
    ++at_;
  }

  // "'s", "'re", "'ll" after a word (also after a space, as in tokenised text).
  template <class Word>
  bool clitic(std::size_t after, const Word& word) {
    static constexpr std::array<std::string_view, 6> endings{"s", "re", "ve", "ll", "d", "m"};
    for (const std::string_view ending : endings) {
      if (!text_.substr(after).starts_with(ending)) continue;
      const std::size_t end = after + ending.size();
      if (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]))) continue;
      std::array<char, 4> folded{'\''};
      std::memcpy(folded.data() + 1, ending.data(), ending.size());
      emit({folded.data(), ending.size() + 1}, at_, end, false, word);
      at_ = end;
      return true;
    }
    return false;
  }

  template <class Word>
  void emit(std::string_view folded, std::size_t begin, std::size_t end, bool capital, const Word& word) {
    word(folded, begin, end, before_, capital, hyphen_);
    before_ = 0;
    hyphen_ = false;
  }

  template <class Word>
  void one_word(const Word& word) {
    const std::size_t begin = at_;
    const Run run = run_at(text_, at_);
    const std::string_view raw = text_.substr(begin, run.end - begin);
    at_ = run.end;
    const bool capital = is_upper(raw[0]);
    if (!run.plain) {
      text::fold_word(raw, wide_);
      emit(wide_, begin, run.end, capital || is_high(raw[0]), word);
      return;
    }
    std::array<char, longest_word> buffer;
    std::size_t size = 0;
    for (const char c : raw) {
      if (size == buffer.size()) break;
      if (c != '.') buffer[size++] = is_upper(c) ? static_cast<char>(c | 0x20) : c;
    }
    std::string_view folded(buffer.data(), size);
    if (folded == "us" && (run.dotted || raw == "US")) folded = "u.s";
    const std::size_t apostrophe = at_;
    if (negated(raw, apostrophe)) {
      // "don't": "do" and "n't"; "can't", "won't", "shan't" lose letters of their verb.
      std::string_view verb = folded.substr(0, folded.size() - 1);
      if (verb == "ca") verb = "can";
      if (verb == "wo") verb = "will";
      if (verb == "sha") verb = "shall";
      if (!verb.empty()) emit(verb, begin, run.end - 1, capital, word);
      at_ = apostrophe + (text_[apostrophe] == '\'' ? 2 : 4);
      emit("n't", run.end - 1, at_, false, word);
      return;
    }
    emit(folded, begin, run.end, capital, word);
    if (at_ < text_.size() && text_[at_] == '.' && abbreviation(folded) && capital) ++at_;
  }

  // Whether "n" at the end of `raw` goes on with "'t".
  bool negated(std::string_view raw, std::size_t apostrophe) const {
    if ((raw.back() != 'n' && raw.back() != 'N') || apostrophe >= text_.size()) return false;
    std::size_t t = 0;
    if (text_[apostrophe] == '\'')
      t = apostrophe + 1;
    else if (typographic_apostrophe(text_, apostrophe))
      t = apostrophe + 3;
    if (t == 0 || t >= text_.size() || (text_[t] != 't' && text_[t] != 'T')) return false;
    return t + 1 >= text_.size() || !is_letter(text_[t + 1]);
  }

  std::string_view text_;
  std::size_t at_;
  std::uint8_t before_ = 0;
  bool hyphen_ = false;
  std::string wide_;
};

}  // namespace

void scan_words(std::string_view text, std::uint32_t from, std::uint32_t to, const Vocabulary& words,
                std::vector<ScannedWord>& out) {
  Scanner(text, from, to)
      .run([&](std::string_view folded, std::size_t begin, std::size_t end, std::uint8_t before, bool capital,
               bool hyphen) {
        out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), words.find(folded), before,
                       capital, hyphen});
      });
}

std::vector<WordId> intern_words(std::string_view text, Vocabulary& words) {
  std::vector<WordId> ids;
  Scanner(text, 0, text.size()).run([&](std::string_view folded, std::size_t, std::size_t, std::uint8_t, bool, bool) {
    ids.push_back(words.intern(folded));
  });
  return ids;
}

}  // namespace onrecord::tables

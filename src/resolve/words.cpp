// Words of an article as names need them: abbreviations whole, possessives cut off, punctuation kept as gaps.
#include "resolve/words.h"

#include <utf8proc.h>

#include <algorithm>

#include "text/fold.h"

namespace onrecord::resolve {
namespace {

enum class Character : std::uint8_t { letter, digit, space, punctuation };

struct Decoded {
  std::int32_t code = 0;
  std::uint32_t size = 1;
};

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1};
  utf8proc_int32_t code = 0;
  const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                     static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (used <= 0) return {0xFFFD, 1};
  return {code, static_cast<std::uint32_t>(used)};
}

Character kind_of(std::int32_t c) {
  if (c < 0x80) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '@' || c == '_' || c == '#') return Character::letter;
    if (c >= '0' && c <= '9') return Character::digit;
    return c <= ' ' ? Character::space : Character::punctuation;
  }
  if (c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF || c == 0xAD) return Character::letter;
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
      return Character::space;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_SM:
      return Character::punctuation;
    default:
      return Character::letter;
  }
}

bool is_apostrophe(std::int32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2BC || c == '`' || c == 0x2018;
}
bool is_hyphen(std::int32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

std::uint16_t gap_of(std::int32_t c) {
  switch (c) {
    case ',':
      return gap::comma;
    case '.':
    case '!':
    case '?':
    case 0x2026:
      return gap::stop;
    case ';':
    case ':':
      return gap::colon;
    case '(':
    case '[':
      return gap::open;
    case ')':
    case ']':
      return gap::close;
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
      return gap::quote;
    case '-':
    case 0x2013:
    case 0x2014:
      return gap::dash;
    case '\n':
      return gap::line;
    case '\'':
    case 0x2018:
    case 0x2019:
    case '`':
      return 0;
    default:
      return kind_of(c) == Character::punctuation ? gap::other : 0;
  }
}

class Scanner {
 public:
  Scanner(const text::TokenizedText& text, const tables::ActorTables& tables, ArticleWords& out)
      : source_(text), text_(text.text), tables_(tables), out_(out) {}

  void scan() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const Decoded c = decode(text_, at);
      const Character kind = kind_of(c.code);
      if (kind == Character::letter || kind == Character::digit) {
        at = word(at);
      } else {
        gap_ |= gap_of(c.code);
        at += c.size;
      }
    }
  }

 private:
  bool word_character(std::size_t at) const {
    if (at >= text_.size()) return false;
    const Character kind = kind_of(decode(text_, at).code);
    return kind == Character::letter || kind == Character::digit;
  }

  // End of the word that begins at `begin`; notes where its last apostrophe and its parts stand.
  std::size_t end_of_word(std::size_t begin) {
    std::size_t at = begin, part = begin;
    apostrophe_ = hyphen_ = std::string_view::npos;
    while (at < text_.size()) {
      const Decoded c = decode(text_, at);
      const Character kind = kind_of(c.code);
      if (kind == Character::letter || kind == Character::digit) {
        at += c.size;
        continue;
      }
      if (!word_character(at + c.size)) break;
      if (is_apostrophe(c.code)) {
        apostrophe_ = at;
        apostrophe_size_ = c.size;
      } else if (is_hyphen(c.code)) {
        if (hyphen_ == std::string_view::npos) hyphen_ = at;
        part = at + c.size;
      } else if (c.code == '.' && at == part + 1) {
        part = at + 1;  // "U.S", never "relations.However"
      } else if (!(c.code == '&' || ((c.code == '.' || c.code == ',') && text_[at - 1] >= '0' && text_[at - 1] <= '9' &&
                                     text_[at + 1] >= '0' && text_[at + 1] <= '9'))) {
        break;
      }
      at += c.size;
    }
    return at;
  }

  std::size_t word(std::size_t begin) {
    std::size_t end = end_of_word(begin);
    if (hyphen_ != std::string_view::npos && splits_off(text_.substr(begin, hyphen_ - begin))) {
      add(begin, hyphen_, hyphen_);
      begin = hyphen_ + 1;
      end = end_of_word(begin);
    }
    std::size_t core = end;
    bool possessive = false, contraction = false;
    if (apostrophe_ != std::string_view::npos && apostrophe_ > begin) {
      const std::string_view tail = text_.substr(apostrophe_ + apostrophe_size_, end - apostrophe_ - apostrophe_size_);
      possessive = source_.lexicon->is(tail, "possessive_ending"_words);
      contraction = source_.lexicon->is(tail, "contracted_verb"_words);
      if (possessive || contraction) core = apostrophe_;
    } else if (end < text_.size() && (text_[end - 1] == 's' || text_[end - 1] == 'z')) {
      const Decoded next = decode(text_, end);  // "the Workers' Party"
      possessive = is_apostrophe(next.code) && end + next.size < text_.size() && text_[end + next.size] == ' ';
    }
    Word& word = add(begin, core, end);
    word.possessive = possessive;
    word.contraction = contraction;
    if (end < text_.size() && text_[end] == '.' && abbreviated(word, begin, core)) return end + 1;
    return end;
  }

  bool splits_off(std::string_view part) const { return source_.lexicon->is(part, "split_off_a_role"_words); }

  bool abbreviated(const Word& word, std::size_t begin, std::size_t end) const {
    return word.initial || text_.substr(begin, end - begin).find('.') != std::string_view::npos ||
           tables_.facts(word.id).is(tables::word_class::abbreviation);
  }

  Word& add(std::size_t begin, std::size_t core, std::size_t end) {
    Word word;
    word.begin = static_cast<std::uint32_t>(begin);
    word.end = static_cast<std::uint32_t>(core);
    word.gap = gap_;
    gap_ = 0;
    shape(word);
    place(word, static_cast<std::uint32_t>(end));
    word.row = source_.lexicon->find(text_.substr(begin, core - begin));
    text::fold_word(text_.substr(begin, core - begin), folded_);
    word.id = tables_.words().find(folded_);
    if (word.id == 0 && word.capital)
      word.id = static_cast<tables::WordId>(tables_.words().size()) + out_.own.intern(folded_);
    out_.words.push_back(word);
    return out_.words.back();
  }

  void shape(Word& word) const {
    const Decoded first = decode(text_, word.begin);
    word.digits = first.code >= '0' && first.code <= '9';
    const auto upper = [](std::int32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : utf8proc_tolower(c) != c; };
    word.capital = upper(first.code);
    int letters = 0;
    bool lower = false;
    for (std::size_t at = word.begin; at < word.end;) {
      const Decoded c = decode(text_, at);
      at += c.size;
      if (kind_of(c.code) != Character::letter) continue;
      ++letters;
      lower = lower || !upper(c.code);
    }
    word.initial = word.capital && letters == 1 && !word.digits;
    word.all_capitals = letters > 1 && !lower;
    if (!word.capital) word.capital = particle_and_capital(word, upper);
  }

  // "al-Masri", "el-Baz": a name that its own particle opens; the commonest one does so before small letters too.
  template <class Upper>
  bool particle_and_capital(const Word& word, Upper upper) const {
    constexpr std::size_t longest = 3;
    const std::string_view text = text_.substr(word.begin, word.end - word.begin);
    const std::size_t hyphen = text.find('-');
    if (hyphen == 0 || hyphen > longest || hyphen + 1 >= text.size()) return false;
    const std::string_view part = text.substr(0, hyphen);
    if (!tables_.facts(tables_.words().find(part)).is(tables::word_class::particle)) return false;
    return source_.lexicon->is(part, "commonest_particle"_words) || upper(decode(text_, word.begin + hyphen + 1).code);
  }

  // Sentence, paragraph and quotation state from the tokens, which advance together with the words.
  void place(Word& word, std::uint32_t) {
    while (token_ < source_.tokens.size() && source_.tokens[token_].end <= word.begin) ++token_;
    while (sentence_ + 1 < source_.sentences.size() && source_.sentences[sentence_].end <= token_) ++sentence_;
    while (paragraph_ + 1 < source_.paragraphs.size() && source_.paragraphs[paragraph_].end <= token_) ++paragraph_;
    word.sentence = sentence_;
    word.paragraph = paragraph_;
    word.quoted = token_ < source_.tokens.size() && source_.tokens[token_].quote != text::QuoteState::outside;
    word.sentence_start = out_.words.empty() || out_.words.back().sentence != word.sentence;
  }

  const text::TokenizedText& source_;
  std::string_view text_;
  const tables::ActorTables& tables_;
  ArticleWords& out_;
  std::uint16_t gap_ = 0;
  std::uint32_t token_ = 0, sentence_ = 0, paragraph_ = 0;
  std::size_t apostrophe_ = std::string_view::npos, hyphen_ = std::string_view::npos;
  std::uint32_t apostrophe_size_ = 1;
  std::string folded_;
};

}  // namespace

std::size_t ArticleWords::at_byte(std::uint32_t byte) const {
  const auto found = std::partition_point(words.begin(), words.end(), [&](const Word& w) { return w.end <= byte; });
  return static_cast<std::size_t>(found - words.begin());
}

void split_words(const text::TokenizedText& text, const tables::ActorTables& tables, ArticleWords& out) {
  out.text = text.text;
  out.lexicon = text.lexicon;
  out.words.clear();
  out.own.clear();
  Scanner(text, tables, out).scan();
}

}  // namespace onrecord::resolve

// Parses a pattern, left to right, once.
#include "tables/pattern.h"

#include <algorithm>

#include "tables/word_scan.h"

namespace onrecord::tables {
namespace {

constexpr int longest_gap = 12;
constexpr std::size_t most_choices = 4096;
constexpr std::size_t most_words_of_a_set = 100'000;

class Parser {
 public:
  Parser(std::string_view text, const WordSets& sets, const WordForms& forms, Vocabulary& words)
      : text_(text), sets_(sets), forms_(forms), words_(words) {}

  Pattern parse() {
    Pattern pattern;
    for (skip(); at_ < text_.size(); skip()) pattern.parts.push_back(part());
    check(pattern);
    return pattern;
  }

 private:
  [[noreturn]] void fail(const std::string& message, std::size_t at) const { throw PatternFault{message, at + 1}; }
  void skip() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  std::string_view until(std::string_view stops) {
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_of(stops, at_), text_.size());
    return text_.substr(begin, at_ - begin);
  }

  PatternPart part() {
    switch (text_[at_]) {
      case '*':
        return gap();
      case '<':
        return placeholder();
      case '{':
        return braces();
      case '}':
      case '|':
      case '>':
        fail(std::string("'") + text_[at_] + "' without its opening", at_);
      default:
        break;
    }
    PatternPart part;
    const std::size_t begin = at_;
    add_choice(until(" {}|<>"), begin, part);
    return part;
  }

  PatternPart gap() {
    const std::size_t begin = at_++;
    int size = 0;
    const std::size_t digits = at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9' && size <= longest_gap)
      size = size * 10 + (text_[at_++] - '0');
    if (at_ == digits) fail("'*' needs a number of words: *3", begin);
    if (size < 1 || size > longest_gap) fail("a gap of 1 to " + std::to_string(longest_gap) + " words", begin);
    PatternPart part;
    part.kind = PatternPart::Kind::gap;
    part.gap = static_cast<std::uint8_t>(size);
    return part;
  }

  PatternPart placeholder() {
    const std::size_t begin = at_;
    const std::string_view name = until(">");
    if (at_ == text_.size()) fail("'<' without '>'", begin);
    ++at_;
    PatternPart part;
    if (name == "<issue")
      part.kind = PatternPart::Kind::issue;
    else if (name == "<actor")
      part.kind = PatternPart::Kind::actor;
    else
      fail("unknown placeholder " + std::string(name) + ">; there are <issue> and <actor>", begin);
    return part;
  }

  PatternPart braces() {
    const std::size_t begin = at_++;
    PatternPart part;
    while (true) {
      const std::size_t choice = at_;
      add_choice(until("|}{"), choice, part);
      if (at_ == text_.size() || text_[at_] == '{') fail("'{' without '}'", begin);
      if (text_[at_++] == '}') break;
    }
    return part;
  }

  // One alternative: words, of which any may be inflected or a set.
  void add_choice(std::string_view text, std::size_t column, PatternPart& part) {
    std::vector<WordChain> chains{WordChain{}};
    std::size_t at = 0;
    while (true) {
      at = std::min(text.find_first_not_of(' ', at), text.size());
      if (at == text.size()) break;
      const std::size_t end = std::min(text.find(' ', at), text.size());
      const std::vector<WordChain> next = word(text.substr(at, end - at), column + at);
      std::vector<WordChain> longer;
      for (const WordChain& head : chains)
        for (const WordChain& tail : next) {
          longer.push_back(head);
          longer.back().insert(longer.back().end(), tail.begin(), tail.end());
        }
      if (longer.size() > most_choices) fail("too many alternatives", column + at);
      chains = std::move(longer);
      at = end;
    }
    part.choices.insert(part.choices.end(), chains.begin(), chains.end());
  }

  std::vector<WordChain> word(std::string_view text, std::size_t column) {
    if (text.starts_with('@')) {
      std::vector<WordChain> chains;
      add_set(text, column, chains, 0);
      return chains;
    }
    if (text.find_first_of("@<>*") != std::string_view::npos) fail("not a word: " + std::string(text), column);
    const std::size_t tilde = text.find('~');
    if (tilde == std::string_view::npos) return {literal(text, column)};
    if (tilde + 1 != text.size() || tilde == 0) fail("'~' stands at the end of a word", column + tilde);
    std::vector<WordChain> chains;
    for (const std::string& form : forms_.of_verb(text.substr(0, tilde))) chains.push_back(literal(form, column));
    return chains;
  }

  void add_set(std::string_view name, std::size_t column, std::vector<WordChain>& out, int depth) {
    const auto set = sets_.find(name);
    if (set == sets_.end()) fail("undefined set " + std::string(name), column);
    if (depth > 8) fail("sets that hold each other: " + std::string(name), column);
    // Sets of sets of sets multiply: a table of some lines could fill the memory.
    if (out.size() > most_words_of_a_set)
      fail("a set of more than " + std::to_string(most_words_of_a_set) + " words: " + std::string(name), column);
    for (const std::string& member : set->second) {
      if (member.starts_with('@')) {
        add_set(member, column, out, depth + 1);
      } else if (member.ends_with('~')) {
        for (const std::string& form : forms_.of_verb(std::string_view(member).substr(0, member.size() - 1)))
          out.push_back(literal(form, column));
      } else {
        out.push_back(literal(member, column));
      }
    }
  }

  WordChain literal(std::string_view text, std::size_t column) {
    WordChain chain = intern_words(text, words_);
    if (chain.empty()) fail("no word: " + std::string(text), column);
    ++literals_;
    return chain;
  }

  void check(const Pattern& pattern) const {
    if (pattern.parts.empty()) fail("empty pattern: it matches empty text", 0);
    if (literals_ == 0) fail("a pattern needs one literal word", 0);
    const auto empty_part = [](const PatternPart& part) {
      if (part.kind == PatternPart::Kind::gap) return true;
      return part.kind == PatternPart::Kind::words &&
             std::any_of(part.choices.begin(), part.choices.end(), [](const WordChain& c) { return c.empty(); });
    };
    if (std::all_of(pattern.parts.begin(), pattern.parts.end(), empty_part)) fail("the pattern matches empty text", 0);
    if (pattern.parts.front().kind == PatternPart::Kind::gap || pattern.parts.back().kind == PatternPart::Kind::gap)
      fail("a gap at the pattern's end", 0);
    for (std::size_t i = 1; i < pattern.parts.size(); ++i)
      if (pattern.parts[i].kind == PatternPart::Kind::gap && pattern.parts[i - 1].kind == PatternPart::Kind::gap)
        fail("two gaps in a row", 0);
  }

  std::string_view text_;
  const WordSets& sets_;
  const WordForms& forms_;
  Vocabulary& words_;
  std::size_t at_ = 0;
  std::size_t literals_ = 0;
};

}  // namespace

Pattern parse_pattern(std::string_view text, const WordSets& sets, const WordForms& forms, Vocabulary& words) {
  return Parser(text, sets, forms, words).parse();
}

}  // namespace onrecord::tables
